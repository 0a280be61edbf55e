import JSONRPC
import Kernel
import Postgres
import TestKit
import Testing

/// A congress of the national alliance, whose roll is taken tomorrow. Full members send two
/// delegates, observers none.
struct DelegateScene {
    let world: World
    let coordinator: Actor
    let sitting: Sitting.ID

    static func make(quorum: JSON = ["numerator": 1, "denominator": 2]) async throws
        -> DelegateScene
    {
        let world = try World()
        try await BlockingConnection.run(world.database.administrator) { try $0.execute(charter) }
        let coordinator = try await world.coordinator()
        let answer = try await coordinator.call(
            "sitting.call",
            [
                "organ": "congress", "title": ["kk": "Съезд"], "place": "Астана",
                "startsAt": "2199-01-20T05:00:00Z", "cutOffOn": "2199-01-10", "quorum": quorum,
                "agenda": [["text": ["kk": "Сайлау"]]],
            ])
        let id = Sitting.ID(try #require(UUIDValue(answer["id"]?.string ?? "")))
        return DelegateScene(world: world, coordinator: coordinator, sitting: id)
    }

    private static let charter = """
        INSERT INTO membership.charters (tenant_id, id, root_id, valid_from, sample, reference,
            reference_sha256, several_kinds, mend_days, fee_days, appeal_days,
            hearing_notice_days, cut_off_days, actor)
        SELECT id, gen_random_uuid(), root_id, '2020-01-01', true, 'x', sha256('x'), false, 1, 1, 1,
            1, 10, 'x'
        FROM tenancy.tenants WHERE code = 'alliance';
        INSERT INTO membership.charter_kinds (tenant_id, charter_id, code, name_kk, name_ru, votes,
            delegates, papers)
        SELECT tenant_id, id, k.code, 'А', 'А', k.delegates > 0, k.delegates, '{}'
        FROM membership.charters, (VALUES ('full', 2), ('observer', 0)) AS k (code, delegates);
        """

    var id: JSON { .string(sitting.description) }

    /// An organisation with a period of membership, past the methods that make one.
    func member(
        _ kind: String = "full", _ standing: String = "active", until: String? = nil
    ) async throws -> Organisation.ID {
        let officer = try await world.officer()
        let made = try await officer.call(
            "ngo.register",
            [
                "name": ["kk": .string("Қор \(UUIDValue.version7())")],
                "legalForm": "public-foundation",
            ])
        let id = Organisation.ID(try #require(UUIDValue(made["id"]?.string ?? "")))
        let end = until.map { "'\($0)'" } ?? "NULL"
        try await superuser(
            """
            SET session_replication_role = replica;
            WITH m AS (
                INSERT INTO membership.memberships (tenant_id, id, root_id, organisation_id, state)
                SELECT id, gen_random_uuid(), root_id, '\(id)', '\(standing)'
                FROM tenancy.tenants WHERE code = 'alliance'
                RETURNING *)
            INSERT INTO membership.periods (tenant_id, membership_id, seq, organisation_id, root_id,
                lane, charter_id, several_kinds, kind, standing, valid_from, valid_to)
            SELECT m.tenant_id, m.id, 1, m.organisation_id, m.root_id, '', c.id, false, '\(kind)',
                '\(standing)', '2021-01-01', \(end)
            FROM m JOIN membership.charters c ON c.tenant_id = m.tenant_id
            """)
        return id
    }

    /// Somebody who represents an organisation and is its delegate.
    func delegate(of organisation: Organisation.ID) async throws -> (Actor, JSON) {
        let actor = try await world.representative(of: organisation)
        let answer = try await actor.call("delegate.name", params(actor))
        return (actor, try #require(answer["id"]))
    }

    func params(_ actor: Actor, _ organisation: Organisation.ID? = nil) -> JSON.Object {
        var params: JSON.Object = [
            "sitting": id, "principal": .string(actor.caller.principal?.description ?? ""),
        ]
        params["organisation"] = organisation.map { .string($0.description) }
        return params
    }

    /// The day of the sitting has come, which no role of a call can bring about.
    func cutOff() async throws {
        try await superuser(
            """
            UPDATE sitting.sittings SET cut_off_on = '2026-01-10',
                starts_at = '2026-01-20T05:00:00Z'
            """)
    }

    func freeze() async throws -> JSON {
        try await coordinator.call("roll.freeze", ["sitting": id, "version": 1])
    }

    func openBallot() async throws -> JSON {
        let answer = try await coordinator.call(
            "ballot.open",
            [
                "sitting": id, "agenda": 1, "question": ["kk": "Сайлансын ба?"],
                "options": ["иә", "жоқ"], "majority": ["numerator": 1, "denominator": 2],
                "majorityOf": "cast", "secret": true,
            ])
        return try #require(answer["id"])
    }

    func sees() async throws -> JSON {
        try await world.anonymous.call("sitting.get", ["sitting": id])
    }

    func superuser(_ sql: String) async throws {
        _ = try await BlockingConnection.run(world.database.administrator) { try $0.execute(sql) }
    }
}

extension Actor {
    /// The reason of a refused cast; nil when it is accepted.
    func cast(in ballot: JSON) async -> String? {
        let failure = await failure(of: "ballot.cast", ["ballot": ballot, "option": 1])
        return failure.map { $0.data["reason"]?.string ?? "" }
    }
}
