import JSONRPC
import Kernel
import TestKit
import Testing

@testable import Membership

/// Who reads for the top of a tree is shown what is private in all its alliances, and writes nothing.
@Suite(.database) struct FederationTests {
    @Test func `a federation sees what waits and what is owed in every region`() async throws {
        let scene = try await FederationScene()
        let both = ["alliance-71", "alliance-75"]
        #expect(try await scene.alliances("membership.queue") == both)
        #expect(try await scene.alliances("fee.arrears") == both)
        #expect(try await scene.alliances("membership.list") == both)
        for region in [scene.almaty, scene.astana] {
            let only: JSON.Object = ["alliance": .string(region.alliance)]
            for list in ["membership.queue", "fee.arrears", "membership.list"] {
                #expect(try await scene.alliances(list, only) == [region.alliance], "\(list)")
            }
            let file = try await scene.reader.call(
                "membership.application", ["application": region.application])
            #expect(file["papers"]?.array?.first?["reference"] == "paper.pdf")
            #expect(file["history"]?.array?.last?["reason"] == "Мөр жоқ")
            let balance = try await scene.reader.call(
                "fee.balance", ["organisation": region.debtor])
            #expect(balance["balance"] == "20000.00")
            #expect(balance["entries"]?.array?.count == 1)
            let member = try await scene.reader.call(
                "membership.get", ["membership": region.membership])
            #expect(member["alliance"] == .string(region.alliance))
            let history = try await scene.reader.call(
                "membership.history", ["membership": region.membership])
            #expect(history["acts"]?.array?.last?["reason"] == "Жарна")
        }
    }

    @Test func `a region's coordinator and the national one still see their own alliance`()
        async throws
    {
        let scene = try await FederationScene()
        let (near, far) = (scene.almaty, scene.astana)
        for list in ["membership.queue", "fee.arrears", "membership.list"] {
            #expect(
                try await scene.alliances(list, by: near.coordinator) == ["alliance-75"],
                "\(list)")
        }
        let national = try await scene.membership.world.coordinator()
        for actor in [near.coordinator, national] {
            #expect(
                await actor.failure(
                    of: "membership.application", ["application": far.application])
                    == .notFound("application"))
            // What is another alliance's the charter lets nobody decide.
            #expect(
                await actor.failure(
                    of: "membership.place",
                    ["application": far.application, "version": 2, "organ": "council"])
                    == .notFound("application"))
        }
        #expect(try await scene.alliances("membership.queue", by: national) == [])
    }

    @Test func `a federation sees delegates of every sitting of its tree`() async throws {
        let scene = try await DelegateScene.make()
        let (_, delegate) = try await scene.delegate(of: try await scene.member())
        let reader = try await scene.world.actor(.federation, alliance: "alliance")
        let seen = try await reader.call("delegate.list", ["sitting": scene.id])
        #expect(seen["items"]?.array?.compactMap { $0["id"] } == [delegate])
        #expect(
            await reader.failure(of: "delegate.revoke", ["delegate": delegate])
                == .forbidden(permission: "delegate.name"))
    }

    @Test func `a federation writes nothing`() async throws {
        let scene = try await FederationScene()
        for method in MembershipModule.methods {
            guard case .write(let permission) = method.access else { continue }
            #expect(!permission.roles.contains(.federation), "\(method.name)")
        }
        #expect(
            await scene.reader.failure(
                of: "membership.place",
                ["application": scene.almaty.application, "version": 2, "organ": "council"])
                == .forbidden(permission: "membership.decide"))
        let writable = try await scene.membership.rows(
            """
            SELECT c.oid::regclass::text FROM pg_class c
            JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname IN ('tenancy', 'registry', 'membership', 'sitting', 'journal')
              AND c.relkind IN ('r', 'p', 'v')
              AND (has_table_privilege('tizilim_federation', c.oid, 'DELETE, TRUNCATE')
                OR has_any_column_privilege('tizilim_federation', c.oid, 'INSERT, UPDATE'))
            """)
        #expect(writable.isEmpty, "\(writable)")
    }

    @Test func `a region in that role is shown nothing, and is not given it`() async throws {
        let scene = try await FederationScene()
        let region = try await scene.membership.world.actor(.federation, alliance: "alliance-75")
        for list in ["membership.queue", "fee.arrears", "membership.list"] {
            #expect(try await scene.alliances(list, by: region) == [], "\(list)")
        }
        #expect(
            await region.failure(
                of: "membership.application", ["application": scene.almaty.application])
                == .notFound("application"))
        let administrator = scene.membership.administrator
        let principal = try await administrator.call(
            "principal.create", ["kind": "person", "label": "federation"])
        var grant: JSON.Object = ["principal": principal["id"] ?? .null, "role": "federation"]
        for alliance in ["alliance-75", "KZ-75"] {
            grant["alliance"] = .string(alliance)
            let failure = await administrator.failure(of: "principal.grant", grant)
            #expect(failure?.data["reason"] == "account.notTop", "\(alliance)")
        }
        grant["alliance"] = "alliance"
        _ = try await administrator.call("principal.grant", grant)
    }

    @Test func `another tree is not seen`() async throws {
        let scene = try await FederationScene()
        var params = MembershipScene.regional("alliance-other", "KZ-55")
        (params["parent"], params["region"]) = (nil, nil)
        _ = try await scene.membership.administrator.call("tenant.create", params)
        let other = try await FederationScene.Region("alliance-other", in: scene.membership)
        #expect(try await scene.alliances("membership.queue") == ["alliance-71", "alliance-75"])
        #expect(
            await scene.reader.failure(
                of: "membership.application", ["application": other.application])
                == .notFound("application"))
        #expect(
            await scene.reader.failure(of: "fee.balance", ["organisation": other.debtor])
                == .notFound("invoice"))
        let reader = try await scene.membership.world.actor(
            .federation, alliance: "alliance-other")
        for list in ["membership.queue", "fee.arrears", "membership.list"] {
            #expect(try await scene.alliances(list, by: reader) == ["alliance-other"], "\(list)")
        }
    }
}

/// The alliances of two regions, and somebody who reads for the national one.
struct FederationScene {
    let membership: MembershipScene
    let almaty: Region
    let astana: Region
    let reader: Actor

    init() async throws {
        membership = try await MembershipScene()
        _ = try await membership.administrator.call(
            "tenant.create", MembershipScene.regional("alliance-71", "KZ-71"))
        almaty = try await Region(
            "alliance-75", in: membership, coordinator: membership.coordinator)
        astana = try await Region("alliance-71", in: membership)
        reader = try await membership.world.actor(.federation, alliance: "alliance")
    }

    /// The alliances that a list names, each once.
    func alliances(
        _ list: String, _ params: JSON.Object = [:], by actor: Actor? = nil
    ) async throws -> [String] {
        let page = try await (actor ?? reader).call(list, params)
        return Set((page["items"]?.array ?? []).compactMap { $0["alliance"]?.string }).sorted()
    }

    /// An alliance with a returned application, a suspended member, and somebody whose entrance fee
    /// is past its day.
    struct Region {
        let alliance: String
        let coordinator: Actor
        let application: JSON
        let membership: JSON
        let debtor: JSON

        init(
            _ alliance: String, in scene: MembershipScene, coordinator known: Actor? = nil
        ) async throws {
            self.alliance = alliance
            if let known {
                coordinator = known
            } else {
                coordinator = try await scene.world.coordinator(of: alliance)
                _ = try await coordinator.call("charter.adopt", MembershipScene.charter())
            }
            application = try await Self.returned(alliance, by: coordinator, in: scene)
            membership = try await scene.associate(in: coordinator, alliance: alliance).membership
            _ = try await coordinator.call(
                "membership.suspend",
                [
                    "membership": membership, "version": 1, "reason": "Жарна",
                    "decision": MembershipScene.decision(on: "2026-03-01"),
                ])
            let (id, actor) = try await scene.organisation("Қарыз")
            debtor = id
            let approved = try await scene.join(
                actor, kind: "full", organ: "council", in: coordinator, alliance: alliance)
            let invoice = try await coordinator.call(
                "fee.invoice", ["application": approved["id"] ?? .null])
            _ = try await scene.rows(
                """
                UPDATE membership.invoices SET due_on = current_date - 100
                WHERE id = '\(invoice["id"]?.string ?? "")'
                """)
        }

        private static func returned(
            _ alliance: String, by coordinator: Actor, in scene: MembershipScene
        ) async throws -> JSON {
            let (_, actor) = try await scene.organisation("Өтініш")
            let applied = try await actor.call(
                "membership.apply",
                [
                    "alliance": .string(alliance), "kind": "full", "resolvedOn": "2026-01-15",
                    "papers": MembershipScene.papers,
                ])
            let id = applied["id"] ?? .null
            _ = try await coordinator.call(
                "membership.return", ["application": id, "version": 1, "reason": "Мөр жоқ"])
            return id
        }
    }
}
