import JSONRPC
import Kernel
import Postgres
import TestKit

/// The akimat of Almaty with two officers, and organisations that may apply to it.
struct FinancingScene {
    let world: World
    let officer: Actor
    let second: Actor

    init() async throws {
        world = try World()
        officer = try await world.officer()
        second = try await world.officer()
    }

    static let digest = String(repeating: "ab", count: 32)
    static let document: JSON = ["reference": "decision.pdf", "sha256": .string(digest)]

    struct Missing: Error {}

    /// A new organisation and somebody who acts for it.
    func organisation(_ name: String = "Көмек") async throws -> (id: JSON, actor: Actor) {
        let made = try await officer.call(
            "ngo.register",
            ["name": ["kk": .string("«\(name)» қоғамдық қоры")], "legalForm": "public-foundation"])
        let id = made["id"] ?? .null
        guard let uuid = UUIDValue(id.string ?? "") else { throw Missing() }
        return (id, try await world.representative(of: Organisation.ID(uuid)))
    }
}
