import JSONRPC
import Kernel
import TestKit
import Testing

@testable import Membership

/// The name of a public figure: published by consent, erased for good.
@Suite(.database) struct FigureNameTests {
    private static let consent: JSON.Object = [
        "name": ["ru": "Алия Сейтова"], "lastsTo": "2099-12-31",
    ]

    @Test func `a consent and its withdrawal change the public roll at once`() async throws {
        let scene = try await FigureScene()
        let (actor, _) = try await scene.member()
        #expect(try await scene.persons().first?["name"] == nil)
        _ = try await actor.call("figure.consent", Self.consent)
        #expect(try await scene.persons().first?["name"]?["ru"] == "Алия Сейтова")
        // Another form of the name, by another consent.
        _ = try await actor.call(
            "figure.consent", ["name": ["kk": "Әлия"], "lastsTo": "2099-12-31"])
        let items = try await scene.persons()
        #expect(items.first?["name"] == ["kk": "Әлия"])
        _ = try await actor.call("figure.withdrawConsent")
        #expect(try await scene.persons().map { $0["name"] } == [nil])
        #expect(try await scene.numbers()["persons"] == 1)
        #expect(
            await actor.failure(of: "figure.withdrawConsent") == .conflict(.noConsent))
        // What was consented to and when stays on record.
        let rows = try await scene.scene.rows(
            "SELECT scope, withdrawn_at IS NOT NULL FROM membership.consents")
        #expect(rows == [["roll", "t"], ["roll", "t"]])
    }

    @Test func `a name is not shown past the term of its consent`() async throws {
        let scene = try await FigureScene()
        let (actor, _) = try await scene.member()
        #expect(
            await actor.failure(
                of: "figure.consent", ["name": ["ru": "Алия"], "lastsTo": "2020-01-01"])
                == .invalidParameters([Problem("lastsTo", "past")]))
        _ = try await actor.call("figure.consent", Self.consent)
        _ = try await scene.scene.rows(
            """
            DELETE FROM membership.figure_names;
            UPDATE membership.consents SET lasts_to = '2020-01-01';
            INSERT INTO membership.figure_names (citizen_id, consent_id, lasts_to, name_ru)
            SELECT citizen_id, id, lasts_to, 'Прежнее' FROM membership.consents
            """)
        #expect(try await scene.persons().map { $0["name"] } == [nil])
        // The person may renew it.
        _ = try await actor.call("figure.consent", Self.consent)
        #expect(try await scene.persons().first?["name"] != nil)
    }

    @Test func `only a public figure has a name to publish`() async throws {
        let scene = try await FigureScene()
        let actor = try await scene.citizen()
        #expect(
            await actor.failure(of: "figure.consent", Self.consent) == .notFound("figure"))
    }

    @Test func `a name can't outlive its consent`() async throws {
        let scene = try await FigureScene()
        let (actor, _) = try await scene.member()
        _ = try await actor.call("figure.consent", Self.consent)
        let error = await #expect(throws: (any Error).self) {
            try await scene.scene.rows("UPDATE membership.consents SET withdrawn_at = now()")
        }
        #expect("\(error.map { "\($0)" } ?? "")".contains("figure_names_consent_holds"))
    }

    @Test(arguments: [true, false])
    func `erasing leaves the membership, the journal and its proofs`(byPerson: Bool) async throws {
        let scene = try await FigureScene()
        let actor = try await scene.citizen()
        var application = FigureScene.application()
        application["idempotencyKey"] = "first"
        let applied = try await actor.call("membership.apply", application)
        let decided = try await scene.decide(try #require(applied["id"]))
        let membership = try #require(decided["membership"])
        _ = try await actor.call("figure.consent", Self.consent)
        let leaves = "SELECT id, encode(leaf, 'hex') FROM journal.entries ORDER BY id"
        let before = try await scene.scene.rows(leaves)
        let salts = """
            SELECT count(*) FROM journal.salts s JOIN journal.entries e ON e.id = s.entry_id
            WHERE e.subject_kind = 'figure' AND e.version = 1
            """
        #expect(try await scene.scene.rows(salts) == [["3"]])
        let eraser = byPerson ? actor : scene.coordinator
        var params: JSON.Object = ["version": 1, "ground": "request", "reference": "№ 5"]
        if byPerson {
            params["alliance"] = "alliance-75"
        } else {
            params["person"] = FigureScene.id(actor)
        }
        let receipt = try await eraser.call("figure.erase", params)
        #expect(receipt["version"] == 2)
        // Gone: the columns, the salts, the kept answers, the published name.
        let told = try await actor.call("figure.get", ["alliance": "alliance-75"])
        #expect(told["name"] == nil)
        #expect(told["merit"] == nil)
        #expect(told["erasedAt"] != nil)
        #expect(try await scene.scene.rows(salts) == [["0"]])
        #expect(
            try await scene.scene.rows(
                """
                SELECT count(*) FROM tenancy.idempotency WHERE method = 'membership.apply'
                """) == [["0"]])
        #expect(try await scene.scene.rows("SELECT FROM membership.figure_names") == [])
        // Left: the member, nameless and counted, and every leaf byte for byte.
        #expect(try await scene.persons().map { $0["name"] } == [nil])
        #expect(try await scene.numbers()["persons"] == 1)
        let own = try await actor.call("membership.get", ["membership": membership])
        #expect(own["state"] == "active")
        #expect(try await Array(scene.scene.rows(leaves).prefix(before.count)) == before)
        params["version"] = 2
        #expect(await eraser.failure(of: "figure.erase", params) == .conflict(.figureErased))
    }

    @Test func `only the person tells its data anew after an erasure`() async throws {
        let scene = try await FigureScene()
        let (actor, membership) = try await scene.member()
        _ = try await actor.call(
            "membership.leave", ["membership": membership, "version": 1])
        _ = try await actor.call(
            "figure.erase",
            [
                "alliance": "alliance-75", "version": 1, "ground": "request",
                "reference": "№ 5",
            ])
        var params = FigureScene.application()
        params["person"] = nil
        #expect(
            await actor.failure(of: "membership.apply", params)
                == .invalidParameters([Problem("person", "required")]))
        _ = try await scene.apply(actor)
        let told = try await scene.coordinator.call(
            "figure.get", ["person": FigureScene.id(actor)])
        #expect(told["version"] == 3)
        #expect(told["erasedAt"] == nil)
        #expect(told["name"]?["kk"] == "Әлия Сейітқызы")
    }
}
