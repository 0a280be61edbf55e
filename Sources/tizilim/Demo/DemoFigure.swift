import JSONRPC
import Kernel

/// A public figure of a demo, who becomes an honorary member of the national alliance and lets its
/// name be shown. The person is made up.
struct DemoFigure {
    private let dispatcher: Dispatcher
    private let citizen: Caller

    init(_ dispatcher: Dispatcher, _ citizen: Caller) {
        self.dispatcher = dispatcher
        self.citizen = citizen
    }

    private static let name: JSON = ["kk": "Үлгі Мысалқызы", "ru": "Образцова Пример"]

    func join(by coordinator: Caller) async throws {
        let made = try await dispatcher.call(
            "membership.apply",
            [
                "alliance": .string(coordinator.tenantCode ?? ""), "kind": "honorary",
                "papers": [],
                "person": ["name": Self.name, "merit": "Writer; a sample, nobody in particular"],
            ], as: citizen)
        let application = made["id"] ?? .null
        _ = try await dispatcher.call(
            "membership.place",
            ["application": application, "version": 1, "organ": "council"], as: coordinator)
        _ = try await dispatcher.call(
            "membership.decide",
            [
                "application": application, "version": 2, "outcome": "approved",
                "decision": [
                    "organ": "council", "protocolNumber": "1", "protocolDate": "2025-03-01",
                    "entitled": 15, "for": 11, "against": 1, "abstained": 1,
                ],
            ], as: coordinator)
        _ = try await dispatcher.call(
            "figure.consent", ["name": Self.name, "lastsTo": "2099-12-31"], as: citizen)
    }
}
