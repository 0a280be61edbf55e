import JSONRPC
import Kernel
import Postgres

/// Two sittings of the national alliance of a demo, held today: a congress of delegates with an open
/// ballot, and its council of the regions' coordinators with a secret one.
struct DemoSittings {
    /// Somebody whom a member of the alliance sends.
    struct Delegate: Sendable {
        var organisation: Organisation.ID
        var caller: Caller
    }

    private static let half: JSON = ["numerator": 1, "denominator": 2]
    /// As long before the sitting as the sample charter says.
    private static let cutOffDays = 10

    private let dispatcher: Dispatcher
    private let coordinator: Caller

    init(_ dispatcher: Dispatcher, _ coordinator: Caller) {
        self.dispatcher = dispatcher
        self.coordinator = coordinator
    }

    /// Members that may send delegates to the congress, one each.
    func members() async throws -> [Organisation.ID] {
        let page = try await dispatcher.call(
            "roll.list",
            [
                "alliance": "alliance", "kind": "full", "asOf": .string(cutOff.description),
                "limit": 200,
            ], as: coordinator)
        return (page["items"]?.array ?? []).filter { $0["suspended"] != true }
            .compactMap { UUIDValue($0["organisation"]?.string ?? "").map { Organisation.ID($0) } }
    }

    func hold(congress delegates: [Delegate], council: [Caller]) async throws {
        let congress = try await call(
            "congress", "Съезд Гражданского альянса", "Азаматтық альянс съезі",
            ("Бірыңғай жоспарға ұсыныстар", "Предложения в единый план"))
        try await seat(delegates, at: congress)
        _ = try await make("roll.freeze", ["sitting": congress, "version": 1])
        try await vote(
            at: congress, ("Ұсыныстар жоспарға енгізілсін бе?", "Внести предложения в план?"),
            ["иә / за", "жоқ / против", "қалыс / воздержался"], isSecret: false,
            delegates.map(\.caller))
        try await close(congress, "1", present: delegates.count)

        for member in council { try await appoint(member) }
        let sitting = try await call(
            "council", "Заседание совета", "Кеңес отырысы",
            ("Кеңес төрағасын сайлау", "Избрание председателя совета"))
        // Nobody waits for the last two.
        let present = Array(council.dropLast(2))
        _ = try await make(
            "sitting.open",
            ["sitting": sitting, "version": 1, "present": .array(present.map(Self.principal))])
        try await vote(
            at: sitting, ("Кеңес төрағасы кім болады?", "Кто будет председателем совета?"),
            ["А", "Б"], isSecret: true, present)
        try await close(sitting, "2", present: present.count)
    }

    private var cutOff: CivilDate {
        let today = KazakhstanTime.today
        return today.adding(days: -Self.cutOffDays) ?? today
    }

    private func call(
        _ organ: String, _ ru: String, _ kk: String, _ item: (kk: String, ru: String)
    ) async throws -> JSON {
        let called = try await make(
            "sitting.call",
            [
                "organ": .string(organ),
                "title": ["kk": .string(kk), "ru": .string("\(ru) (sample)")],
                "place": "Астана", "startsAt": .string(Timestamp.now().description),
                "cutOffOn": .string(cutOff.description), "quorum": Self.half,
                "agenda": [["text": ["kk": .string(item.kk), "ru": .string(item.ru)]]],
            ])
        return called["id"] ?? .null
    }

    private func seat(_ delegates: [Delegate], at congress: JSON) async throws {
        guard let id = UUIDValue(congress.string ?? "") else { return }
        let seats = delegates.compactMap { delegate in
            delegate.caller.principal.map { (delegate.organisation, $0) }
        }
        _ = try await dispatcher.call(
            EnterDelegates(sitting: Sitting.ID(id), delegates: seats), as: coordinator)
    }

    private func appoint(_ member: Caller) async throws {
        _ = try await make(
            "seat.appoint",
            [
                "organ": "council", "principal": Self.principal(member), "from": "2025-02-01",
                "decision": [
                    "protocolNumber": "4", "protocolDate": "2025-01-30", "protocol": Self.document,
                ],
            ])
    }

    /// Most are for the first option; the last one of ten does not vote.
    private func vote(
        at sitting: JSON, _ question: (kk: String, ru: String), _ options: JSON, isSecret: Bool,
        _ voters: [Caller]
    ) async throws {
        let opened = try await make(
            "ballot.open",
            [
                "sitting": sitting, "agenda": 1,
                "question": ["kk": .string(question.kk), "ru": .string(question.ru)],
                "options": options, "majority": Self.half, "majorityOf": "cast",
                "secret": .bool(isSecret),
            ])
        let ballot = opened["id"] ?? .null
        let count = options.array?.count ?? 0
        for (number, voter) in voters.enumerated() where number % 10 != 9 {
            let option = number % 4 == 3 ? 2 + number / 4 % (count - 1) : 1
            _ = try await dispatcher.call(
                "ballot.cast", ["ballot": ballot, "option": .int(Int64(option))], as: voter)
        }
        _ = try await make("ballot.close", ["ballot": ballot])
    }

    private func close(_ sitting: JSON, _ number: String, present: Int) async throws {
        _ = try await make(
            "sitting.close",
            [
                "sitting": sitting, "version": 2, "protocolNumber": .string(number),
                "protocol": Self.document, "present": .int(Int64(present)),
            ])
    }

    private static let document: JSON = [
        "reference": "sample, no document", "sha256": .string(String(repeating: "0", count: 64)),
    ]

    private static func principal(_ caller: Caller) -> JSON {
        .string(caller.principal?.description ?? "")
    }

    private func make(_ method: String, _ params: JSON.Object) async throws -> JSON {
        try await dispatcher.call(method, params, as: coordinator)
    }
}
