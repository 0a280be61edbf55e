import JSONRPC
import Kernel
import Postgres
import TestKit
import Testing

@testable import Membership

/// Who sees a public figure and who takes part in what becomes of it.
@Suite(.database) struct FigureAccessTests {
    @Test func `another citizen and another alliance see nothing`() async throws {
        let scene = try await FigureScene()
        let (actor, membership) = try await scene.member()
        let application = try await scene.apply(try await scene.citizen())
        let stranger = try await scene.citizen()
        let national = try await scene.world.coordinator()
        for other in [stranger, national] {
            #expect(
                await other.failure(of: "membership.get", ["membership": membership])
                    == .notFound("membership"))
            #expect(
                await other.failure(
                    of: "membership.application", ["application": application])
                    == .notFound("application"))
            #expect(
                await other.failure(
                    of: "membership.leave", ["membership": membership, "version": 1])
                    == .notFound("membership"))
            let list = try await other.call("membership.list")
            #expect(list["items"] == [])
        }
        #expect(
            await national.failure(of: "figure.get", ["person": FigureScene.id(actor)])
                == .notFound("figure"))
        #expect(
            await stranger.failure(
                of: "figure.get",
                ["alliance": "alliance-75", "person": FigureScene.id(actor)])
                == .notFound("figure"))
        #expect(
            await stranger.failure(of: "fee.balance", ["person": FigureScene.id(actor)])
                == .notFound("figure"))
        // Row security says so too.
        for (role, setting) in [
            ("tizilim_citizen", "tizilim.citizen"), ("tizilim_alliance", "tizilim.alliance"),
        ] {
            let rows = try await BlockingConnection.run(
                scene.world.database.connectionString(role)
            ) { connection in
                try connection.execute(
                    """
                    BEGIN; SELECT set_config('\(setting)', gen_random_uuid()::text, true);
                    SELECT count(*) FROM membership.figures;
                    """
                ).single
            }
            #expect(rows == "0", "\(role)")
        }
    }

    @Test func `an alliance's reading of personal data is recorded, the own is not`() async throws {
        let scene = try await FigureScene()
        let (actor, _) = try await scene.member()
        let seen = try await scene.coordinator.call(
            "figure.get", ["person": FigureScene.id(actor)])
        #expect(seen["name"]?["ru"] == "Алия Сейтова")
        let own = try await actor.call("figure.get", ["alliance": "alliance-75"])
        #expect(own["merit"] == "Жазушы, ағартушы")
        let audit = try await scene.scene.rows(
            "SELECT role, method FROM tenancy.access_audit")
        #expect(audit == [["coordinator", "figure.get"]])
    }

    @Test func `nobody decides on oneself, by whatever account`() async throws {
        let scene = try await FigureScene()
        let actor = try await scene.citizen()
        let application = try await scene.apply(actor)
        let account = try #require(actor.caller.principal)
        let keeper = try #require(scene.coordinator.caller.principal)
        // Two accounts of one individual number.
        _ = try await scene.scene.rows(
            """
            INSERT INTO tenancy.principal_tags (principal_id, tag)
            VALUES ('\(account)', sha256('x')), ('\(keeper)', sha256('x'))
            """)
        #expect(
            await scene.coordinator.failure(
                of: "membership.place",
                ["application": application, "version": 1, "organ": "council"])
                == .conflict(.conflictOfInterest))
        let other = try await scene.world.coordinator(of: "alliance-75")
        let decided = try await scene.decide(application, by: other)
        let membership = try #require(decided["membership"])
        #expect(
            await scene.coordinator.failure(
                of: "membership.suspend",
                [
                    "membership": membership, "version": 1,
                    "decision": MembershipScene.decision(), "reason": "x",
                ]) == .conflict(.conflictOfInterest))
    }

    @Test func `an id in the roll is none of an account`() async throws {
        let scene = try await FigureScene()
        let (actor, _) = try await scene.member()
        #expect(actor.caller.citizen?.value != actor.caller.principal?.value)
        let shown = try await scene.persons().first?.text ?? ""
        #expect(!shown.contains(actor.caller.principal?.description ?? "-"))
    }
}
