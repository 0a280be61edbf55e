import Foundation
import JSONRPC
import Kernel

/// Accounts to play with, made through the same methods that an administrator would call.
struct DemoAccounts {
    private struct Person {
        /// How the tokens file calls it.
        var name: String
        var role: Role
        var tenant: String?
        var alliance: String?
        /// Of a regional alliance.
        var region: String?
        /// Of a delegate.
        var organisation: Organisation.ID?
        /// Of who is in the past already.
        var principal: Principal.ID?
    }

    private static let people = [
        Person(name: "officer-75-1", role: .officer, tenant: "KZ-75"),
        Person(name: "officer-75-2", role: .officer, tenant: "KZ-75"),
        Person(name: "officer-71", role: .officer, tenant: "KZ-71"),
        Person(name: "officer-55", role: .officer, tenant: "KZ-55"),
        Person(name: "officer-61", role: .officer, tenant: "KZ-61"),
        Person(name: "ministry-1", role: .officer, tenant: "ministry"),
        Person(name: "ministry-2", role: .officer, tenant: "ministry"),
        Person(name: "representative", role: .representative),
        Person(name: "citizen", role: .citizen),
        Person(name: "auditor", role: .auditor),
        Person(name: "moderator", role: .moderator, tenant: "alliance"),
        Person(name: "coordinator", role: .coordinator, alliance: "alliance"),
        Person(name: "federation", role: .federation, alliance: "alliance"),
    ]

    private static let regionalCoordinators = DemoAlliances.codes.map { region, alliance in
        Person(
            name: "coordinator-\(region.suffix(2))", role: .coordinator, alliance: alliance,
            region: region)
    }

    private static let applicationsEach: Int64 = 8

    private let dispatcher: Dispatcher
    /// The one that the representative acts for.
    private let organisation: String
    private let file: String
    private let orders: DemoOrders?

    init(
        _ dispatcher: Dispatcher, organisation: String, file: String, orders: DemoOrders? = nil
    ) {
        self.dispatcher = dispatcher
        self.organisation = organisation
        self.file = file
        self.orders = orders
    }

    /// Does nothing when the file is there: its tokens are told only once.
    func makeIfMissing() async throws {
        guard access(file, F_OK) != 0 else { return }
        do {
            guard let made = try await FirstAdministrators.make(in: dispatcher.database) else {
                return Terminal.complain(
                    "The demo's accounts exist, but \(file) is gone and tokens are told only once; "
                        + "choose another --data to begin anew")
            }
            let administrators = [
                try await caller(made.first.secret), try await caller(made.second.secret),
            ]
            var lines = [
                "administrator-1 \(made.first.secret)", "administrator-2 \(made.second.secret)",
            ]
            var people = Self.people + Self.regionalCoordinators
            if let orders {
                let signers = try await DemoOrders.Signers.make(
                    by: administrators[0], through: dispatcher)
                try await orders.fill(signedBy: signers)
                let busy = try await orders.busyOrganisation()
                for index in people.indices where people[index].role == .representative {
                    people[index].organisation = busy
                }
                people.append(
                    Person(
                        name: "expert-75", role: .expert, tenant: "KZ-75",
                        principal: signers.experts.first))
            }
            try await DemoAlliances.found(by: administrators[0], through: dispatcher)
            var coordinators: [DemoAlliances.Coordinator] = []
            var citizens: [Caller] = []
            var rankings = DemoRankings(dispatcher, administrator: orders?.administrator)
            for person in people {
                let secret = try await token(for: person, by: administrators)
                lines.append("\(person.name) \(secret)")
                if person.role == .coordinator {
                    coordinators.append(
                        DemoAlliances.Coordinator(
                            caller: try await caller(secret), region: person.region))
                }
                if person.role == .citizen { citizens.append(try await caller(secret)) }
                if person.role == .representative {
                    rankings.representative = try await caller(secret)
                }
                guard person.role == .officer, let region = person.tenant else { continue }
                if region == "ministry" {
                    rankings.officers.append(try await caller(secret))
                    continue
                }
                try await applications(by: try await caller(secret), in: region)
            }
            try await DemoAlliances(dispatcher, coordinators).fill()
            for coordinator in coordinators where coordinator.region == nil {
                for citizen in citizens {
                    try await DemoFigure(dispatcher, citizen).join(by: coordinator.caller)
                }
            }
            lines += try await sittings(coordinators, by: administrators)
            try await rankings.fill()
            try await save(lines)
        } catch let failure as Failure {
            throw Complaint("The demo's accounts can't be made: \(failure.message(in: .en))")
        }
    }

    private func caller(_ secret: String) async throws -> Caller {
        try await OpenSession(secret: secret).identify(through: dispatcher.database)
    }

    /// One administrator asks and the other approves, for the role and for the token.
    private func token(for person: Person, by administrators: [Caller]) async throws -> String {
        let (asking, approving) = (administrators[0], administrators[1])
        var principal = person.principal.map { JSON.string($0.description) }
        if principal == nil {
            principal = try await dispatcher.call(
                "principal.create",
                ["kind": "person", "label": .string("demo \(person.name)")], as: asking)["id"]
        }
        var grant: JSON.Object = [
            "principal": principal ?? .null, "role": .string(person.role.rawValue),
        ]
        if let tenant = person.tenant { grant["tenant"] = .string(tenant) }
        if let alliance = person.alliance { grant["alliance"] = .string(alliance) }
        if person.role == .representative {
            grant["organisation"] = .string(person.organisation?.description ?? organisation)
        }
        let granted = try await dispatcher.call("principal.grant", grant, as: asking)
        let grantID = granted["id"] ?? .null
        _ = try await dispatcher.call("principal.approveGrant", ["grant": grantID], as: approving)
        let issued = try await dispatcher.call(
            "token.issue", ["grant": grantID, "label": "demo", "days": 366], as: asking)
        _ = try await dispatcher.call(
            "token.approve", ["token": issued["id"] ?? .null], as: approving)
        return issued["secret"]?.string ?? ""
    }

    /// Holds the sittings of the national alliance.
    ///
    /// - Returns: lines of the tokens file for the delegates.
    private func sittings(
        _ coordinators: [DemoAlliances.Coordinator], by administrators: [Caller]
    ) async throws -> [String] {
        guard let keeper = coordinators.first(where: { $0.region == nil }) else { return [] }
        let sittings = DemoSittings(dispatcher, keeper.caller)
        var lines: [String] = []
        var delegates: [DemoSittings.Delegate] = []
        for (number, member) in try await sittings.members().enumerated() {
            let person = Person(
                name: "delegate-\(number + 1)", role: .representative, organisation: member)
            let secret = try await token(for: person, by: administrators)
            lines.append("\(person.name) \(secret)")
            delegates.append(
                DemoSittings.Delegate(organisation: member, caller: try await caller(secret)))
        }
        try await sittings.hold(
            congress: delegates, council: coordinators.filter { $0.region != nil }.map(\.caller))
        return lines
    }

    /// Enters applications for verification, so that no officer's work list is empty: those of the
    /// first organisations in the region that have none yet.
    private func applications(by officer: Caller, in region: String) async throws {
        let found = try await dispatcher.call(
            "ngo.search",
            [
                "region": .string(region), "legalStatus": "active", "verification": "unverified",
                "limit": .int(Self.applicationsEach),
            ], as: officer)
        for item in found["items"]?.array ?? [] {
            _ = try await dispatcher.call(
                "verification.submit", ["organisation": item["id"] ?? .null], as: officer)
        }
    }

    private func save(_ lines: [String]) async throws {
        let text = lines.joined(separator: "\n") + "\n"
        try await OutputFile.write(file) { descriptor in
            try OutputFile.write(Array(text.utf8), to: descriptor, file)
        }
    }
}
