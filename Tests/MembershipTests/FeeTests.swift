import JSONRPC
import Kernel
import TestKit
import Testing

@testable import Membership

/// Invoices, what is paid, paid back and waived; arrears; races on one membership.
@Suite(.database) struct FeeTests {
    @Test func `totals are the sum of the entries, to the tiyn`() async throws {
        let scene = try await MembershipScene()
        let member = try await scene.full()
        let invoice = try await scene.coordinator.call(
            "fee.invoice", ["membership": member.membership, "from": "2026-05-17"])
        #expect(invoice["coversFrom"] == "2026-01-01")
        #expect(invoice["coversTo"] == "2027-01-01")
        let id = try #require(invoice["id"])
        let steps: [(String, String)] = [
            ("fee.pay", "7000.01"), ("fee.waive", "1999.99"), ("fee.refund", "0.01"),
            ("fee.pay", "5000.00"),
        ]
        var open: JSON?
        for (index, step) in steps.enumerated() {
            var params: JSON.Object = [
                "invoice": id, "version": .int(Int64(index + 1)), "amount": .string(step.1),
            ]
            if step.0 != "fee.waive" {
                params["paidOn"] = "2026-06-01"
                params["document"] = "9"
            }
            if step.0 != "fee.pay" { params["reason"] = "Қате" }
            open = try await scene.coordinator.call(step.0, params)["open"]
        }
        #expect(open == "-1999.99")
        let balance = try await member.actor.call("fee.balance")
        #expect(balance["invoiced"] == "32000.00")
        #expect(balance["paid"] == "32000.01")
        #expect(balance["refunded"] == "0.01")
        #expect(balance["waived"] == "1999.99")
        #expect(balance["balance"] == "-1999.99")
        try await Self.expectBalanced(scene)
    }

    @Test func `no year is charged for twice, and nothing beyond what is there is given away`()
        async throws
    {
        let scene = try await MembershipScene()
        let member = try await scene.full()
        let first = try await scene.coordinator.call(
            "fee.invoice", ["membership": member.membership, "from": "2026-01-01"])
        #expect(
            await scene.coordinator.failure(
                of: "fee.invoice", ["membership": member.membership, "from": "2026-12-31"])
                == .conflict(.violated("invoices_no_overlap")))
        let id = try #require(first["id"])
        #expect(
            await scene.coordinator.failure(
                of: "fee.waive",
                ["invoice": id, "version": 1, "amount": "12000.01", "reason": "Көп"])
                == .conflict(.violated("invoices_waived_owed")))
        #expect(
            await scene.coordinator.failure(
                of: "fee.refund",
                [
                    "invoice": id, "version": 1, "amount": "0.01", "reason": "Көп",
                    "paidOn": "2026-06-01", "document": "9",
                ]) == .conflict(.violated("invoices_refunded_paid")))
        let free = try await scene.associate()
        #expect(
            await scene.coordinator.failure(
                of: "fee.invoice", ["membership": free.membership]) == .conflict(.feeNone))
    }

    @Test func `arrears come after due day and grace`() async throws {
        let scene = try await MembershipScene()
        let member = try await scene.full()
        let invoice = try await scene.coordinator.call(
            "fee.invoice", ["membership": member.membership])
        let id = invoice["id"]?.string ?? ""
        #expect(try await scene.coordinator.call("fee.arrears")["items"] == [])
        _ = try await scene.rows(
            "UPDATE membership.invoices SET due_on = current_date - 10 WHERE id = '\(id)'")
        let arrears = try await scene.coordinator.call("fee.arrears")
        #expect(arrears["items"]?.array?.compactMap { $0["id"]?.string } == [id])
        #expect(arrears["items"]?.array?.first?["open"] == "12000.00")
    }

    /// Whatever the order: one version after the other, periods apart, totals as the entries say.
    @Test func `200 acts at once on one member end as some order of them would`() async throws {
        let scene = try await MembershipScene()
        let member = try await scene.full()
        let invoice = try await scene.coordinator.call(
            "fee.invoice", ["membership": member.membership, "from": "2026-01-01"])
        let id = try #require(invoice["id"])
        let answers = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<200 {
                group.addTask {
                    await Self.act(number, scene, member.membership, id)
                }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        // How many depends on the order, which depends on the machine.
        #expect(answers > 5, "only \(answers) of 200 were taken")
        try await Self.expectBalanced(scene)
        let counts = try await scene.rows(
            """
            SELECT (SELECT count(*) FROM membership.acts a WHERE a.membership_id = m.id), m.seq,
                   m.version, (SELECT count(*) FROM journal.entries e WHERE e.subject_id = m.id),
                   (SELECT count(*) FROM membership.periods p
                    WHERE p.membership_id = m.id AND p.valid_to IS NULL)
            FROM membership.memberships m
            """)[0].compactMap { Int($0 ?? "") }
        #expect(counts[0] == counts[1] && counts[1] == counts[2] && counts[2] == counts[3])
        #expect(counts[4] == 1)
        let paid = try await scene.rows(
            """
            SELECT i.version - 1, (SELECT count(*) FROM membership.fee_entries e
                WHERE e.invoice_id = i.id AND e.act <> 'invoice')
            FROM membership.invoices i WHERE i.id = '\(id.string ?? "")'
            """)[0]
        #expect(paid[0] == paid[1])
    }

    /// Reads the version and acts on it, as often as others come between.
    private static func act(
        _ number: Int, _ scene: MembershipScene, _ membership: JSON, _ invoice: JSON
    ) async -> Bool {
        for _ in 0..<6 {
            do throws(Failure) {
                if number.isMultiple(of: 2) {
                    try await pay(number, scene, invoice)
                } else {
                    try await suspendOrResume(scene, membership)
                }
                return true
            } catch {
                continue
            }
        }
        return false
    }

    private static func pay(
        _ number: Int, _ scene: MembershipScene, _ invoice: JSON
    ) async throws(Failure) {
        let page = try await scene.coordinator.call("membership.list")
        let balance = try await scene.coordinator.call(
            "fee.balance", ["organisation": page["items"]?.array?.first?["organisation"] ?? ""])
        let version = balance["invoices"]?.array?.first { $0["id"] == invoice }?["version"]
        _ = try await scene.coordinator.call(
            "fee.pay",
            [
                "invoice": invoice, "version": version ?? 0, "amount": "1.01",
                "paidOn": "2026-06-01", "document": .string("\(number)"),
            ])
    }

    private static func suspendOrResume(
        _ scene: MembershipScene, _ membership: JSON
    ) async throws(Failure) {
        let member = try await scene.coordinator.call(
            "membership.get", ["membership": membership])
        let isActive = member["state"] == "active"
        var params: JSON.Object = [
            "membership": membership, "version": member["version"] ?? 0,
            "decision": MembershipScene.decision(on: "2026-03-01"),
        ]
        if isActive { params["reason"] = "Жарна" }
        _ = try await scene.coordinator.call(
            isActive ? "membership.suspend" : "membership.resume", params)
    }

    static func expectBalanced(_ scene: MembershipScene) async throws {
        let wrong = try await scene.rows(
            """
            SELECT i.id FROM membership.invoices i
            LEFT JOIN membership.fee_entries e
                ON e.tenant_id = i.tenant_id AND e.invoice_id = i.id
            GROUP BY i.tenant_id, i.id
            HAVING i.amount_tiyn <> sum(e.amount_tiyn) FILTER (WHERE e.act = 'invoice')
                OR i.paid_tiyn <> coalesce(sum(e.amount_tiyn) FILTER (WHERE e.act = 'pay'), 0)
                OR i.refunded_tiyn
                    <> coalesce(sum(e.amount_tiyn) FILTER (WHERE e.act = 'refund'), 0)
                OR i.waived_tiyn <> coalesce(sum(e.amount_tiyn) FILTER (WHERE e.act = 'waive'), 0)
                OR i.open_tiyn <> coalesce(sum(e.amount_tiyn)
                        FILTER (WHERE e.debit = 'receivable'), 0)
                    - coalesce(sum(e.amount_tiyn) FILTER (WHERE e.credit = 'receivable'), 0)
            """)
        #expect(wrong.isEmpty)
    }
}
