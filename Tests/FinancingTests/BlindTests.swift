import JSONRPC
import Kernel
import Postgres
import TestKit
import Testing

@testable import Financing

/// Orders that are judged blind, as an expert meets them who wants to know more.
@Suite(.database) struct BlindTests {
    private static let hidden: JSON = [
        ["stage": "evaluation", "field": "applicant"], ["stage": "evaluation", "field": "title"],
    ]

    /// A blind order with two applications, and its expert, who is drawn and has declared nothing.
    private func opened() async throws -> (
        evaluation: EvaluationScene, judge: EvaluationScene.Judge, order: JSON,
        bids: [EvaluationScene.Bid]
    ) {
        let evaluation = try await EvaluationScene()
        let judge = try await evaluation.judge()
        let (order, bids) = try await evaluation.order(
            ["2500000.00", "1500000.00"], ["hidden": Self.hidden])
        try await evaluation.draw(order, places: 1)
        return (evaluation, judge, order, bids)
    }

    /// The rows that a statement gives an account of the tenant's database role, in a role.
    private func count(
        _ sql: String, as actor: Actor, acting role: Role, in scene: FinancingScene,
        by member: String = "tizilim_app"
    ) async throws -> Int {
        let place = scene.world.database.connectionString(member)
        let settings = [
            "tenant": actor.caller.tenant?.description,
            "principal": actor.caller.principal?.description,
            "organisation": actor.caller.organisation?.description, "role": role.rawValue,
        ]
        return try await BlockingConnection.run(place) { connection in
            for (name, value) in settings {
                try connection.execute("SET tizilim.\(name) = '\(value ?? "")'")
            }
            return try connection.execute(sql).rows.count
        }
    }

    @Test func `experts judge numbers, and are told no applicant`() async throws {
        let (evaluation, judge, order, bids) = try await opened()
        let whole = try await evaluation.scene.world.anonymous.call(
            "order.get", ["order": order])
        expect(whole, looksLike: GetOrder.self)
        #expect(whole["blind"] == true && whole["hidden"] == Self.hidden)
        let listed = try await judge.actor.call("application.numbers", ["order": order])
        expect(listed, looksLike: ListApplicationNumbers.self)
        let items = listed["items"]?.array ?? []
        #expect(Set(items.compactMap { $0["number"]?.int64 }) == [1, 2])
        #expect(
            Set(items.map { $0["application"]?.string })
                == Set(bids.map { $0.application.string }))
        #expect(
            await judge.actor.failure(
                of: "application.get", ["application": bids[0].application])
                == .notFound("application"))
        try await evaluation.declare(order, by: [judge])
        for bid in bids {
            let read = try await judge.actor.call(
                "application.get", ["application": bid.application])
            expect(read, looksLike: GetApplication.self)
            let content = read["submissions"]?.array?.first?["content"]
            #expect(content?["summary"] != nil && content?["title"] == nil)
            #expect(read["number"] != nil)
            try await evaluation.score(bid, by: judge, quality: 7, price: 3)
        }
        let pack = try await evaluation.scene.officer.call("order.pack", ["order": order])
        expect(pack, looksLike: PackOrder.self)
        #expect(pack["complete"] == true)
        // The commission sees who applied, and talks of the numbers.
        for bid in pack["bids"]?.array ?? [] {
            let item = items.first { $0["application"] == bid["application"] }
            #expect(bid["number"] == item?["number"] && bid["organisation"] != nil)
        }
        let full = try await evaluation.scene.officer.call(
            "application.get", ["application": bids[0].application])
        #expect(full["organisation"]?.string == bids[0].organisation)
    }

    @Test func `nothing that an expert may call tells who applied`() async throws {
        let (evaluation, judge, order, bids) = try await opened()
        try await evaluation.declare(order, by: [judge])
        let scene = evaluation.scene
        try await evaluation.score(bids[0], by: judge, quality: 7, price: 3)
        let calls: [(String, JSON.Object)] = [
            ("application.get", ["application": bids[0].application]),
            ("order.applications", ["order": order]), ("order.applications", [:]),
            ("application.numbers", ["order": order]),
            ("order.get", ["order": order]), ("order.history", ["order": order]),
            ("order.pack", ["order": order]), ("score.status", ["order": order]),
            ("score.list", ["order": order]), ("declaration.list", ["order": order]),
            ("eligibility.check", ["application": bids[0].application]),
            ("application.list", [:]), ("draw.get", ["order": order]),
            ("money.trace", ["order": order]), ("financing.statistics", [:]),
            ("financing.queue", [:]), ("award.list", ["order": order]),
            ("decision.list", ["order": order]), ("feed.since", [:]),
            ("feed.snapshot", ["kind": "order"]),
            (
                "declaration.make",
                ["order": order, "recused": false, "relations": []]
            ),
        ]
        var answered = 0
        // Nobody else is told either, or it would be told to the expert.
        for actor in [judge.actor, scene.world.anonymous] {
            for (method, params) in calls {
                let text: String
                do throws(Failure) {
                    text = try await actor.call(method, params).text
                    answered += 1
                } catch {
                    text =
                        Locale.allCases.map { error.message(in: $0) }.joined()
                        + error.data.text
                }
                // The register itself tells that there are such organisations.
                guard !["feed.since", "feed.snapshot"].contains(method) else {
                    try isApart(bids, in: text, method)
                    continue
                }
                for bid in bids { #expect(!text.contains(bid.organisation), "\(method)") }
                #expect(!text.contains("Көмек"), "\(method)")
            }
        }
        #expect(answered > 15)
    }

    /// No record names an applicant and the order or an application together.
    private func isApart(
        _ bids: [EvaluationScene.Bid], in text: String, _ method: String
    ) throws {
        let items = (try? JSON(parsing: text))?["items"]?.array ?? []
        for item in items {
            for bid in bids {
                let both =
                    item.text.contains(bid.organisation)
                    && item.text.contains(bid.application.string ?? "-")
                #expect(!both, "\(method)")
            }
        }
    }

    @Test func `row security gives an expert no applicant, whatever is asked`() async throws {
        let (evaluation, judge, order, bids) = try await opened()
        try await evaluation.declare(order, by: [judge])
        let scene = evaluation.scene
        let id = order.string ?? ""
        let tables = [
            "SELECT organisation_id FROM financing.opened_applications WHERE order_id = '\(id)'",
            "SELECT organisation_id FROM financing.submissions WHERE order_id = '\(id)'",
            "SELECT organisation_id FROM financing.declaration_items WHERE order_id = '\(id)'",
        ]
        for sql in tables {
            #expect(
                try await count(sql, as: judge.actor, acting: .expert, in: scene) == 0, "\(sql)")
            // Not in another role of the tenant either, as long as he judges it.
            #expect(
                try await count(sql, as: judge.actor, acting: .officer, in: scene) == 0, "\(sql)")
            #expect(
                try await count(sql, as: scene.officer, acting: .officer, in: scene) == 2,
                "\(sql)")
        }
        for member in ["tizilim_read", "tizilim_audit", "tizilim_alliance", "tizilim_citizen"] {
            #expect(
                try await count(
                    tables[0], as: judge.actor, acting: .expert, in: scene, by: member) == 0,
                "\(member)")
        }
        // An applicant sees the own one.
        #expect(
            try await count(
                tables[0], as: bids[0].actor, acting: .representative, in: scene,
                by: "tizilim_applicant") == 1)
        // Nobody reveals it before the publication, and an opened application is as blind as its order.
        let contract = try await scene.rows(
            "SELECT blind FROM financing.opened_applications WHERE order_id = '\(id)'")
        #expect(contract == [["t"], ["t"]])
        let place = scene.world.database.connectionString("tizilim_app")
        let tenant = judge.actor.caller.tenant?.description ?? ""
        let refusal = await #expect(throws: BlockingError.self) {
            try await BlockingConnection.run(place) { connection in
                try connection.execute("SET tizilim.tenant = '\(tenant)'")
                try connection.execute(
                    "UPDATE financing.orders SET revealed_by = gen_random_uuid() WHERE id = '\(id)'"
                )
            }
        }
        #expect(refusal?.message.contains("orders_revealed_by_publication") == true)
    }

    @Test func `relations are declared to organisations, and found by the program`() async throws {
        let (evaluation, judge, order, bids) = try await opened()
        let stranger = try await evaluation.scene.organisation("Бөтен").id
        let declared = try await judge.actor.call(
            "declaration.make",
            [
                "order": order, "recused": false,
                "relations": [
                    [
                        "organisation": .string(bids[0].organisation),
                        "nature": "Ағасы онда жұмыс істейді",
                    ],
                    ["organisation": stranger, "nature": "Бұрын сонда істеген"],
                ],
            ])
        expect(declared, looksLike: MakeDeclaration.self)
        #expect(declared["related"] == 1)
        let points = EvaluationScene.points(bids[0].application, quality: 1, price: 1)
        #expect(
            await judge.actor.failure(of: "score.give", points) == .conflict(.scoreRelated))
        #expect(
            await judge.actor.failure(
                of: "application.get", ["application": bids[0].application])
                == .notFound("application"))
        try await evaluation.score(bids[1], by: judge, quality: 7, price: 3)
        // An officer reads what was declared, with whom it concerns.
        let list = try await evaluation.scene.officer.call(
            "declaration.list", ["order": order])
        let relations = list["items"]?.array?.first?["relations"]?.array
        #expect(relations?.map { $0["organisation"]?.string } == [bids[0].organisation])
    }

    @Test func `who is related is found without being told, also later`() async throws {
        let (evaluation, judge, order, bids) = try await opened()
        try await evaluation.declare(order, by: [judge])
        try await evaluation.makeHead(judge, of: bids[1].organisation)
        let points = EvaluationScene.points(bids[1].application, quality: 1, price: 1)
        #expect(
            await judge.actor.failure(of: "score.give", points) == .conflict(.scoreRelated))
    }

    @Test func `a published decision tells who applied`() async throws {
        let scene = try await FinancingScene()
        var decided = try await scene.opened(applications: 2, ["hidden": Self.hidden])
        let anonymous = scene.world.anonymous
        let before = try await anonymous.call("order.applications", ["order": decided.order])
        #expect(before["items"] == [])
        let own = try await decided.applicants[0].call("application.list")
        #expect(own["items"]?.array?.count == 1)
        try await scene.propose(&decided)
        try await scene.take("approve", on: &decided)
        #expect(
            try await anonymous.call("order.applications", ["order": decided.order])["items"] == []
        )
        try await scene.take("publish", on: &decided)
        let after = try await anonymous.call("order.applications", ["order": decided.order])
        expect(after, looksLike: ListOrderApplications.self)
        #expect(after["items"]?.array?.count == 2)
        #expect(after["items"]?.array?.allSatisfy { $0["organisation"] != nil } == true)
        #expect(
            try await anonymous.call("order.get", ["order": decided.order])["blind"] == false)
    }

    @Test func `an officer who is its expert, too, is found to be related`() async throws {
        let (evaluation, judge, order, bids) = try await opened()
        let scene = evaluation.scene
        // In whatever role he acts: row security hides the applicants from him.
        try await evaluation.makeHead(judge, of: bids[0].organisation)
        let partial = try await count(
            "SELECT 1 WHERE financing.is_partial('\(judge.principal)', '\(order.string ?? "")')",
            as: judge.actor, acting: .officer, in: scene)
        #expect(partial == 1)
    }

    @Test func `a cancelled order is blind no more, and a draft hides what it may`() async throws {
        let scene = try await FinancingScene()
        let decided = try await scene.opened(applications: 1, ["hidden": Self.hidden])
        _ = try await scene.officer.call(
            "order.cancel",
            ["order": decided.order, "version": decided.orderVersion, "reason": "Нет денег"])
        let after = try await scene.world.anonymous.call(
            "order.applications", ["order": decided.order])
        #expect(after["items"]?.array?.count == 1)
        let refusal = await scene.officer.failure(
            of: "order.draft",
            [
                "content": try await scene.content([
                    "hidden": [["stage": "evaluation", "field": "title"]]
                ])
            ])
        #expect(
            refusal == .invalidParameters([Problem("content.hidden", "applicant.missing")]))
        let draft = try await scene.draft([
            "hidden": [
                ["stage": "evaluation", "field": "applicant"],
                ["stage": "evaluation", "field": "amount"],
            ]
        ])
        #expect(
            await scene.second.failure(
                of: "order.announce", ["draft": draft["id"] ?? .null, "version": 1])
                == .conflict(.violated("order_hidden_fields_known")))
        #expect(Reason.orderHiddenUnknown.code == "constraint.order_hidden_fields_known")
    }
}
