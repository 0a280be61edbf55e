import JSONRPC
import Kernel
import Postgres
import TestKit
import Testing

@testable import Financing

@Suite(.database) struct PaymentTests {
    @Test func `an advance is released, ordered by one and confirmed by another`() async throws {
        let scene = try await ContractScene()
        let contract = try await scene.sign()
        let tranche = try #require(
            try await scene.plan([scene.tranche("800000.00")], of: contract).first)
        #expect(
            await scene.officer.failure(of: "payment.execute", ["tranche": tranche])
                == .conflict(.trancheNotReleased))
        let released = try await scene.officer.call("tranche.release", ["tranche": tranche])
        expect(released, looksLike: ReleaseTranche.self)
        let ordered = try await scene.officer.call("payment.execute", ["tranche": tranche])
        expect(ordered, looksLike: ExecutePayment.self)
        #expect(ordered["amount"] == "800000.00")
        let payment = try #require(ordered["id"])
        // A second click, by whomever, gets the same payment.
        for officer in [scene.officer, scene.second] {
            let again = try await officer.call("payment.execute", ["tranche": tranche])
            #expect(again["id"] == payment)
        }
        let confirmation = ContractScene.confirmation(of: payment, "KZ-0001")
        #expect(
            await scene.officer.failure(of: "payment.confirm", confirmation)
                == .conflict(.paymentFourEyes))
        #expect(
            await scene.second.failure(
                of: "payment.confirm", confirmation.with(["paidOn": "2090-01-01"]))
                == .conflict(.paymentInFuture))
        let confirmed = try await scene.second.call("payment.confirm", confirmation)
        expect(confirmed, looksLike: ConfirmPayment.self)
        #expect(
            await scene.second.failure(of: "payment.confirm", confirmation)
                == .conflict(.paymentConfirmed))
        let list = try await scene.get("payment.list", ["contract": contract])
        expect(list, looksLike: ListPayments.self)
        #expect(list["items"]?.array?.map { $0["reference"] } == ["KZ-0001"])
        let tranches = try await scene.get("tranche.list", ["contract": contract])
        expect(tranches, looksLike: ListTranches.self)
        #expect(tranches["items"]?.array?.map { $0["state"] } == ["paid"])
        #expect(try await scene.imbalances() == [])
        // The people behind it are told to nobody but the tenant.
        #expect(
            try await scene.run(
                "SELECT count(*) FROM financing.payment_signers", as: scene.stranger)
                == "0")
        #expect(
            try await scene.refusal(
                of: "UPDATE financing.payment_signers SET principal_id = payer_id WHERE seq = 2")
                == "payment_signers_four_eyes")
    }

    @Test func `nothing of a budget is paid before its year begins`() async throws {
        let scene = try await ContractScene(year: 2027)
        let contract = try await scene.sign()
        let payment = try await scene.execute(
            try await scene.plan([scene.tranche("1.00")], of: contract)[0])
        #expect(
            await scene.second.failure(
                of: "payment.confirm", ContractScene.confirmation(of: payment))
                == .conflict(.violated("ledger_entries_payment_year")))
        #expect(
            Reason.paymentBeforeYear.code == "constraint.ledger_entries_payment_year")
    }

    @Test func `the treasury's number confirms one payment`() async throws {
        let scene = try await ContractScene()
        let contract = try await scene.sign()
        let tranches = try await scene.plan(
            [scene.tranche("1.00"), scene.tranche("2.00", report: 1)], of: contract)
        try await scene.accept(on: contract)
        let first = try await scene.execute(tranches[0])
        let other = try await scene.execute(tranches[1])
        _ = try await scene.second.call(
            "payment.confirm", ContractScene.confirmation(of: first, "KZ-7"))
        #expect(
            await scene.second.failure(
                of: "payment.confirm", ContractScene.confirmation(of: other, "KZ-7"))
                == .conflict(.violated("payment_confirmations_reference_once")))
        #expect(
            Reason.paymentReferenceUsed.code
                == "constraint.payment_confirmations_reference_once")
        #expect(try await scene.imbalances() == [])
    }

    @Test func `the next tranche is locked until the report is accepted`() async throws {
        let scene = try await ContractScene()
        let contract = try await scene.sign()
        let tranches = try await scene.plan(
            [scene.tranche("800000.00"), scene.tranche("1200000.00", report: 1)], of: contract)
        _ = try await scene.pay(tranches[0])
        let next: JSON.Object = ["tranche": tranches[1]]
        func isLocked() async throws {
            #expect(
                await scene.officer.failure(of: "tranche.release", next)
                    == .conflict(.trancheReportNotAccepted))
            // Past the program neither.
            #expect(
                try await scene.run(
                    """
                    INSERT INTO financing.tranche_steps (tenant_id, tranche_id, seq, contract_id,
                        report_number, from_state, to_state, act, actor)
                    SELECT tenant_id, id, 2, contract_id, report_number, 'planned', 'released',
                        'tranche.release', 'x' FROM financing.tranches
                    WHERE id = '\(tranches[1].string ?? "")'
                    """, as: scene.officer) == "tranche_steps_report_accepted")
        }
        try await isLocked()
        let submitted = try await scene.winner.call(
            "projectReport.submit", ContractScene.report(on: contract))
        expect(submitted, looksLike: SubmitProjectReport.self)
        try await isLocked()
        let report = try #require(submitted["id"])
        let returned = try await scene.officer.call(
            "projectReport.return", ["report": report, "version": 1, "reason": "Нет чеков"])
        expect(returned, looksLike: ReturnProjectReport.self)
        try await isLocked()
        _ = try await scene.winner.call(
            "projectReport.submit", ContractScene.report(on: contract))
        try await isLocked()
        #expect(
            await scene.winner.failure(
                of: "projectReport.submit", ContractScene.report(on: contract))
                == .conflict(.reportNotReturned))
        let accepted = try await scene.officer.call(
            "projectReport.accept", ["report": report, "version": 3])
        expect(accepted, looksLike: AcceptProjectReport.self)
        _ = try await scene.pay(tranches[1])
        let whole = try await scene.get("contract.get", ["contract": contract])
        #expect(whole["paid"] == "2000000.00")
        // What it hangs on stays.
        #expect(
            try await scene.refusal(
                of: """
                    SET CONSTRAINTS ALL DEFERRED;
                    UPDATE financing.project_reports SET version = 3, state = 'submitted'
                    """) == "tranche_steps_report_accepted")
        #expect(try await scene.imbalances() == [])
    }

    @Test func `a report tells what was planned, reached and spent, for everybody`() async throws {
        let scene = try await ContractScene()
        let contract = try await scene.sign()
        let report = try await scene.accept(on: contract, 1, kind: "final")
        #expect(
            await scene.winner.failure(
                of: "projectReport.submit",
                ContractScene.report(on: contract, 2, ["kind": "final"]))
                == .conflict(.violated("project_reports_final_once")))
        let act = try await scene.officer.call(
            "acceptance.sign",
            [
                "report": report, "version": 2, "document": FinancingScene.document,
                "signature": FinancingScene.document,
            ])
        expect(act, looksLike: SignAcceptance.self)
        let list = try await scene.get("projectReport.list", ["contract": contract])
        expect(list, looksLike: ListProjectReports.self)
        let item = list["items"]?.array?.first
        #expect(item?["spent"] == "799999.99")
        #expect(item?["indicators"]?.array?.first?["reached"] == 96)
        #expect(item?["acceptance"] == act["id"])
        let other = try await scene.base.organisation("Басқа").actor
        #expect(
            await other.failure(of: "projectReport.submit", ContractScene.report(on: contract, 2))
                == .notFound("contract"))
        // An organisation accepts nothing of its own.
        let place = scene.world.database.connectionString("tizilim_applicant")
        let own = scene.winner.caller.organisation?.description ?? ""
        let refusal = await #expect(throws: BlockingError.self) {
            try await BlockingConnection.run(place) { connection in
                try connection.execute("SET tizilim.organisation = '\(own)'")
                try connection.execute(
                    """
                    INSERT INTO financing.project_report_steps (tenant_id, report_id, seq,
                        organisation_id, from_state, to_state, act, actor)
                    SELECT tenant_id, id, 3, organisation_id, 'submitted', 'accepted',
                        'projectReport.accept', 'x' FROM financing.project_reports
                    """)
            }
        }
        #expect(refusal?.sqlstate == "42501")
    }

    @Test func `another tenant plans, releases and pays nothing`() async throws {
        let scene = try await ContractScene()
        let contract = try await scene.sign()
        let tranches = try await scene.plan(
            [scene.tranche("1.00"), scene.tranche("2.00", report: 1)], of: contract)
        let payment = try await scene.execute(tranches[0])
        let calls: [(String, JSON.Object, String)] = [
            ("tranche.plan", ["contract": contract, "version": 1, "tranches": []], "contract"),
            ("tranche.release", ["tranche": tranches[1]], "tranche"),
            ("payment.execute", ["tranche": tranches[0]], "tranche"),
            ("payment.confirm", ContractScene.confirmation(of: payment), "payment"),
            (
                "refund.demand",
                [
                    "contract": contract, "lines": [scene.part("1.00")], "dueOn": "2026-12-01",
                    "reason": "x",
                ], "contract"
            ),
        ]
        for (method, params, noun) in calls {
            #expect(
                await scene.stranger.failure(of: method, params) == .notFound(noun), "\(method)")
        }
        #expect(
            try await scene.run(
                """
                INSERT INTO financing.payment_confirmations
                    (tenant_id, payment_id, tranche_id, paid_on, reference, actor)
                SELECT tenant_id, id, tranche_id, '2026-01-01', 'x', 'x' FROM financing.payments
                """, as: scene.stranger) == "42501")
    }

    @Test func `a plan is replaced as far as it is not released`() async throws {
        let scene = try await ContractScene()
        let contract = try await scene.sign()
        let first = try await scene.plan(
            [scene.tranche("800000.00"), scene.tranche("1200000.00", report: 1)], of: contract)
        _ = try await scene.officer.call("tranche.release", ["tranche": first[0]])
        #expect(
            await scene.officer.failure(
                of: "tranche.plan",
                [
                    "contract": contract, "version": 1,
                    "tranches": [scene.tranche("1200000.01", report: 1)],
                ]) == .conflict(.trancheBeyondContract))
        _ = try await scene.plan(
            [
                scene.tranche("600000.00", report: 1), scene.tranche("600000.00", report: 2),
            ], of: contract)
        let list = try await scene.get("tranche.list", ["contract": contract])
        #expect(
            list["items"]?.array?.map { $0["state"] } == [
                "released", "dropped", "planned", "planned",
            ])
        #expect(list["items"]?.array?.map { $0["number"] } == [1, 2, 3, 4])
        #expect(
            await scene.officer.failure(of: "tranche.release", ["tranche": first[1]])
                == .conflict(.trancheNotPlanned))
        #expect(
            try await scene.get("contract.get", ["contract": contract])["planned"]
                == "2000000.00")
    }

    @Test func `a contract has one advance, and a report unlocks one tranche`() async throws {
        let scene = try await ContractScene()
        let contract = try await scene.sign()
        func refusal(_ tranches: JSON...) async -> Failure? {
            await scene.officer.failure(
                of: "tranche.plan",
                ["contract": contract, "version": 1, "tranches": .array(tranches)])
        }
        let (advance, later) = (scene.tranche("1.00"), scene.tranche("1.00", report: 1))
        #expect(await refusal(advance, advance) == .conflict(.trancheReportTaken))
        #expect(await refusal(advance, later, later) == .conflict(.trancheReportTaken))
        let tranches = try await scene.plan([advance, later], of: contract)
        // What is planned is replaced; what is released has its place for good.
        #expect(await refusal(advance, later) == nil)
        #expect(
            try await scene.get("tranche.list", ["contract": contract])["items"]?.array?
                .map { $0["state"] } == ["dropped", "dropped", "planned", "planned"])
        let list = try await scene.get("tranche.list", ["contract": contract, "state": "planned"])
        let standing = try #require(list["items"]?.array?.first?["id"])
        #expect(tranches.contains(standing) == false)
        _ = try await scene.pay(standing)
        #expect(await refusal(advance) == .conflict(.trancheReportTaken))
        // Past the program neither.
        let past = """
            WITH step AS (
                INSERT INTO financing.tranche_steps (tenant_id, tranche_id, seq, contract_id,
                    report_number, from_state, to_state, act, actor)
                SELECT tenant_id, '01990000-0000-7000-8000-000000000001', 1, contract_id, 0, 'new',
                    'planned', 'tranche.plan', 'x' FROM financing.tranches WHERE state = 'paid')
            INSERT INTO financing.tranches
                (tenant_id, id, contract_id, number, report_number, due_on)
            SELECT tenant_id, '01990000-0000-7000-8000-000000000001', contract_id, 99, 0, due_on
            FROM financing.tranches WHERE state = 'paid'
            """
        #expect(try await scene.run(past, as: scene.officer) == "tranches_report_once")
        #expect(
            try await scene.run(
                "UPDATE financing.tranches SET single = false", as: scene.officer) == "42501")
    }

    @Test func `many clicks at once pay once`() async throws {
        let scene = try await ContractScene()
        let contract = try await scene.sign()
        let tranche = try #require(
            try await scene.plan([scene.tranche("2000000.00")], of: contract).first)
        _ = try await scene.officer.call("tranche.release", ["tranche": tranche])
        let payments = try await withThrowingTaskGroup(of: String?.self) { group in
            for number in 0..<50 {
                let officer = number.isMultiple(of: 2) ? scene.officer : scene.second
                group.addTask {
                    try await officer.call("payment.execute", ["tranche": tranche])["id"]?.string
                }
            }
            return try await group.reduce(into: Set<String?>()) { $0.insert($1) }
        }
        #expect(payments.count == 1)
        let confirmation = ContractScene.confirmation(
            of: .string(payments.first.flatMap(\.self) ?? ""))
        let confirmed = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<50 {
                let officer = number.isMultiple(of: 2) ? scene.officer : scene.second
                group.addTask {
                    await officer.failure(of: "payment.confirm", confirmation) == nil
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(confirmed == 1)
        #expect(
            try await scene.get("contract.get", ["contract": contract])["paid"] == "2000000.00")
        #expect(try await scene.imbalances() == [])
    }

    @Test func `a payment run whose sessions are killed loses none and pays none twice`()
        async throws
    {
        let scene = try await ContractScene()
        let contract = try await scene.sign()
        let tranches = try await scene.plan(
            scene.tranches(60, of: "33333.33"), of: contract)
        try await scene.unlock(60, of: contract)
        for tranche in tranches {
            _ = try await scene.officer.call("tranche.release", ["tranche": tranche])
        }
        let killer = Task {
            var killed = 0
            while !Task.isCancelled {
                let rows = try await scene.base.rows(
                    """
                    SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
                    WHERE usename = 'tizilim_app' AND datname = current_database()
                      AND xact_start IS NOT NULL
                    """)
                killed += Int(rows.first?.first?.flatMap(\.self) ?? "") ?? 0
                // Its end is no error, or the count would be lost with it.
                try? await Task.sleep(for: .milliseconds(30))
            }
            return killed
        }
        await withTaskGroup(of: Void.self) { group in
            for tranche in tranches { group.addTask { await Self.payAtLast(tranche, scene) } }
        }
        killer.cancel()
        #expect(try await killer.value > 0, "nothing was under way when it was killed")
        let rows = try await scene.base.rows(
            """
            SELECT (SELECT count(*) FROM financing.payments),
                   (SELECT count(*) FROM financing.payment_confirmations),
                   (SELECT count(DISTINCT payment_id) FROM financing.ledger_entries),
                   (SELECT sum(amount_tiyn) FROM financing.ledger_entries
                    WHERE act = 'payment.confirm'),
                   (SELECT paid_tiyn FROM financing.contract_lines),
                   (SELECT count(*) FROM journal.entries WHERE subject_kind = 'payment')
            """)
        #expect(rows == [["60", "60", "60", "199999980", "199999980", "120"]])
        #expect(try await scene.imbalances() == [])
    }

    /// Orders and confirms, each under its key, until both are answered.
    private static func payAtLast(_ tranche: JSON, _ scene: ContractScene) async {
        let key = tranche.string ?? ""
        var payment: JSON?
        for _ in 0..<500 where payment == nil {
            payment = try? await scene.officer.call(
                "payment.execute", ["tranche": tranche, "idempotencyKey": .string("e\(key)")])["id"]
            // Sessions that were killed need a moment to come back.
            if payment == nil { try? await Task.sleep(for: .milliseconds(2)) }
        }
        guard let payment else {
            Issue.record("a payment was never ordered")
            return
        }
        let params = ContractScene.confirmation(of: payment)
            .with(["idempotencyKey": .string("c\(key)")])
        for _ in 0..<500 {
            if (try? await scene.second.call("payment.confirm", params)) != nil { return }
            try? await Task.sleep(for: .milliseconds(2))
        }
        Issue.record("a payment was never confirmed")
    }
}
