import Foundation
import JSONRPC
import Kernel
import Postgres
import TestKit
import Testing

@testable import Financing

/// Who sees an application when, and what is in time.
@Suite(.database) struct ApplicationTests {
    @Test func `an application is sealed until its order is opened`() async throws {
        let scene = try await FinancingScene()
        let order = try await scene.order()
        let (application, actor, _) = try await scene.submit(to: order)
        let withdrawn = try await scene.submit(to: order, "Қайтарылған")
        let receipt = try await withdrawn.actor.call(
            "application.withdraw", ["application": withdrawn.application, "version": 2])
        expect(receipt, looksLike: WithdrawApplication.self)
        try await isCommitted(receipt, of: withdrawn, in: scene)
        let (_, hesitant) = try await scene.organisation("Ойланған")
        _ = try await hesitant.call(
            "application.draft", ["order": order, "content": FinancingScene.application()])

        let auditor = try await scene.world.actor(.auditor)
        let stranger = try await scene.world.officer(of: "KZ-71")
        for somebody in [scene.officer, stranger, withdrawn.actor] {
            #expect(
                await somebody.failure(of: "application.get", ["application": application])
                    == .notFound(noun: "application"))
        }
        for somebody in [scene.officer, auditor, scene.world.anonymous, actor] {
            let seen = try await somebody.call("order.get", ["order": order])
            #expect(seen["applications"] == nil)
            #expect(
                try await somebody.call("order.applications", ["order": order])["items"] == [])
        }
        #expect(try await seen(scene, "financing.submissions") == "0")
        #expect(
            await scene.officer.failure(of: "order.open", ["order": order, "version": 1])
                == .conflict(.orderNotClosed))

        try await scene.close(order)
        #expect(
            await actor.failure(
                of: "application.submit", ["application": application, "version": 2])
                == .conflict(.orderClosed))
        let opened = try await scene.officer.call("order.open", ["order": order, "version": 1])
        #expect(opened["state"] == "closed")
        #expect(opened["applications"] == 1)
        let read = try await scene.second.call("application.get", ["application": application])
        let content = read["submissions"]?.array?.first?["content"]
        #expect(content?["amount"] == "2500000.00")
        #expect(try await seen(scene, "financing.submissions") == "1")
        #expect(
            await stranger.failure(of: "application.get", ["application": application])
                == .notFound(noun: "application"))
        #expect(
            await scene.officer.failure(
                of: "application.get", ["application": withdrawn.application])
                == .notFound(noun: "application"))
        let list = try await scene.world.anonymous.call("order.applications", ["order": order])
        #expect(list["items"]?.array?.map { $0["application"] } == [application])
    }

    /// How many rows the akimat's own database role finds, with its settings.
    private func seen(_ scene: FinancingScene, _ table: String) async throws -> String? {
        let tenant = scene.officer.caller.tenant?.description ?? ""
        return try await BlockingConnection.run(
            scene.world.database.connectionString("tizilim_app")
        ) { connection in
            try connection.execute(
                "SELECT set_config('tizilim.tenant', '\(tenant)', false)")
            return try connection.execute("SELECT count(*) FROM \(table)").single
        }
    }

    /// The receipt opens the commitment of an entry that looks like a submission's.
    private func isCommitted(
        _ receipt: JSON, of withdrawn: (application: JSON, actor: Actor, answer: JSON),
        in scene: FinancingScene
    ) async throws {
        let seal = try #require(receipt["receipt"])
        let text = "withdrawn \(withdrawn.application.string ?? "") 3"
        let rows = try await scene.rows(
            """
            SELECT e.type, e.actor, e.principal_id IS NULL,
                   e.leaf LIKE '%\(seal["commitment"]?.string ?? "-")%',
                   encode(sha256(decode('\(seal["salt"]?.string ?? "")', 'hex')
                       || convert_to('\(text)', 'UTF8')), 'hex')
            FROM (SELECT *, convert_from(leaf, 'UTF8') AS leaf FROM (
                SELECT type, actor, principal_id, id, leaf FROM journal.entries) x) e
                (type, actor, principal_id, id, raw, leaf)
            WHERE e.id = '\(seal["entry"]?.string ?? "")'
            """)
        #expect(
            rows == [
                ["application.sealed", "sealed", "t", "t", seal["commitment"]?.string]
            ])
        let own = try await withdrawn.actor.call(
            "application.get", ["application": withdrawn.application])
        expect(own, looksLike: GetApplication.self)
        #expect(own["withdrawals"]?.array?.map { $0["receipt"] } == [seal])
    }

    @Test func `no role but the applicant's may look at drafts and steps`() async throws {
        let scene = try await FinancingScene()
        for table in ["financing.applications", "financing.application_steps"] {
            for role in DatabaseRole.allCases where role != .applicant {
                let refusal = await #expect(throws: BlockingError.self) {
                    try await BlockingConnection.run(
                        scene.world.database.connectionString(role.rawValue)
                    ) { try $0.execute("SELECT count(*) FROM \(table)") }
                }
                #expect(refusal?.sqlstate == "42501", "\(role) \(table)")
            }
        }
    }

    @Test func `the receipt opens the commitment in the journal, which names nobody`()
        async throws
    {
        let scene = try await FinancingScene()
        let order = try await scene.order()
        let (application, actor, answer) = try await scene.submit(to: order)
        let receipt = try #require(answer["receipt"])
        let entry = receipt["entry"]?.string ?? ""
        let row = try #require(
            try await scene.rows(
                """
                SELECT convert_from(leaf, 'UTF8'), actor, tenant_id, principal_id, public
                FROM journal.entries WHERE id = '\(entry)'
                """
            ).first)
        #expect(Array(row.dropFirst()) == ["sealed", nil, nil, "t"])
        let leaf = try JSON(parsing: row[0] ?? "")
        #expect(leaf["facts"] == ["commitment": receipt["commitment"] ?? .null])
        #expect(leaf["tenant"] == nil)
        for secret in [application, order] {
            #expect(!(row[0] ?? "").contains(secret.string ?? "?"))
        }
        let own = try await actor.call("application.get", ["application": application])
        let content = try #require(own["submissions"]?.array?.first?["content"])
        let salt = Data(hex: receipt["salt"]?.string ?? "")
        let text = String(decoding: try content.canonical(), as: UTF8.self)
        #expect(
            .string(SealedEntry.commitment(to: text, salt: Array(salt)))
                == receipt["commitment"])
        // What was handed in can't be swapped, not even by who owns the database's tables.
        await #expect(throws: (any Error).self) {
            try await scene.rows("UPDATE financing.submissions SET content = '{}'")
        }
    }

    @Test func `a microsecond decides`() async throws {
        let scene = try await FinancingScene()
        let order = try await scene.order()
        let (application, _, _) = try await scene.submit(to: order)
        func step(_ at: String) -> String {
            """
            INSERT INTO financing.application_steps (tenant_id, application_id, seq, order_id,
                organisation_id, from_state, to_state, act, opens_at, closes_at, at, principal_id)
            SELECT tenant_id, application_id, 3, order_id, organisation_id, 'submitted',
                'withdrawn', 'application.withdraw', opens_at, closes_at, \(at), principal_id
            FROM financing.application_steps
            WHERE application_id = '\(application.string ?? "")' AND seq = 2
            """
        }
        for late in ["closes_at", "closes_at + interval '1 microsecond'"] {
            let refusal = await #expect(throws: BlockingError.self) {
                try await scene.rows(step(late))
            }
            #expect(refusal?.message.contains("application_steps_in_time") == true)
        }
        try await scene.rows(step("closes_at - interval '1 microsecond'"))
    }

    @Test func `an extended deadline reaches what was handed in before`() async throws {
        let scene = try await FinancingScene()
        let order = try await scene.order()
        let (application, actor, _) = try await scene.submit(to: order)
        _ = try await scene.officer.call(
            "order.amend",
            [
                "order": order, "version": 1, "reason": "Больше времени",
                "closesAt": .string(FinancingScene.instant(7_200)),
            ])
        let replaced = try await actor.call(
            "application.submit", ["application": application, "version": 2])
        #expect(replaced["seq"] == 3)
        try await scene.close(order)
        let opened = try await scene.officer.call("order.open", ["order": order, "version": 2])
        #expect(opened["applications"] == 1)
        let read = try await scene.officer.call("application.get", ["application": application])
        #expect(read["submissions"]?.array?.map { $0["seq"] } == [3])
    }

    @Test func `a draft that lacks something says all of it`() async throws {
        let scene = try await FinancingScene()
        let order = try await scene.order()
        let (_, actor) = try await scene.organisation()
        let drafted = try await actor.call(
            "application.draft",
            [
                "order": order,
                "content": [
                    "amount": "3000000.01", "months": 2,
                    "spending": [["item": "Аренда", "amount": "1.00"]],
                ],
            ])
        let id = drafted["id"] ?? .null
        let failure = await actor.failure(
            of: "application.submit", ["application": id, "version": 1])
        guard case .invalidParameters(let problems) = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
        #expect(
            Set(problems.map(\.path)) == [
                "content.title", "content.summary", "content.indicators", "content.amount",
                "content.spending", "content.months",
            ])
        _ = try await actor.call(
            "application.update",
            ["application": id, "version": 1, "content": FinancingScene.application()])
        #expect(
            await actor.failure(of: "application.submit", ["application": id, "version": 1])
                == .conflict(.stale))
        _ = try await actor.call("application.submit", ["application": id, "version": 2])
        // Several people of one organisation work on it; a second one of the same is refused.
        #expect(
            await actor.failure(
                of: "application.draft",
                ["order": order, "content": FinancingScene.application()])
                == .conflict(.violated("applications_once")))
    }

    @Test func `an order to which nobody applied fails, and its money is free`() async throws {
        let scene = try await FinancingScene()
        let order = try await scene.order()
        try await scene.close(order)
        let opened = try await scene.officer.call("order.open", ["order": order, "version": 1])
        #expect(opened["state"] == "failed")
        #expect(
            try await scene.rows("SELECT reserved_tiyn FROM financing.budget_lines") == [["0"]])
        #expect(
            await scene.officer.failure(of: "order.open", ["order": order, "version": 2])
                == .conflict(.orderNotAnnounced))
    }

    /// TIZILIM_APPLICANTS=500 is the long form.
    @Test
    func
        `of those who submit as the deadline passes all are told, and every accepted one is there`()
        async throws
    {
        let count = Int(ProcessInfo.processInfo.environment["TIZILIM_APPLICANTS"] ?? "") ?? 40
        let scene = try await FinancingScene()
        let order = try await scene.order()
        var applicants: [(Actor, JSON)] = []
        for number in 0..<count {
            let (_, actor) = try await scene.organisation("Қор \(number)")
            let drafted = try await actor.call(
                "application.draft", ["order": order, "content": FinancingScene.application()])
            applicants.append((actor, drafted["id"] ?? .null))
        }
        try await scene.close(order, secondsAgo: -0.3)
        // All at once, and the officer opens as soon as it can be opened.
        let outcomes = try await withThrowingTaskGroup(of: Bool.self) { group in
            for (actor, application) in applicants {
                group.addTask {
                    let failure = await actor.failure(
                        of: "application.submit",
                        ["application": application, "version": 1])
                    switch failure {
                    case nil: return true
                    case .conflict(.orderClosed), .conflict(.orderNotAnnounced),
                        .conflict(.violated("application_steps_in_time")):
                        return false
                    default: throw failure ?? .deadline
                    }
                }
            }
            var failure: Failure? = .conflict(.orderNotClosed)
            while failure == .conflict(.orderNotClosed) {
                failure = await scene.officer.failure(
                    of: "order.open", ["order": order, "version": 1])
            }
            #expect(failure == nil)
            var outcomes: [Bool] = []
            for try await outcome in group { outcomes.append(outcome) }
            return outcomes
        }
        #expect(outcomes.count == count)
        let accepted = outcomes.count { $0 }
        let read = try await scene.world.anonymous.call("order.get", ["order": order])
        #expect(read["applications"] == (accepted > 0 ? .int(accepted) : 0))
        #expect(
            try await scene.rows("SELECT count(*) FROM financing.opened_applications")
                == [[String(accepted)]])
        #expect(
            try await scene.rows("SELECT count(*) FROM financing.submissions")
                == [[String(accepted)]])
    }
}

extension Data {
    fileprivate init(hex: String) {
        self.init()
        var digits = Substring(hex)
        while digits.count >= 2 {
            append(UInt8(digits.prefix(2), radix: 16) ?? 0)
            digits = digits.dropFirst(2)
        }
    }
}
