import JSONRPC
import Kernel
import TestKit

/// In whose name a database role is tried out: the ids that its settings hold.
struct ProbeCaller: Sendable {
    let member: String
    /// Setting (without its prefix) → id, or the role; none at all for a role that depends on no setting.
    let ids: [String: String]

    /// The only schema that it is tried on; nil for all.
    let schema: String?

    private init(
        _ role: DatabaseRole, _ ids: [String: String?] = [:], in schema: String? = nil
    ) {
        (member, self.ids, self.schema) = (role.rawValue, ids.compactMapValues(\.self), schema)
    }

    private init(owner ids: [String: String?]) {
        (member, self.ids) = ("tizilim_owner", ids.compactMapValues(\.self))
        schema = nil
    }

    /// Callers for whom every policy of theirs has a row that it lets through and one that it stops.
    static func all(of walk: Walk) async throws -> [ProbeCaller] {
        let officer = walk.own.first.caller
        let tenant = officer.tenant?.description
        let nobody = try await walk.own.subjects(at: .registered)
        let coordinator = try await walk.actor(.coordinator, on: nobody).caller
        let moderator = try await walk.actor(.moderator, on: nobody).caller
        let federation = try await walk.actor(.federation, on: nobody).caller
        let administrator = try await walk.actor(.administrator, on: nobody).caller
        let callers = [
            ProbeCaller(.app, ["tenant": tenant, "principal": officer.principal?.description]),
            // A moderator. Its tenant is the top of a tree: elsewhere rows name it that are not its.
            ProbeCaller(
                .app,
                [
                    "tenant": moderator.tenant?.description,
                    "principal": moderator.principal?.description,
                ], in: "oversight"),
            ProbeCaller(
                .app,
                [
                    "tenant": walk.ministry.caller.tenant?.description,
                    "principal": walk.ministry.caller.principal?.description,
                ], in: "ranking"),
            // A call whose token is dead has no setting.
            ProbeCaller(.app, ["tenant": "", "principal": ""]),
            ProbeCaller(
                .app,
                [
                    "tenant": tenant, "principal": walk.own.expert.caller.principal?.description,
                    "role": Role.expert.rawValue,
                ]),
            ProbeCaller(
                .alliance,
                [
                    "alliance": coordinator.alliance?.description,
                    "principal": coordinator.principal?.description,
                ]),
            // What concerns an organisation that the coordinator represents.
            ProbeCaller(
                .alliance,
                [
                    "alliance": coordinator.alliance?.description,
                    "principal": coordinator.principal?.description,
                    "organisation": walk.related?.organisation.string,
                ]),
            ProbeCaller(.federation, ["alliance": federation.alliance?.description]),
            // What concerns the coordinator himself.
            ProbeCaller(
                .alliance,
                [
                    "alliance": coordinator.alliance?.description,
                    "principal": coordinator.principal?.description,
                    "citizen": walk.related?.citizen.string,
                ]),
            ProbeCaller(.auth, ["principal": administrator.principal?.description]),
            ProbeCaller(.audit), ProbeCaller(.read), ProbeCaller(.sequencer),
            ProbeCaller(owner: ["tenant": tenant]),
            // What its functions do for a voter and for the host of a ballot.
            ProbeCaller(owner: [
                "alliance": coordinator.alliance?.description,
                "principal": coordinator.principal?.description,
            ]),
        ]
        return try await callers + applicants(of: walk) + citizens(of: walk)
    }

    private static func citizens(of walk: Walk) async throws -> [ProbeCaller] {
        // The last one's steps are signed by another account.
        var subjects: [Subjects] = []
        let stages: [Stage] = [
            .placed, .invoiced, .commented, .pleaded, .judged, .converted, .paused, .controlled,
            .followed,
        ]
        for stage in stages { subjects.append(try await walk.own.subjects(at: stage)) }
        for method in [
            "comment.edit", "comment.erase", "comment.support", "fix.confirm", "fix.deny",
        ] {
            subjects += walk.changed[method]?.suffix(1) ?? []
        }
        if let related = walk.related { subjects.append(related) }
        var callers = [ProbeCaller(.citizen, ["citizen": "", "principal": ""])]
        for each in subjects {
            let caller = try await walk.own.citizen(of: each).caller
            callers.append(
                ProbeCaller(
                    .citizen,
                    [
                        "citizen": caller.citizen?.description,
                        "principal": caller.principal?.description,
                    ]))
        }
        return callers
    }

    private static func applicants(of walk: Walk) async throws -> [ProbeCaller] {
        var subjects = [
            try await walk.own.subjects(at: .registered),
            try await walk.own.subjects(at: .objected),
            try await walk.own.subjects(at: .placed),
            try await walk.own.subjects(at: .appealed),
            try await walk.own.subjects(at: .invoiced),
            try await walk.own.subjects(at: .delegated),
            try await walk.own.subjects(at: .voting),
            try await walk.own.subjects(at: .themed),
            try await walk.own.subjects(at: .asked),
            try await walk.own.subjects(at: .unsealed),
            try await walk.own.subjects(at: .masked),
            try await walk.own.subjects(at: .declared),
            try await walk.own.subjects(at: .complained),
            try await walk.own.subjects(at: .projectAccepted),
            try await walk.own.subjects(at: .objectedRanking),
        ]
        // An officer's submission is another's signature under what the organisation may do, too.
        for method in [
            "breach.answer", "delegate.name", "membership.appeal", "membership.apply",
            "membership.leave",
            "membership.withdrawApplication", "person.erase", "proposal.support",
            "report.markFalse", "report.submit",
            "verification.return",
            "verification.submit",
        ] {
            subjects += walk.changed[method]?.filter { !$0.isFigure }.suffix(1) ?? []
        }
        // The first was the organisation's own hand, the last a coordinator's.
        subjects += walk.changed["proposal.submit"]?.prefix(1) ?? []
        var callers = [ProbeCaller(.applicant, ["organisation": "", "principal": ""])]
        for each in subjects {
            let caller = try await walk.own.representative(of: each).caller
            callers.append(
                ProbeCaller(
                    .applicant,
                    [
                        "organisation": caller.organisation?.description,
                        "principal": caller.principal?.description,
                    ]))
        }
        return callers
    }

    var json: String {
        JSON.object(JSON.Object(ids.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) }))
            .text
    }
}
