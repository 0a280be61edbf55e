import JSONRPC
import Kernel

/// Members of one alliance of a demo, with histories as alliances have them: most stay, some are
/// suspended, leave, come back, are expelled; a few applications wait.
struct DemoMembers {
    private let dispatcher: Dispatcher
    private let coordinator: Caller

    init(_ dispatcher: Dispatcher, _ coordinator: Caller) {
        self.dispatcher = dispatcher
        self.coordinator = coordinator
    }

    /// - Parameter number: of the organisation in its alliance; its history follows from it.
    func admit(_ organisation: JSON, _ number: Int) async throws {
        let kind = number % 10 < 5 ? "full" : number % 10 < 9 ? "associate" : "observer"
        let joined = "\(2007 + number % 18)-\(1 + number % 9)".split(separator: "-")
        let day = "\(joined[0])-0\(joined[1])-1\(number % 10)"
        let application = try await apply(organisation, kind, number)
        // The last of each hundred wait at different desks.
        if number % 100 == 99 { return }
        try await step("membership.place", application, 1, ["organ": .string(organ(kind))])
        if number % 100 == 98 { return }
        let decided = try await step(
            "membership.decide", application, 2,
            ["outcome": "approved", "decision": decision(organ(kind), number, day)])
        if number % 100 == 97 { return }
        var membership = decided["membership"]
        if kind == "full" { membership = try await payEntrance(application, day) }
        guard let membership else { return }
        try await goOn(membership, number, kind)
    }

    private func organ(_ kind: String) -> String { kind == "full" ? "council" : "directorate" }

    private func apply(_ organisation: JSON, _ kind: String, _ number: Int) async throws -> JSON {
        let digits = String(number, radix: 16)
        let digest = String(repeating: "0", count: 64 - digits.count) + digits
        let codes = kind == "full" ? ["application", "charter", "minutes"] : ["application"]
        let papers = codes.map { code -> JSON in
            [
                "code": .string(code), "reference": .string("archive/\(number)/\(code).pdf"),
                "sha256": .string(digest),
            ]
        }
        let made = try await dispatcher.call(
            "membership.apply",
            [
                "organisation": organisation, "kind": .string(kind), "resolvedOn": "2007-01-01",
                "papers": .array(number % 100 == 99 ? [] : papers),
            ], as: coordinator)
        return made["id"] ?? .null
    }

    private func payEntrance(_ application: JSON, _ day: String) async throws -> JSON? {
        let invoice = try await dispatcher.call(
            "fee.invoice", ["application": application], as: coordinator)
        let paid = try await dispatcher.call(
            "fee.pay",
            [
                "invoice": invoice["id"] ?? .null, "version": 1, "amount": "20000.00",
                "paidOn": .string(day), "document": "1",
            ], as: coordinator)
        return paid["membership"]
    }

    /// What becomes of a member.
    private func goOn(_ membership: JSON, _ number: Int, _ kind: String) async throws {
        switch number % 50 {
        case 3, 17, 31:
            try await suspend(membership, "2025-02-10")
            if number % 50 == 3 {
                try await act("membership.resume", membership, 2, ["from": "2025-06-10"])
            }
        case 8, 21, 29, 42:
            try await leave(membership, "202\(number % 6)-10-01")
        case 11:
            try await act(
                "membership.expel", membership, 1,
                [
                    "from": "2025-09-15", "noticeOn": "2025-02-20", "hearingOn": "2025-03-01",
                    "reason": "Sample",
                ])
        case 24 where kind != "observer":
            try await act(
                "membership.changeKind", membership, 1,
                ["from": "2025-01-15", "kind": kind == "full" ? "associate" : "full"])
        default: break
        }
        // Every fourth member has an invoice of this year; every eighth has paid it.
        guard number.isMultiple(of: 4), number % 50 > 42, kind != "observer" else { return }
        try await invoice(membership, isPaid: number.isMultiple(of: 8))
    }

    private func suspend(_ membership: JSON, _ day: String) async throws {
        try await act(
            "membership.suspend", membership, 1, ["from": .string(day), "reason": "Sample"])
    }

    private func leave(_ membership: JSON, _ day: String) async throws {
        let member = try await dispatcher.call(
            "membership.get", ["membership": membership], as: coordinator)
        // Nobody leaves before it has joined.
        guard let since = member["validFrom"]?.string, since < day else { return }
        _ = try await dispatcher.call(
            "membership.leave",
            ["membership": membership, "version": 1, "from": .string(day)], as: coordinator)
    }

    private func invoice(_ membership: JSON, isPaid: Bool) async throws {
        let made = try await dispatcher.call(
            "fee.invoice", ["membership": membership, "from": "2026-01-01"], as: coordinator)
        guard isPaid else { return }
        _ = try await dispatcher.call(
            "fee.pay",
            [
                "invoice": made["id"] ?? .null, "version": 1, "amount": made["amount"] ?? .null,
                "paidOn": "2026-03-01", "document": "2",
            ], as: coordinator)
    }

    @discardableResult
    private func step(
        _ method: String, _ application: JSON, _ version: Int64, _ more: JSON.Object
    ) async throws -> JSON {
        var params = more
        params["application"] = application
        params["version"] = .int(version)
        return try await dispatcher.call(method, params, as: coordinator)
    }

    private func act(
        _ method: String, _ membership: JSON, _ version: Int64, _ more: JSON.Object
    ) async throws {
        var params = more
        params["membership"] = membership
        params["version"] = .int(version)
        params["decision"] = decision("council", Int(version), "2025-03-01")
        _ = try await dispatcher.call(method, params, as: coordinator)
    }

    private func decision(_ organ: String, _ number: Int, _ day: String) -> JSON {
        [
            "organ": .string(organ), "protocolNumber": .string("\(number + 1)"),
            "protocolDate": .string(day), "entitled": 15, "for": 11, "against": 1, "abstained": 1,
        ]
    }
}
