import JSONRPC
import Kernel
import Registry

/// The Civil Alliance of a demo: twenty regional alliances under the national one, their members
/// and their proposals, all made through the methods that coordinators would call.
///
/// Charters, members and texts are made up, and every charter says that it is a sample.
struct DemoAlliances {
    /// Somebody who acts for an alliance; the national one has no region.
    struct Coordinator: Sendable {
        var caller: Caller
        var region: String?
    }

    static let codes = SamplePlaces.regionCodes.map { (region: $0, alliance: code(of: $0)) }

    private static let membersEach = 300
    private static let pageMax: Int64 = 200
    /// Calls wait for the database most of the time.
    private static let alliancesAtOnce = 4

    private let dispatcher: Dispatcher
    private let coordinators: [Coordinator]

    init(_ dispatcher: Dispatcher, _ coordinators: [Coordinator]) {
        self.dispatcher = dispatcher
        self.coordinators = coordinators
    }

    static func code(of region: String) -> String { "alliance-\(region.suffix(2))" }

    /// Adds the alliances of the regions to the tree.
    static func found(by administrator: Caller, through dispatcher: Dispatcher) async throws {
        for (region, code) in codes {
            _ = try await dispatcher.call(
                "tenant.create",
                [
                    "code": .string(code), "kind": "alliance", "parent": "alliance",
                    "region": .string(region), "validFrom": "2006-01-01",
                    "name": [
                        "kk": .string("Азаматтық альянс, \(region)"),
                        "ru": .string("Гражданский альянс, \(region)"),
                        "en": .string("Civil alliance, \(region)"),
                    ],
                ], as: administrator)
        }
    }

    func fill() async throws {
        let bar = ProgressBar(unit: "members")
        let total = coordinators.count * Self.membersEach
        var done = 0
        try await withThrowingTaskGroup(of: Int.self) { group in
            var waiting = coordinators[...]
            for _ in 0..<Self.alliancesAtOnce {
                if let next = waiting.popFirst() { group.addTask { try await fill(next) } }
            }
            while let count = try await group.next() {
                done += count
                bar.update(done: done, total: total, items: done)
                if let next = waiting.popFirst() { group.addTask { try await fill(next) } }
            }
        }
        Terminal.complain(bar.finish(items: done))
    }

    private func fill(_ coordinator: Coordinator) async throws -> Int {
        _ = try await call("charter.adopt", DemoCharter.sample, coordinator)
        let scribe = DemoMembers(dispatcher, coordinator.caller)
        let organisations = try await organisations(of: coordinator)
        for (number, organisation) in organisations.enumerated() {
            try await scribe.admit(organisation, number)
        }
        try await DemoProposals(dispatcher, coordinator.caller).fill()
        return organisations.count
    }

    /// Active organisations of the region; of the national alliance, some of all regions.
    private func organisations(of coordinator: Coordinator) async throws -> [JSON] {
        var found: [JSON] = []
        var cursor: JSON?
        let wanted = coordinator.region == nil ? Self.membersEach / 10 : Self.membersEach
        while found.count < wanted {
            var params: JSON.Object = ["legalStatus": "active", "limit": .int(Self.pageMax)]
            params["region"] = coordinator.region.map { .string($0) }
            params["cursor"] = cursor
            let page = try await call("ngo.search", params, coordinator)
            found += (page["items"]?.array ?? []).compactMap { $0["id"] }
            cursor = page["next"]
            guard cursor != nil else { break }
        }
        return Array(found.prefix(wanted))
    }

    private func call(
        _ method: String, _ params: JSON.Object, _ coordinator: Coordinator
    ) async throws -> JSON {
        try await dispatcher.call(method, params, as: coordinator.caller)
    }
}

/// A charter that nobody has adopted: what such rules look like.
enum DemoCharter {
    private static let half: JSON = ["numerator": 1, "denominator": 2]
    private static let twoThirds: JSON = ["numerator": 2, "denominator": 3]

    static var sample: JSON.Object {
        [
            "validFrom": "2006-01-01", "sample": true,
            "document": [
                "reference": "sample, not a charter of any alliance",
                "sha256": .string(String(repeating: "0", count: 64)),
            ],
            "terms": [
                "mendDays": 14, "feeDays": 30, "appealDays": 20, "hearingNoticeDays": 5,
                "cutOffDays": 10,
            ],
            "kinds": [
                kind(
                    "full", "Толық мүшелік", "Полное членство", delegates: 2,
                    ["application", "charter", "minutes"]),
                kind(
                    "associate", "Қауымдасқан мүшелік", "Ассоциированное членство", delegates: 0,
                    ["application"]),
                kind("observer", "Бақылаушы", "Наблюдатель", delegates: 0, []),
                kind(
                    "honorary", "Құрметті мүшелік", "Почётное членство", delegates: 0, [],
                    of: "persons"),
            ],
            "decisions": .array(decisions),
            "fees": [
                fee("full", "entrance", "once", "20000.00"),
                fee("full", "yearly", "calendar-year", "60000.00"),
                fee("associate", "yearly", "rolling-year", "24000.00"),
            ],
        ]
    }

    private static func kind(
        _ code: String, _ kk: String, _ ru: String, delegates: Int64, _ papers: [String],
        of holders: JSON = "organisations"
    ) -> JSON {
        [
            "code": .string(code), "name": ["kk": .string(kk), "ru": .string(ru)],
            "votes": .bool(delegates > 0), "delegates": .int(delegates),
            "papers": .array(papers.map { .string($0) }), "holders": [holders],
        ]
    }

    private static var decisions: [JSON] {
        ["full", "associate", "observer", "honorary"].flatMap { kind -> [JSON] in
            let usual = ["admit", "change-kind", "suspend", "resume", "restore"].map {
                rule($0, kind, "council", half)
            }
            let expulsion = rule("expel", kind, "council", twoThirds)
            let directorate = kind == "full" ? [] : [rule("admit", kind, "directorate", half)]
            return usual + [expulsion] + directorate
        }
    }

    private static func rule(
        _ decision: String, _ kind: String, _ organ: String, _ majority: JSON
    ) -> JSON {
        [
            "decision": .string(decision), "kind": .string(kind), "organ": .string(organ),
            "quorum": half, "majority": majority,
        ]
    }

    private static func fee(
        _ kind: String, _ fee: String, _ term: String, _ amount: String
    ) -> JSON {
        [
            "kind": .string(kind), "fee": .string(fee), "term": .string(term),
            "amount": .string(amount), "graceDays": 15,
        ]
    }
}
