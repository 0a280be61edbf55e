import JSONRPC
import Kernel
import Postgres
import Registry
import TestKit

/// What belongs to one side of the walk: officers of a region and what they have recorded, every
/// private text of it with a mark that says whose it is and in which column.
final class Household {
    let tag: String
    let tenant: String
    /// Code of the alliance of the region.
    let alliance: String
    let world: World
    /// Acts in the walk.
    let first: Actor
    /// Brings records to where the walk needs them; claims, so that the first may approve.
    let second: Actor
    /// Acts in the walk for the alliance.
    let coordinator: Actor
    /// Brings members to where the walk needs them.
    let keeper: Actor
    /// Who judges what is applied with; registered when the first order of the household is opened.
    let expert: Actor
    /// Who follows where the one recuses himself.
    let reserve: Actor
    var expertID: JSON?
    /// Two administrators, for what takes four eyes.
    let keepers: (Actor, Actor)
    private let prefix: String
    /// Its IINs and digests by column; a mark can't be written in digits.
    private(set) var digits: [(text: String, column: String)] = []
    private var serial = 0
    /// An account and an organisation that many records share.
    var base: Subjects?
    private var kept: [Stage: Subjects] = [:]
    private var representatives: [String: Actor] = [:]
    private var citizens: [String: Actor] = [:]

    /// - Parameters:
    ///   - born: six digits that no other household has; its people's IINs begin with them.
    ///   - parent: the alliance that its alliance is in; without one it is the top of a tree.
    init(
        _ tag: String, of tenant: String, under parent: String? = "alliance", born prefix: String,
        in world: World, keepers: (Actor, Actor)
    ) async throws {
        (self.tag, self.tenant, self.prefix, self.world) = (tag, tenant, prefix, world)
        self.keepers = keepers
        alliance = try await Self.alliance(of: tenant, under: parent, by: keepers.0)
        first = try await world.officer(of: tenant)
        second = try await world.officer(of: tenant)
        coordinator = try await world.coordinator(of: alliance)
        keeper = try await world.coordinator(of: alliance)
        expert = try await world.actor(.expert, tenant: tenant)
        reserve = try await world.actor(.expert, tenant: tenant)
        // Two households of one region share an alliance, and so its charter.
        _ = await keeper.failure(of: "charter.adopt", Self.charter(from: "2006-01-01"))
    }

    /// The text that a private column of this household holds.
    func mark(_ column: String) -> JSON { .string(Mark(tag: tag, column: column).text) }

    /// Different at each call.
    func fresh() -> String {
        serial += 1
        return "\(tag)-\(serial)"
    }

    /// Twelve right digits of a person who is nobody's but this household's.
    func iin() -> JSON {
        serial += 1
        let body = "\(prefix)3\(1000 + serial)"
        // One in eleven bodies has no check digit.
        guard let number = (0...9).compactMap({ try? IIN(body + "\($0)") }).first else {
            return iin()
        }
        return keep(number.text, in: "registry.persons.iin")
    }

    /// SHA-256 of a document, of which there is no second one.
    func digest(of column: String) -> JSON {
        serial += 1
        let end = String(0x1000 + serial, radix: 16)
        return keep(
            String(repeating: prefix, count: 10) + end, in: column)
    }

    /// Digits that are known only when they are made.
    @discardableResult
    func keep(_ text: String, in column: String) -> JSON {
        digits.append((text, column))
        return .string(text)
    }

    /// Records at a stage that stay there: for calls that are refused or change nothing.
    func subjects(at stage: Stage) async throws -> Subjects {
        if let subjects = kept[stage] { return subjects }
        let subjects = try await make(stage)
        kept[stage] = subjects
        return subjects
    }

    /// All that stay.
    var all: [Subjects] { Array(kept.values) }

    func representative(of subjects: Subjects) async throws -> Actor {
        let key = subjects.organisation.string ?? ""
        if let actor = representatives[key] { return actor }
        guard let id = UUIDValue(key) else { throw Missing(what: "an organisation") }
        let actor = try await world.representative(of: Organisation.ID(id))
        representatives[key] = actor
        return actor
    }

    /// The person whose records go beside those of the organisation.
    func citizen(of subjects: Subjects) async throws -> Actor {
        let key = subjects.organisation.string ?? ""
        if let actor = citizens[key] { return actor }
        var actor = try await world.actor(.citizen)
        // Each speaks from a network of its own, so that none is stopped by another.
        actor.caller.network = "test \(fresh())"
        citizens[key] = actor
        return actor
    }

    /// Who applies and leaves: the organisation by its representative, or the person.
    func holder(of subjects: Subjects) async throws -> Actor {
        try await subjects.isFigure ? citizen(of: subjects) : representative(of: subjects)
    }
}
