import JSONRPC
import Journal
import Kernel
import Registry
import TestKit
import Testing

/// Every method against every role, as `Golden/permissions.txt` says; that file is written by hand.
@Suite(.database) struct MatrixTests {
    private static var methods: [any Method.Type] {
        (KernelModule.methods + RegistryModule.methods
            + JournalModule.methods).sorted { $0.name < $1.name }
    }

    /// Method → the roles that may call it.
    private static func matrix() throws -> [String: Set<Role>] {
        var matrix: [String: Set<Role>] = [:]
        for line in try Golden.lines("permissions.txt") {
            let words = line.split(separator: " ").map(String.init)
            let roles = words.dropFirst().flatMap { word in
                word == "everybody" ? Role.allCases : [Role(rawValue: word)].compactMap(\.self)
            }
            matrix[words[0]] = Set(roles)
        }
        return matrix
    }

    @Test func `every method has a row and every row a method`() throws {
        let rows = try Self.matrix().keys.sorted()
        let names = Self.methods.map { $0.name }
        #expect(rows == names)
    }

    @Test func `each role may call what the matrix says, and nothing else`() async throws {
        let world = try World()
        let actors = try await actors(in: world)
        let matrix = try Self.matrix()
        for (role, actor) in actors {
            for method in Self.methods {
                let failure = await actor.failure(of: method.name)
                let isRefused = Self.isRefusal(failure)
                #expect(
                    isRefused != (matrix[method.name]?.contains(role) == true),
                    "\(method.name) as \(role): \(String(describing: failure))")
            }
        }
    }

    @Test func `what each method leaves in the journal is the list that was reviewed`() throws {
        let lines = Self.methods.map { method in
            switch method.journal {
            case .public(let type): "\(method.name) public \(type)"
            case .private(let type): "\(method.name) private \(type)"
            case .none(let reason): "\(method.name) none (\(reason))"
            }
        }
        try Golden.expect(lines, equal: "journal.txt")
    }

    @Test func `a method that writes declares its entry`() {
        for method in Self.methods {
            guard case .write = method.access else { continue }
            #expect(method.journal.type != nil, "\(method.name)")
        }
    }

    private static func isRefusal(_ failure: Failure?) -> Bool {
        switch failure {
        case .unauthenticated, .forbidden: true
        default: false
        }
    }

    private func actors(in world: World) async throws -> [(Role, Actor)] {
        var actors: [(Role, Actor)] = []
        for role in Role.allCases {
            let actor: Actor =
                switch role {
                case .officer, .expert, .moderator, .client:
                    try await world.actor(role, tenant: "KZ-75")
                case .representative: try await world.representative(of: .make())
                case .coordinator: try await world.coordinator()
                default: try await world.actor(role)
                }
            actors.append((role, actor))
        }
        return actors
    }
}
