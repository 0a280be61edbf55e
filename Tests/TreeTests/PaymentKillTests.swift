import Foundation
import JSONRPC
import Kernel
import NIOConcurrencyHelpers
import Postgres
import TestKit
import Testing
import Wire

/// A run of payments is finished, each once, however often the server dies in it.
@Suite(.database) struct PaymentKillTests {
    private static let payers = 6
    private static let tranchesEach = 15
    private static let killsAfter = [30, 90]

    @Test func `a payment run survives kill -9: none is lost, none is paid twice`() async throws {
        let world = try World()
        let tranches = try await released(in: world)
        let pairs = try await officers(in: world)
        let folder = "/tmp/tz-\(UUID().uuidString.prefix(8))/"
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let place = try TestDatabase.current.connectionString("tizilim_read")
        let (book, server) = (PaymentBook(), ServerProcess(database: place, folder: folder))
        await server.start()
        await withTaskGroup(of: Void.self) { group in
            for (index, pair) in pairs.enumerated() {
                let begin = index * Self.tranchesEach
                let own = Array(tranches[begin..<begin + Self.tranchesEach])
                group.addTask { await Self.pay(own, by: pair, to: server, book) }
            }
            group.addTask {
                for threshold in Self.killsAfter {
                    while book.answered < threshold {
                        try? await Task.sleep(for: .milliseconds(2))
                    }
                    await server.kill()
                    await server.start()
                }
            }
        }
        await server.kill()
        try await verify(book)
    }

    /// A contract of the akimat in as many tranches as there are payments, all released.
    private func released(in world: World) async throws -> [JSON] {
        try await Superuser.enterCalendar()
        let keepers = (try await world.actor(.administrator), try await world.actor(.administrator))
        let household = try await Household(
            "own", of: "KZ-75", born: "990106", in: world, keepers: keepers)
        let subjects = try await household.make(.contracted)
        let count = Self.payers * Self.tranchesEach
        // An advance, and behind it one for each report.
        let parts = (0..<count).map { number -> JSON in
            var part: JSON.Object = [
                "dueOn": "2026-03-01", "lines": [Household.part(subjects, "0.11")],
            ]
            if number > 0 { part["report"] = .int(number) }
            if number > 0 { part["reportDueOn"] = "2026-02-20" }
            return .object(part)
        }
        let planned = try await household.second.call(
            "tranche.plan",
            [
                "contract": subjects.contract.contract, "version": 1,
                "tranches": .array(parts),
            ])
        try await report(count - 1, on: subjects, in: household)
        let tranches = planned["tranches"]?.array?.compactMap { $0["id"] } ?? []
        for tranche in tranches {
            _ = try await household.second.call("tranche.release", ["tranche": tranche])
        }
        #expect(tranches.count == count)
        return tranches
    }

    /// So many reports, each accepted.
    private func report(
        _ count: Int, on subjects: Subjects, in household: Household
    ) async throws {
        let author = try await household.representative(of: subjects)
        for number in 1...count {
            let report = Household.report(subjects).merged([
                "number": .int(number), "kind": "interim",
            ])
            let made = try await author.call("projectReport.submit", report)
            _ = try await household.second.call(
                "projectReport.accept", ["report": made["id"] ?? .null, "version": 1])
        }
    }

    private func officers(
        in world: World
    ) async throws -> [(one: TestKit.Actor, other: TestKit.Actor)] {
        var pairs: [(one: TestKit.Actor, other: TestKit.Actor)] = []
        for _ in 0..<Self.payers {
            pairs.append((try await world.officer(), try await world.officer()))
        }
        return pairs
    }

    /// Orders and confirms one after the other; a call whose answer is lost is repeated under its key.
    private static func pay(
        _ tranches: [JSON], by pair: (one: TestKit.Actor, other: TestKit.Actor),
        to server: ServerProcess, _ book: PaymentBook
    ) async {
        for tranche in tranches {
            let name = tranche.string ?? ""
            guard
                let payment = await ask(
                    "payment.execute",
                    ["tranche": tranche, "idempotencyKey": .string("e\(name)")], as: pair.one,
                    to: server, book)
            else { continue }
            _ = await ask(
                "payment.confirm",
                [
                    "payment": .string(payment), "paidOn": "2026-02-10",
                    "reference": .string("KZ-\(name)"), "idempotencyKey": .string("c\(name)"),
                ], as: pair.other, to: server, book)
        }
    }

    /// The id in the answer, at last.
    private static func ask(
        _ method: String, _ params: JSON.Object, as actor: TestKit.Actor,
        to server: ServerProcess, _ book: PaymentBook
    ) async -> String? {
        for _ in 0..<50 {
            do {
                let client = try await server.connect(as: actor)
                let answer: JSON
                do {
                    answer = try await client.ask(method, params)
                } catch {
                    await client.close()
                    throw error
                }
                await client.close()
                if let id = answer["result"]?["id"]?.string {
                    book.acknowledge()
                    return id
                }
            } catch {
                book.lose()
            }
        }
        return nil
    }

    private func verify(_ book: PaymentBook) async throws {
        let count = String(Self.payers * Self.tranchesEach)
        #expect(book.answered == 2 * Self.payers * Self.tranchesEach)
        #expect(book.losses > 0, "no call was under way when the server was killed")
        let rows = try await Superuser.rows(
            """
            SELECT (SELECT count(*) FROM financing.payments),
                   (SELECT count(*) FROM financing.payment_confirmations),
                   (SELECT count(*) FROM financing.ledger_entries WHERE act = 'payment.confirm'),
                   (SELECT count(*) FROM financing.tranches WHERE state = 'paid'),
                   (SELECT count(*) FROM journal.entries WHERE subject_kind = 'payment'),
                   (SELECT paid_tiyn FROM financing.contract_lines)
            """)
        let twice = String(2 * Self.payers * Self.tranchesEach)
        let paid = String(11 * Self.payers * Self.tranchesEach)
        #expect(rows == [[count, count, count, count, twice, paid]])
    }
}

/// What the clients themselves know.
private final class PaymentBook: Sendable {
    private let state = NIOLockedValueBox((answered: 0, losses: 0))

    var answered: Int { state.withLockedValue(\.answered) }
    var losses: Int { state.withLockedValue(\.losses) }

    func acknowledge() { state.withLockedValue { $0.answered += 1 } }
    func lose() { state.withLockedValue { $0.losses += 1 } }
}
