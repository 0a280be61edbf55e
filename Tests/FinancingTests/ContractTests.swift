import JSONRPC
import Kernel
import Postgres
import TestKit
import Testing

@testable import Financing

@Suite(.database) struct ContractTests {
    @Test func `a contract takes what was awarded, and the order runs`() async throws {
        let scene = try await ContractScene(applications: 2)
        let made = try await scene.officer.call("contract.sign", scene.signing("1500000.01"))
        expect(made, looksLike: SignContract.self)
        let contract = try #require(made["id"])
        let whole = try await scene.get("contract.get", ["contract": contract])
        expect(whole, looksLike: GetContract.self)
        #expect(whole["contracted"] == "1500000.01")
        #expect(whole["organisation"] == scene.organisation)
        #expect(whole["versions"]?.array?.count == 1)
        let order = try await scene.get("order.get", ["order": scene.order])
        #expect(order["state"] == "running")
        let list = try await scene.get("contract.list", ["order": scene.order])
        expect(list, looksLike: ListContracts.self)
        #expect(list["items"]?.array?.map { $0["id"] } == [contract])
        #expect(try await scene.imbalances() == [])
        // Each version of order and contract has its entry, and what they commit to is public.
        #expect(
            try await scene.base.rows(
                """
                SELECT s.field, encode(sha256(s.salt || convert_to(t.texts ->> s.field, 'UTF8')),
                       'hex') = convert_from(e.leaf, 'UTF8')::json -> 'commitments' ->> s.field
                FROM journal.entries e JOIN journal.salts s ON s.entry_id = e.id,
                    journal.public_texts(e.subject_id, e.version, e.subject_kind) t
                WHERE e.type = 'contract.signed' ORDER BY 1
                """) == [["reference", "t"], ["signature", "t"]])
        #expect(
            await scene.officer.failure(of: "contract.sign", scene.signing())
                == .conflict(.contractExists))
    }

    @Test func `an order runs when the last of its awards is contracted`() async throws {
        let scene = try await FinancingScene()
        var decided = try await scene.opened(applications: 2)
        try await scene.propose(
            &decided, decided.applications.map { FinancingScene.award($0, "1000000.00") })
        try await scene.take("approve", "publish", "finalise", on: &decided)
        let rows = try await scene.rows(
            """
            SELECT a.id, l.line_id FROM financing.awards a
            JOIN financing.award_lines l ON l.award_id = a.id ORDER BY 1
            """)
        var states: [JSON?] = []
        for row in rows {
            _ = try await scene.second.call(
                "contract.sign",
                ContractScene.paper.with([
                    "award": .string(row[0] ?? ""),
                    "lines": [["line": .string(row[1] ?? ""), "amount": "1000000.00"]],
                ]))
            let order = try await scene.world.anonymous.call(
                "order.get", ["order": decided.order])
            states.append(order["state"])
        }
        #expect(states == ["contracting", "running"])
    }

    @Test func `no contract takes more than was awarded, past the program neither`() async throws {
        let scene = try await ContractScene()
        #expect(
            await scene.officer.failure(of: "contract.sign", scene.signing("2000000.01"))
                == .conflict(.contractBeyondAward))
        let foreign = JSON.string(BudgetLine.ID.make().description)
        #expect(
            await scene.officer.failure(
                of: "contract.sign",
                scene.signing("1.00", ["lines": [["line": foreign, "amount": "1.00"]]]))
                == .conflict(.contractBeyondAward))
        let contract = try await scene.sign()
        let refusals = [
            (
                "UPDATE financing.award_lines SET contracted_tiyn = 200000001",
                "award_lines_contracted_within"
            ),
            ("UPDATE financing.award_lines SET contracted_tiyn = 1", "contract_lines_awarded"),
            (
                "UPDATE financing.contract_lines SET contracted_tiyn = 1",
                "contract_lines_amount_matches"
            ),
            ("UPDATE financing.contract_lines SET paid_tiyn = 1", "contract_lines_paid_within"),
            (
                "UPDATE financing.contract_lines SET planned_tiyn = 1, ordered_tiyn = 1, paid_tiyn = 1",
                "contract_lines_last_movement"
            ),
            (
                "UPDATE financing.contract_lines SET planned_tiyn = 200000001",
                "contract_lines_planned_within"
            ),
        ]
        for (sql, constraint) in refusals {
            #expect(try await scene.refusal(of: sql) == constraint, "\(sql)")
        }
        #expect(
            try await scene.get("contract.get", ["contract": contract])["paid"] == "0.00")
    }

    @Test func `a contract is no longer than its award`() async throws {
        let scene = try await ContractScene()
        // Six months are awarded, from the first of February on.
        let day: JSON.Object = ["endsOn": "2026-08-02"]
        #expect(
            await scene.officer.failure(of: "contract.sign", scene.signing("2000000.00", day))
                == .conflict(.contractTooLong))
        let contract = try await scene.sign()
        #expect(
            await scene.officer.failure(
                of: "contract.amend", scene.amendment(of: contract, 1, "2000000.00", day))
                == .conflict(.contractTooLong))
        // What was longer before that rule is amended in its money, and does not grow.
        try await scene.base.rows(
            "UPDATE financing.contract_versions SET ends_on = '2026-08-05'")
        _ = try await scene.officer.call(
            "contract.amend", scene.amendment(of: contract, 1, "1999999.00", day))
        #expect(
            await scene.officer.failure(
                of: "contract.amend",
                scene.amendment(of: contract, 2, "1999999.00", ["endsOn": "2026-08-03"]))
                == .conflict(.contractTooLong))
        // Nor does it at its other end.
        #expect(
            await scene.officer.failure(
                of: "contract.amend",
                scene.amendment(
                    of: contract, 2, "1999999.00", day.with(["startsOn": "2026-01-31"])))
                == .conflict(.contractTooLong))
    }

    @Test func `of many who sign at once one does`() async throws {
        let scene = try await ContractScene()
        let failures = await withTaskGroup(of: Failure?.self) { group in
            for number in 0..<24 {
                let officer = number.isMultiple(of: 2) ? scene.officer : scene.second
                group.addTask {
                    await officer.failure(of: "contract.sign", scene.signing())
                }
            }
            return await group.reduce(into: [Failure?]()) { $0.append($1) }
        }
        #expect(failures.count { $0 == nil } == 1)
        #expect(failures.count { $0 == .conflict(.contractExists) } == 23)
        #expect(try await scene.imbalances() == [])
    }

    @Test func `amendments chain, for more or less, never below what is planned`() async throws {
        let scene = try await ContractScene()
        let contract = try await scene.sign("1000000.00")
        _ = try await scene.plan([scene.tranche("600000.00")], of: contract)
        let amended = try await scene.second.call(
            "contract.amend", scene.amendment(of: contract, 1, "2000000.00"))
        expect(amended, looksLike: AmendContract.self)
        #expect(
            await scene.officer.failure(
                of: "contract.amend", scene.amendment(of: contract, 1, "1500000.00"))
                == .conflict(.stale))
        #expect(
            await scene.officer.failure(
                of: "contract.amend", scene.amendment(of: contract, 2, "2000000.01"))
                == .conflict(.contractBeyondAward))
        #expect(
            await scene.officer.failure(
                of: "contract.amend", scene.amendment(of: contract, 2, "599999.99"))
                == .conflict(.contractBelowPlanned))
        _ = try await scene.officer.call(
            "contract.amend", scene.amendment(of: contract, 2, "600000.00"))
        let whole = try await scene.get("contract.get", ["contract": contract])
        expect(whole, looksLike: GetContract.self)
        let versions = try #require(whole["versions"]?.array)
        #expect(
            versions.map { $0["lines"]?.array?.first?["amount"] } == [
                "1000000.00", "2000000.00", "600000.00",
            ])
        #expect(versions[0]["id"] == contract && versions[0]["parent"] == nil)
        #expect(versions[1]["parent"] == versions[0]["id"])
        #expect(versions[2]["parent"] == versions[1]["id"])
        let entries = try await scene.get("ledger.entries", ["contract": contract])
        #expect(
            entries["items"]?.array?.map { $0["amount"] } == [
                "1400000.00", "1000000.00", "1000000.00",
            ])
        #expect(entries["items"]?.array?.map { $0["debit"] } == ["budget", "contract", "contract"])
        #expect(try await scene.imbalances() == [])
        // A version is superseded once: past the program neither.
        #expect(
            try await scene.refusal(
                of: """
                    INSERT INTO financing.contract_versions (tenant_id, root_id, version, id,
                        parent_id, actor, starts_on, ends_on, report_due_on, reason, reference,
                        reference_sha256, signature, signature_sha256)
                    SELECT tenant_id, root_id, 4, gen_random_uuid(), parent_id, actor, starts_on,
                        ends_on, report_due_on, 'x', reference, reference_sha256, signature,
                        signature_sha256 FROM financing.contract_versions WHERE version = 3
                    """) == "contract_versions_follow")
    }

    @Test func `another tenant signs and amends nothing`() async throws {
        let scene = try await ContractScene()
        #expect(
            await scene.stranger.failure(of: "contract.sign", scene.signing())
                == .notFound("award"))
        let contract = try await scene.sign()
        #expect(
            await scene.stranger.failure(
                of: "contract.amend", scene.amendment(of: contract, 1, "1.00"))
                == .notFound("contract"))
        for table in ["contracts", "contract_lines", "tranches"] {
            #expect(
                try await scene.run(
                    "WITH u AS (UPDATE financing.\(table) SET version = 9 RETURNING 1)"
                        + " SELECT count(*) FROM u", as: scene.stranger) == "0")
        }
    }

    @Test func `an organisation of another region wins and is paid`() async throws {
        let scene = try await FinancingScene()
        let stranger = try await scene.world.officer(of: "KZ-71")
        let made = try await stranger.call(
            "ngo.register",
            ["name": ["ru": "Фонд из Астаны"], "legalForm": "public-foundation"])
        let id = try #require(UUIDValue(made["id"]?.string ?? ""))
        let actor = try await scene.world.representative(of: Organisation.ID(id))
        var decided = FinancingScene.Decided(order: try await scene.order())
        try await scene.apply(actor, to: &decided)
        try await scene.open(decided)
        try await scene.propose(&decided)
        try await scene.take("approve", "publish", "finalise", on: &decided)
        let row = try #require(
            try await scene.rows(
                """
                SELECT a.id, l.line_id FROM financing.awards a
                JOIN financing.award_lines l ON l.award_id = a.id
                """
            ).first)
        let line: JSON = ["line": .string(row[1] ?? ""), "amount": "2000000.00"]
        let signed = try await scene.officer.call(
            "contract.sign",
            ContractScene.paper.with(["award": .string(row[0] ?? ""), "lines": [line]]))
        let contract = try #require(signed["id"])
        let planned = try await scene.officer.call(
            "tranche.plan",
            [
                "contract": contract, "version": 1,
                "tranches": [["dueOn": "2026-03-01", "lines": [line]]],
            ])
        let tranche = planned["tranches"]?.array?.first?["id"] ?? .null
        _ = try await scene.officer.call("tranche.release", ["tranche": tranche])
        let payment = try await scene.officer.call("payment.execute", ["tranche": tranche])
        _ = try await scene.second.call(
            "payment.confirm", ContractScene.confirmation(of: payment["id"] ?? .null))
        _ = try await actor.call("projectReport.submit", ContractScene.report(on: contract))
        let paid = try await scene.world.anonymous.call(
            "payment.list", ["organisation": made["id"] ?? .null])
        #expect(paid["items"]?.array?.map { $0["tenant"] } == ["KZ-75"])
        #expect(paid["items"]?.array?.map { $0["state"] } == ["confirmed"])
    }

    /// An order over two years with so many awards, each a million of either line.
    private func twoYears(
        _ count: Int, in scene: FinancingScene
    ) async throws -> (lines: [JSON], awards: [JSON]) {
        var lines: [JSON] = []
        for _ in 0..<2 { lines.append(try await scene.line("100000000.00")) }
        let parts = { (amount: String) in
            JSON.array(lines.map { ["line": $0, "amount": .string(amount)] })
        }
        var decided = try await scene.opened(
            applications: count, ["lines": parts("\(count + 1)000000.00")])
        try await scene.propose(
            &decided,
            decided.applications.map {
                [
                    "application": $0, "amount": "2000000.00", "lines": parts("1000000.00"),
                ]
            })
        try await scene.take("approve", "publish", "finalise", on: &decided)
        let awards = try await scene.rows("SELECT id FROM financing.awards ORDER BY 1")
        return (lines, awards.map { .string(($0.first ?? "") ?? "") })
    }

    @Test func `an amendment takes up another line and lets one go`() async throws {
        let scene = try await FinancingScene()
        let (lines, awards) = try await twoYears(1, in: scene)
        let signed = try await scene.officer.call(
            "contract.sign",
            ContractScene.paper.with([
                "award": awards[0], "lines": [["line": lines[0], "amount": "1000000.00"]],
            ]))
        let contract = signed["id"] ?? .null
        let change: JSON.Object = ContractScene.paper.with([
            "contract": contract, "version": 1, "reason": "Перенос на другую строку",
            "lines": [["line": lines[1], "amount": "999999.99"]],
        ])
        _ = try await scene.officer.call("contract.amend", change)
        let whole = try await scene.world.anonymous.call("contract.get", ["contract": contract])
        #expect(whole["contracted"] == "999999.99")
        let amounts = whole["lines"]?.array?.reduce(into: [String: JSON]()) {
            $0[$1["line"]?.string ?? ""] = $1["contracted"]
        }
        #expect(amounts?[lines[0].string ?? ""] == "0.00")
        #expect(amounts?[lines[1].string ?? ""] == "999999.99")
        let balance = try await scene.world.anonymous.call("ledger.balance", ["line": lines[0]])
        #expect(
            balance["accounts"]?.array?.map { $0["balance"] } == ["0.00", "0.00", "0.00", "0.00"])
        #expect(balance["movements"] == 2)
    }

    @Test func `contracts of one order race over its lines without a deadlock`() async throws {
        let scene = try await FinancingScene()
        let (lines, awards) = try await twoYears(6, in: scene)
        // Each names the lines in another order, and signs or amends again and again.
        let failures = await withTaskGroup(of: [Failure].self) { group in
            for (number, award) in awards.enumerated() {
                let own = number.isMultiple(of: 2) ? lines : lines.reversed()
                let officer = number.isMultiple(of: 3) ? scene.officer : scene.second
                group.addTask {
                    let parts = { (amount: String) in
                        JSON.array(own.map { ["line": $0, "amount": .string(amount)] })
                    }
                    do throws(Failure) {
                        let signed = try await officer.call(
                            "contract.sign",
                            ContractScene.paper.with([
                                "award": award, "lines": parts("500000.00"),
                            ]))
                        for version in 1...8 {
                            let amount = version.isMultiple(of: 2) ? "1000000.00" : "1.01"
                            let change: JSON.Object = ContractScene.paper.with([
                                "contract": signed["id"] ?? .null, "version": .int(version),
                                "reason": "x", "lines": parts(amount),
                            ])
                            _ = try await officer.call("contract.amend", change)
                        }
                        return []
                    } catch { return [error] }
                }
            }
            return await group.reduce(into: [Failure]()) { $0 += $1 }
        }
        #expect(failures.isEmpty, "\(failures)")
        #expect(
            try await scene.rows(
                """
                SELECT contracted_tiyn, contracted_tiyn = awarded_tiyn
                FROM financing.order_lines
                """) == [["600000000", "t"], ["600000000", "t"]])
    }
}
