import JSONRPC
import Kernel
import TestKit

/// How far a record has come when a method is called on it.
enum Stage: CaseIterable {
    /// An id that a representative is about to register.
    case unregistered
    /// With people.
    case registered
    case merged
    /// With a yearly report.
    case reported
    case submitted
    /// Claimed by the second officer.
    case inReview
    /// The same with every check passed.
    case checked
    case approved
    /// A revocation is announced.
    case revoking
    /// Returned once, approved, a revocation announced and objected to: a file with all there is.
    case objected
    /// Has applied to the alliance, with papers.
    case applied
    /// Returned once, handed in again and put before the council.
    case placed
    /// Admitted, its entrance fee paid.
    case member
    case suspended
    /// Suspended, resumed and expelled.
    case expelled
    case appealed
    /// A member with an invoice past its day, of which a part was paid, paid back and waived.
    case invoiced
    /// The alliance has a proposal that is nobody's in particular.
    case proposed
    /// A member, and a congress to which it may name delegates.
    case invited
    /// The same with a delegate.
    case delegated
    /// A member with seats at a sitting whose cut-off is past.
    case summoned
    /// The same, its roll frozen: it is open.
    case convened
    /// The representative sits in a council of the alliance, an officer in a commission.
    case seated
    /// The same, no longer.
    case unseated
    /// A ballot is open.
    case voting
    /// It is closed.
    case voted
    /// The ministry has put a method of ranking up for comments.
    case methodDrafted
    case methodPublished
    /// It has computed a ranking.
    case provisional
    /// The organisation has objected to it.
    case objectedRanking
    /// Nobody may object any more.
    case ranked
    /// The akimat has a budget line.
    case budgeted
    /// The akimat and the organisation have proposed themes.
    case themed
    /// The akimat's is discussed.
    case discussed
    /// It is approved, and stands in the plan of a year with a budget line.
    case planned
    /// The akimat has transferred a function to the organisation, for the second time.
    case transferred
    /// The akimat has a draft of an order that it does not announce.
    case sketched
    /// A draft that may be announced.
    case orderDrafted
    /// An order is announced.
    case ordered
    /// The organisation has asked about it.
    case asked
    /// The organisation has begun an application.
    case applying
    /// It is submitted.
    case handedIn
    /// And the deadline has passed.
    case lapsed
    /// And it is opened.
    case unsealed
    /// And a commission has sat on it.
    case heard
    /// A decision is proposed.
    case proposedDecision
    /// It is approved.
    case agreed
    /// It is public.
    case standstill
    /// The organisation has complained.
    case complained
    /// And was answered.
    case ruled
    /// The standstill is over without a complaint.
    case settled
    /// An award is final.
    case awarded
    /// A contract is signed on it.
    case contracted
    /// The second officer has given notice of its termination.
    case noticed
    /// An advance is planned.
    case tranched
    /// It is released.
    case released
    /// The second officer has ordered its payment.
    case payable
    /// The treasury has refused it.
    case bounced
    /// The first one has confirmed it.
    case paidOut
    /// A refund is demanded.
    case owing
    /// The organisation has reported, finally.
    case projectReported
    /// The report is accepted.
    case projectAccepted
    /// The project is evaluated.
    case evaluated
    /// The contract is paid, reported on and accepted by an act: the order may be completed.
    case fulfilled
    /// A breach of the contract is reported.
    case breached
    /// Somebody has the role of an expert.
    case qualified
    /// The order's expert is drawn.
    case drawn
    /// And has declared no relation.
    case declared
    /// The same of an order that is judged blind.
    case masked
    /// And has scored by the first criterion.
    case judging
    /// By both.
    case scored
    /// He has declared a relation, and recused himself.
    case related
    /// The same, and there is who may follow.
    case vacant
    /// A citizen has said something about the organisation.
    case commented
    /// It is held back, for it holds a phone.
    case held
    /// It is hidden.
    case hidden
    /// Its author has appealed.
    case pleaded
    /// A second moderator has upheld the hiding.
    case upheld
    /// The akimat has answered.
    case answered
    /// And the day has come on which it is asked whether it was fixed.
    case questioned
    /// The author has rated that low.
    case judged
    /// The comment has become an appeal.
    case converted
    /// Its term stands still at the author's request.
    case paused
    /// It is forwarded to the ministry.
    case handedOver
    /// A wrong fact is reported.
    case mistaken
    /// A document of public control is open.
    case controlling
    /// It has a recommendation.
    case recommended
    /// It is sent.
    case controlled
    /// The recommendation is answered.
    case redressed
    /// A citizen follows the organisation.
    case followed
    /// A principal whose role waits for approval.
    case requested
    /// A principal with a role.
    case account
    /// The same with a token that waits for approval.
    case issued
}

extension Household {
    /// New records at a stage, for a call that changes them.
    func make(_ stage: Stage) async throws -> Subjects {
        switch stage {
        case .unregistered:
            var subjects = try await subjects(at: .registered)
            subjects.organisation = .string(Organisation.ID.make().description)
            return subjects
        case .requested, .account, .issued:
            return try await makeAccount(stage, beside: subjects(at: .registered))
        default: return try await makeOrganisation(stage)
        }
    }

    /// Thrown by itself: an expectation that fails here would count for one of the tests that share
    /// the walk, and for no other.
    struct Missing: Error {
        var what: String
    }

    func need(_ value: JSON?) throws(Missing) -> JSON {
        guard let value else { throw Missing(what: "a member of an answer") }
        return value
    }

    // MARK: Organisations

    private func makeOrganisation(_ stage: Stage) async throws -> Subjects {
        var subjects = try await register()
        switch stage {
        case .merged:
            _ = try await second.call("ngo.merge", try sample("ngo.merge", subjects))
            subjects.organisationVersion = 2
        case .reported:
            _ = try await second.call("report.submit", try sample("report.submit", subjects))
        case .registered, .unregistered, .requested, .account, .issued: break
        case .submitted, .inReview, .checked, .approved, .revoking, .objected:
            try await bring(&subjects, to: stage)
        case .applied, .placed, .member, .suspended, .expelled, .appealed, .invoiced:
            try await admit(&subjects, to: stage)
        case .proposed: try await propose(&subjects)
        case .seated, .unseated: try await seat(&subjects, to: stage)
        case .methodDrafted, .methodPublished, .provisional, .objectedRanking, .ranked:
            try await rank(&subjects, to: stage)
        case .budgeted, .themed, .discussed, .planned, .transferred:
            try await plan(&subjects, to: stage)
        case .invited, .delegated, .summoned, .convened, .voting, .voted:
            try await admit(&subjects, to: .member)
            try await sit(&subjects, to: stage)
        case .sketched, .orderDrafted, .ordered, .asked, .applying, .handedIn, .lapsed, .unsealed,
            .heard, .proposedDecision, .agreed, .standstill, .complained, .ruled, .settled,
            .awarded, .contracted, .noticed, .tranched, .released, .payable, .bounced, .paidOut,
            .owing,
            .projectReported, .projectAccepted, .evaluated, .fulfilled, .breached,
            .drawn, .declared, .masked, .judging, .scored, .related, .vacant:
            try await bid(&subjects, to: stage)
        case .qualified:
            let somebody = try await world.actor(.expert, tenant: tenant)
            subjects.judge = .string(somebody.caller.principal?.description ?? "")
        case .commented, .held, .hidden, .pleaded, .upheld, .answered, .questioned, .judged,
            .converted, .paused, .handedOver, .mistaken,
            .controlling, .recommended, .controlled, .redressed, .followed:
            try await say(&subjects, to: stage)
        }
        return subjects
    }

    private func blank() -> Subjects {
        Subjects(
            alliance: .string(alliance),
            reference: mark("registry.persons.erasure_reference"),
            figureReference: mark("membership.figures.erasure_reference"),
            region: .string(tenant),
            fresh: .string(fresh()))
    }

    private func register() async throws -> Subjects {
        let made = try await second.call("ngo.register", organisation)
        // An account for those whom the records of an organisation do not concern, and the record
        // that others are merged into; made once, before the first that has them.
        var subjects = blank()
        subjects.organisation = try need(made["id"])
        if let base { subjects.take(base) } else { subjects.take(try await makeBase()) }
        try await setPersons(&subjects)
        return subjects
    }

    private func sample(_ method: String, _ subjects: Subjects) throws -> JSON.Object {
        guard let params = SampleCalls.params(of: method, on: subjects) else {
            throw Missing(what: "a sample call of \(method)")
        }
        return params
    }

    private var organisation: JSON.Object {
        let number = "REG-\(fresh())"
        return [
            "name": ["ru": .string("Общественный фонд «Пример \(number)»")],
            "legalForm": "public-foundation", "spheres": ["7", "8", "9", "10"],
            "identifiers": [["scheme": "KZ-REG", "value": .string(number)]],
        ]
    }

    private func makeBase() async throws -> Subjects {
        var subjects = try await makeAccount(.issued, beside: blank())
        subjects.other = try need(try await second.call("ngo.register", organisation)["id"])
        base = subjects
        return subjects
    }

    private func setPersons(_ subjects: inout Subjects) async throws {
        let key = Mark(tag: tag, column: "tenancy.idempotency.key").text
        let receipt = try await second.call(
            "ngo.setPersons",
            [
                "id": subjects.organisation, "version": 0, "head": person(),
                "founders": [person()], "idempotencyKey": .string("\(key) \(fresh())"),
            ])
        subjects.personsVersion = try need(receipt["version"])
        let list = try await second.call("ngo.persons", ["id": subjects.organisation])
        subjects.person = try need(list["items"]?.array?.first?["id"])
    }

    func person() -> JSON {
        [
            "fullName": mark("registry.persons.full_name"), "iin": iin(),
            "phone": mark("registry.persons.phone"), "email": mark("registry.persons.email"),
            "address": mark("registry.persons.address"),
        ]
    }

    // MARK: Verification

    private func bring(_ subjects: inout Subjects, to stage: Stage) async throws {
        _ = try await representative(of: subjects).call("verification.submit")
        try await read(&subjects)
        if stage == .submitted { return }
        try await step("verification.claim", by: second, &subjects)
        if stage == .inReview { return }
        try await check(&subjects)
        if stage == .checked { return }
        if stage == .objected { try await returnAndClaim(&subjects) }
        try await step("verification.approve", by: first, &subjects)
        if stage == .approved { return }
        try await step(
            "verification.revoke", by: first, &subjects,
            ["reason": mark("registry.revocations.reason")])
        if stage == .revoking { return }
        try await step(
            "verification.object", by: representative(of: subjects), &subjects,
            ["objection": mark("registry.revocations.objection")])
    }

    private func check(_ subjects: inout Subjects) async throws {
        let file = try await second.call("verification.get", ["case": subjects.case_])
        for kind in file["missing"]?.array ?? [] {
            try await step(
                "verification.recordCheck", by: second, &subjects,
                [
                    "kind": kind, "outcome": "yes", "asOf": "2026-01-15",
                    "source": mark("registry.checks.source"),
                    "note": mark("registry.checks.note"),
                    "evidence": [
                        "reference": mark("registry.checks.evidence"),
                        "sha256": digest(of: "registry.checks.evidence_sha256"),
                    ],
                ])
        }
    }

    private func returnAndClaim(_ subjects: inout Subjects) async throws {
        try await step(
            "verification.return", by: first, &subjects,
            ["reason": mark("registry.case_history.reason")])
        _ = try await representative(of: subjects).call("verification.submit")
        try await read(&subjects)
        try await step("verification.claim", by: second, &subjects)
    }

    private func step(
        _ method: String, by actor: Actor, _ subjects: inout Subjects, _ more: JSON.Object = [:]
    ) async throws {
        var params = more
        params["case"] = subjects.case_
        params["version"] = subjects.version
        _ = try await actor.call(method, params)
        try await read(&subjects)
    }

    private func read(_ subjects: inout Subjects) async throws {
        let file = try await second.call(
            "verification.get", ["organisation": subjects.organisation])
        subjects.case_ = try need(file["id"])
        subjects.version = try need(file["version"])
    }

    // MARK: Accounts

    private func makeAccount(
        _ stage: Stage, beside records: Subjects
    ) async throws -> Subjects {
        let (keeper, other) = keepers
        var subjects = records
        subjects.fresh = .string(fresh())
        let principal = try await keeper.call(
            "principal.create",
            ["kind": "person", "label": mark("tenancy.principals.label"), "iin": iin()])
        subjects.principal = try need(principal["id"])
        let grant = try await keeper.call(
            "principal.grant", ["principal": subjects.principal, "role": "citizen"])
        subjects.grant = try need(grant["id"])
        if stage == .requested { return subjects }
        _ = try await other.call("principal.approveGrant", ["grant": subjects.grant])
        if stage == .account { return subjects }
        _ = try await keeper.call(
            "principal.grant",
            [
                "principal": subjects.principal, "role": "client", "tenant": .string(tenant),
                "emergency": mark("tenancy.grants.emergency_reason"),
            ])
        let token = try await keeper.call(
            "token.issue", ["grant": subjects.grant, "label": mark("tenancy.tokens.label")])
        subjects.token = try need(token["id"])
        return subjects
    }
}
