import Foundation
import JSONRPC
import Journal
import Kernel
import Postgres
import TestKit
import Wire

@testable import tizilim

/// Every method in every role, on records of the own household and of strange ones.
///
/// It is done once; what came of it is what the tests of the matrix, of privacy and of the policies
/// look at.
final class Walk {
    /// All that the program serves: a new module's methods join the walk by themselves.
    static let methods = Server.methods.all

    let world: World
    let matrix: PermissionMatrix
    /// The callers' own, another organisation's of the same region, another region's, and one whose
    /// alliance is in another tree.
    let own: Household
    let neighbour: Household
    let foreign: Household
    let apart: Household
    /// What own calls have changed, by method.
    private(set) var changed: [String: [Subjects]] = [:]
    private(set) var heard: [Heard] = []
    /// An expelled member that the own coordinator represents as well.
    private(set) var related: Subjects?
    private var others: [Role: Actor] = [:]
    /// Acts where no akimat does.
    let ministry: Actor
    private let keys: SigningKeys
    private let witness: SigningKey
    /// The newest checkpoint with the word of a witness.
    private var cosigned: JSON = ""
    private var year = 2030

    init() async throws {
        keys = SigningKeys(try SigningKey(name: "test.example/log"))
        witness = try SigningKey(name: "witness.example", algorithm: .cosignature)
        var setup = World.Setup()
        setup.policy = Policy(
            log: LogPolicy(keys: keys.verifiers.map(\.text), witnesses: [witness.verifier.text]))
        world = try World(setup, loops: ServedWorld.loops)
        matrix = try .read()
        try await Superuser.enterCalendar()
        let keepers = (try await world.actor(.administrator), try await world.actor(.administrator))
        own = try await Household(
            "own", of: "KZ-75", born: "990106", in: world, keepers: keepers)
        neighbour = try await Household(
            "neighbour", of: "KZ-75", born: "791028", in: world, keepers: keepers)
        foreign = try await Household(
            "foreign", of: "KZ-71", born: "800112", in: world, keepers: keepers)
        apart = try await Household(
            "apart", of: "KZ-55", under: nil, born: "851203", in: world, keepers: keepers)
        ministry = try await world.officer(of: Household.ministry)
        for role in [Role.auditor, .administrator] {
            others[role] = try await world.actor(role)
        }
        // No akimat moderates anything.
        others[.moderator] = try await world.actor(.moderator, tenant: "alliance")
        others[.client] = try await world.actor(.client, tenant: own.tenant)
        others[.expert] = own.expert
        others[.coordinator] = own.coordinator
        others[.federation] = try await world.actor(.federation, alliance: "alliance")
    }

    /// Records at every stage, before the first call of the walk itself.
    func furnish() async throws {
        for household in [own, neighbour, foreign] {
            for stage in Stage.allCases { _ = try await household.subjects(at: stage) }
        }
        // Another tree concerns those alone who read a whole one.
        for method in Self.methods {
            guard [.tree, .list].contains(matrix.reach(of: .federation, by: method.name)) else {
                continue
            }
            _ = try await apart.subjects(at: SampleCalls.stage(of: method.name))
        }
        for subjects in own.all {
            _ = try await own.representative(of: subjects)
            _ = try await own.citizen(of: subjects)
        }
        related = try await own.makeRelated()
        try await sign()
    }

    /// All that is public so far gets its position and a signed head.
    private func sign() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await world.database.sequence(
            keys, seen: SeenCheckpoint(folder.appending(path: "seen").path))
        let text = try await world.anonymous.call("log.checkpoint")["note"]?.string ?? ""
        var note = try SignedNote(parsing: Array(text.utf8))
        note.signatures.append(try witness.cosign(note.text, at: 1_700_000_000))
        cosigned = .string(note.description)
    }

    /// Calls that must change nothing: those that the matrix refuses, and all on strange records.
    func refuse() async throws {
        for (method, role) in Self.pairs {
            switch matrix.reach(of: role, by: method.name) {
            case nil:
                let refusal: Outcome = role == .anonymous ? .unauthenticated : .forbidden
                try await call(method, as: role, on: own, expecting: refusal)
                try await call(method, as: role, on: foreign, expecting: refusal)
            case .own(let outcome):
                try await call(method, as: role, on: foreign, expecting: outcome)
                guard role == .representative || role == .citizen else { continue }
                try await call(method, as: role, on: neighbour, expecting: outcome)
            case .tree:
                try await call(method, as: role, on: apart, expecting: .notFound)
            case .any, .list: continue
            }
        }
    }

    /// Calls that the matrix allows; each that writes has records of its own.
    func admit() async throws {
        for (method, role) in Self.pairs {
            guard let reach = matrix.reach(of: role, by: method.name) else { continue }
            let outcome = Self.admitted(method)
            try await call(method, as: role, on: own, expecting: outcome)
            guard reach == .any || reach == .tree else { continue }
            try await call(method, as: role, on: foreign, expecting: outcome)
        }
    }

    /// The walk has no connection: who may subscribe is told that one is needed, and there is no
    /// subscription to end.
    private static func admitted(_ method: any Method.Type) -> Outcome {
        switch method.name {
        case "feed.subscribe": .conflict
        case "feed.unsubscribe": .notFound
        default: .answered
        }
    }

    /// A call that runs into a constraint with a row of a person in hand: PostgreSQL would print the
    /// row into its error and its log.
    func stumble() async throws {
        let subjects = try await own.make(.registered)
        var heard = Heard(
            method: "ngo.setPersons", role: .officer, household: own.tag, expected: .conflict)
        await heard.listen(
            to: own.first,
            [
                "id": subjects.organisation, "version": subjects.personsVersion,
                "head": own.person(), "validFrom": "2000-01-01",
            ])
        self.heard.append(heard)
    }

    /// What somebody is sent who subscribed to everything from the first entry on.
    func follow() async throws -> [JSON] {
        try await sign()
        let size = try await Superuser.rows("SELECT size FROM journal.sequencer")[0][0]
        var entries: [JSON] = []
        try await ServedWorld.serve(world) { served in
            let client = try await served.connect()
            let start = String(decoding: Cursor.encode(["", "0"]), as: UTF8.self)
            _ = try await client.ask("feed.subscribe", ["cursor": .string(start)])
            while "\(entries.count)" != size {
                entries += try await client.answer()["params"]?["entries"]?.array ?? []
            }
            await client.close()
        }
        return entries
    }

    private func nextYear() -> JSON {
        year += 1
        return .string("\(year)-01-01")
    }

    func actor(_ role: Role, on subjects: Subjects) async throws -> Actor {
        switch role {
        case .anonymous: world.anonymous
        case .officer: own.first
        case .representative: try await own.representative(of: subjects)
        case .citizen: try await own.citizen(of: subjects)
        default: others[role] ?? world.anonymous
        }
    }

    private static var pairs: [(any Method.Type, Role)] {
        methods.flatMap { method in Role.allCases.map { (method, $0) } }
    }

    private func call(
        _ method: any Method.Type, as role: Role, on household: Household, expecting: Outcome
    ) async throws {
        let stage = SampleCalls.stage(of: method.name)
        let isChanged = expecting == .answered && method.journal.type != nil
        var subjects =
            isChanged ? try await household.make(stage) : try await household.subjects(at: stage)
        // A representative's own organisation stands where the record stands that it asks for.
        let standing = household === own ? subjects : try await own.subjects(at: stage)
        let isMinistry = role == .officer && Household.isOfMinistry(method.name)
        let actor = isMinistry ? ministry : try await actor(role, on: standing)
        var heard = Heard(
            method: method.name, role: role, household: household.tag, expected: expecting)
        if role == .officer {
            subjects.assembly = subjects.commission
            subjects.council = subjects.commission
        }
        if role == .citizen { subjects = subjects.asFigure }
        if var params = SampleCalls.params(of: method.name, on: subjects) {
            // Only a head of this very log can be cosigned.
            if method.name == "log.cosign" { params["note"] = cosigned }
            // Each charter begins after the one before it, and so does each rule of an instrument.
            if ["charter.adopt", "instrument.setRule"].contains(method.name) {
                params["validFrom"] = nextYear()
            }
            await heard.listen(to: actor, params)
        }
        self.heard.append(heard)
        if isChanged, household === own { changed[method.name, default: []].append(subjects) }
    }
}

/// One call and everything that its caller was told.
struct Heard: Sendable {
    let method: String
    let role: Role
    /// Whose records it was about.
    let household: String
    let expected: Outcome
    private(set) var outcome = Outcome.untried
    private(set) var text = ""

    init(method: String, role: Role, household: String, expected: Outcome) {
        (self.method, self.role) = (method, role)
        (self.household, self.expected) = (household, expected)
    }

    mutating func listen(to actor: Actor, _ params: JSON.Object) async {
        do throws(Failure) {
            text = try await actor.call(method, params).text
            outcome = .answered
        } catch {
            outcome = Outcome(error)
            text = Locale.allCases.map { error.message(in: $0) }.joined() + error.data.text
        }
    }

    /// A mistake of the matrix or of the code, in one sentence.
    var complaint: String? {
        guard outcome != expected else { return nil }
        let said = outcome == .answered || text.isEmpty ? "" : " \(text.suffix(120))"
        return "\(method) as \(role) on the \(household) records: \(outcome.rawValue),"
            + " not \(expected.rawValue).\(said)"
    }
}
