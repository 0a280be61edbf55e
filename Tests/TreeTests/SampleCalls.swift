import JSONRPC

/// A sitting with what belongs to it.
struct Assembly {
    var sitting: JSON = ""
    var version: JSON = 1
    var ballot: JSON = ""
    var delegate: JSON = ""
    /// A person's seat in the organ, not at the sitting.
    var seat: JSON = ""
}

/// What a call is about: records of one household.
struct Subjects {
    var organisation: JSON = ""
    var organisationVersion: JSON = 1
    /// Another organisation of the same region, at version 1.
    var other: JSON = ""
    /// A person of the organisation, and the version of the list of its people.
    var person: JSON = ""
    var personsVersion: JSON = 0
    var case_: JSON = ""
    /// Of the case.
    var version: JSON = 1
    var principal: JSON = ""
    var grant: JSON = ""
    var token: JSON = ""
    /// Code of the alliance, and records of the organisation there.
    var alliance: JSON = ""
    var application: JSON = ""
    var applicationVersion: JSON = 1
    var membership: JSON = ""
    var membershipVersion: JSON = 1
    var invoice: JSON = ""
    var invoiceVersion: JSON = 1
    var proposal: JSON = ""
    var proposalVersion: JSON = 1
    /// The alliance's sittings of delegates and of persons, and the akimat's, which stands in their
    /// place for an officer.
    var assembly = Assembly()
    var council = Assembly()
    var commission = Assembly()
    /// What the akimat has before it orders anything.
    var plans = PlanSubjects()
    /// Who is named as a delegate.
    var delegatePrincipal: JSON = ""
    /// Of the akimat, and what the organisation has applied with.
    var budgetLine: JSON = ""
    var orderDraft: JSON = ""
    var order: JSON = ""
    var orderVersion: JSON = 1
    var question: JSON = ""
    var bid: JSON = ""
    var bidVersion: JSON = 1
    var decision = DecisionSubjects()
    var contract = ContractSubjects()
    /// Who judges it, and the account of somebody who may be registered for that.
    var expert: JSON = ""
    var judge: JSON = ""
    /// What a citizen has said about the organisation.
    var oversight = OversightSubjects()
    var ranking = RankingSubjects()
    /// A public figure whose records go beside the organisation's, and these records.
    var citizen: JSON = ""
    var figures: [Subjects] = []
    /// Whether these are the records of the figure.
    var isFigure = false
    /// Number and date of a request, with the household's mark.
    var reference: JSON = ""
    var figureReference: JSON = ""
    /// Code of the tenant.
    var region: JSON
    /// A word that no other record has.
    var fresh: JSON

    /// The figure's records in the place of the organisation's.
    var asFigure: Subjects {
        var own = self
        own.isFigure = true
        guard let figure = figures.first else { return own }
        (own.application, own.applicationVersion) = (figure.application, figure.applicationVersion)
        (own.membership, own.membershipVersion) = (figure.membership, figure.membershipVersion)
        (own.invoice, own.invoiceVersion) = (figure.invoice, figure.invoiceVersion)
        return own
    }

    /// Takes over what many records share.
    mutating func take(_ base: Subjects) {
        (other, principal, grant, token) = (base.other, base.principal, base.grant, base.token)
    }
}

/// Parameters with which each method does its work on given subjects, and how far these must have
/// come for it. A method without a row fails the tests that walk over all methods.
enum SampleCalls {
    /// What is not named works on a registered organisation with people.
    static func stage(of method: String) -> Stage {
        evaluationStage(of: method) ?? ownStage(of: method)
    }

    private static func ownStage(of method: String) -> Stage {
        switch method {
        case "ngo.register": .unregistered
        case "ngo.unmerge": .merged
        case "report.get", "report.markFalse": .reported
        case "verification.claim": .submitted
        case "verification.recordCheck", "verification.return", "verification.refuse": .inReview
        case "verification.approve": .checked
        case "verification.revoke": .approved
        case "verification.keep", "verification.object": .revoking
        case "verification.get": .objected
        case "membership.withdrawApplication", "membership.return", "membership.place": .applied
        case "membership.decide": .placed
        case "membership.application", "membership.get", "membership.suspend", "membership.leave",
            "membership.changeKind", "membership.expel", "fee.invoice", "membership.list",
            "roll.list", "figure.get", "figure.erase", "figure.consent", "figure.withdrawConsent":
            .member
        case "membership.queue": .applied
        case "proposal.assign", "proposal.get", "proposal.setStatus", "proposal.support": .proposed
        case "membership.resume": .suspended
        case "membership.appeal": .expelled
        case "membership.decideAppeal", "membership.history": .appealed
        case "fee.pay", "fee.refund", "fee.waive", "fee.balance", "fee.arrears": .invoiced
        case "delegate.name": .invited
        case "delegate.revoke", "delegate.list": .delegated
        // Without seats: those of a cancelled sitting look as if it were still called.
        case "sitting.cancel": .invited
        case "roll.freeze", "sitting.open": .summoned
        case "seat.end": .seated
        case "seat.list": .unseated
        case "ballot.open", "sitting.close": .convened
        case "ballot.cast", "ballot.close": .voting
        case "ballot.tally", "sitting.get": .voted
        case "order.drafts": .sketched
        case "order.draft", "order.announce": .orderDrafted
        case "order.amend", "order.cancel", "order.get", "order.history", "order.ask",
            "application.draft":
            .ordered
        case "order.answer", "order.questions": .asked
        case "application.submit", "application.update", "application.list": .applying
        case "application.withdraw": .handedIn
        case "order.open": .lapsed
        case "order.applications", "decision.begin": .unsealed
        case "decision.propose": .heard
        case "decision.approve", "decision.proposals": .proposedDecision
        case "decision.publish": .agreed
        case "decision.get", "decision.list", "complaint.file": .standstill
        case "complaint.rule": .complained
        case "complaint.get", "complaint.list": .ruled
        case "decision.finalise": .settled
        case "contract.sign", "award.list": .awarded
        case "contract.amend", "contract.get", "contract.list", "tranche.plan", "breach.report",
            "contract.giveNotice", "projectReport.submit", "financing.queue":
            .contracted
        case "tranche.release", "tranche.list": .tranched
        case "payment.execute": .released
        case "contract.terminate", "contract.withdrawNotice": .noticed
        case "payment.confirm", "payment.refuse": .payable
        case "refund.demand", "payment.list", "ledger.entries", "ledger.balance", "money.trace",
            "financing.statistics":
            .paidOut
        case "refund.receive", "refund.withdraw", "refund.list": .owing
        case "projectReport.return", "projectReport.accept": .projectReported
        case "projectReport.list", "acceptance.sign", "evaluation.record": .projectAccepted
        case "order.complete": .fulfilled
        case "evaluation.get": .evaluated
        case "breach.answer", "breach.list": .breached
        case "budget.amend", "budget.get": .budgeted
        case "theme.discuss", "theme.get", "theme.reject": .themed
        case "theme.approve": .discussed
        case "plan.get", "plan.publish": .planned
        case "function.assign", "function.get": .transferred
        case "method.publish": .methodDrafted
        case "method.get", "ranking.compute": .methodPublished
        case "ranking.compare", "ranking.explain", "ranking.export", "ranking.get",
            "ranking.list", "ranking.publish", "ranking.whatIf":
            .ranked
        case "ranking.object": .provisional
        case "ranking.decideObjection", "ranking.objections": .objectedRanking
        case "principal.approveGrant": .requested
        case "principal.grant", "principal.revokeGrant", "principal.suspend", "token.issue":
            .account
        case "token.approve", "token.revoke": .issued
        default: oversightStage(of: method) ?? .registered
        }
    }

    static func params(of method: String, on s: Subjects) -> JSON.Object? {
        for part in parts {
            if let params = part(method, s) { return params }
        }
        return feed(method) ?? log(method)
    }

    private static let parts: [@Sendable (String, Subjects) -> JSON.Object?] = [
        kernel, organisations, verification, alliances, members, figures, fees, proposals,
        sittings, plans, orders, bids, evaluation, decisions, contracts, outcomes, oversight,
        rankings,
    ]

    private static func kernel(_ method: String, _ s: Subjects) -> JSON.Object? {
        switch method {
        case "rpc.discover", "server.status", "session.open", "session.who", "tenant.list",
            "verification.queue":
            [:]
        case "token.list": ["limit": 200]
        case "tenant.create":
            [
                "code": s.fresh, "kind": "alliance", "validFrom": "2026-01-01",
                "name": ["kk": "А", "ru": "А", "en": "A"],
            ]
        case "principal.create": ["kind": "person", "label": "somebody"]
        case "principal.grant": ["principal": s.principal, "role": "auditor"]
        case "principal.approveGrant", "principal.revokeGrant": ["grant": s.grant]
        case "principal.suspend": ["principal": s.principal, "reason": "test"]
        case "token.issue": ["grant": s.grant, "label": "test"]
        case "token.approve", "token.revoke": ["token": s.token]
        default: nil
        }
    }

    private static func organisations(_ method: String, _ s: Subjects) -> JSON.Object? {
        switch method {
        case "ngo.get", "ngo.history", "ngo.persons", "ngo.duplicates", "ngo.certificate":
            ["id": s.organisation]
        case "ngo.search": ["q": "пример"]
        case "ngo.statistics": [:]
        case "ngo.register":
            [
                "name": ["ru": "Новая организация"], "legalForm": "public-foundation",
                "region": s.region,
            ]
        case "ngo.update":
            ["id": s.organisation, "version": s.organisationVersion, "shortName": ["ru": "Чужое"]]
        case "ngo.setLegalStatus":
            [
                "id": s.organisation, "version": s.organisationVersion, "legalStatus": "not-found",
                "reason": "test",
            ]
        case "ngo.setPersons":
            [
                "id": s.organisation, "version": s.personsVersion,
                "head": ["fullName": "Другой Человек"],
            ]
        case "person.erase":
            [
                "id": s.organisation, "person": s.person, "version": s.personsVersion,
                "ground": "request", "reference": s.reference,
            ]
        case "ngo.merge":
            [
                "id": s.organisation, "version": s.organisationVersion, "into": s.other,
                "intoVersion": 1, "reason": "test",
            ]
        case "ngo.unmerge":
            ["id": s.organisation, "version": s.organisationVersion, "reason": "test"]
        default: nil
        }
    }

    private static func verification(_ method: String, _ s: Subjects) -> JSON.Object? {
        let step: JSON.Object = ["case": s.case_, "version": s.version]
        switch method {
        case "verification.submit": return ["organisation": s.organisation]
        case "verification.get": return ["case": s.case_]
        case "verification.claim", "verification.approve": return step
        case "verification.return", "verification.refuse", "verification.revoke",
            "verification.keep":
            return with(step, ["reason": "test"])
        case "verification.object": return with(step, ["objection": "test"])
        case "verification.recordCheck":
            return with(
                step,
                ["kind": "legal-entity", "outcome": "yes", "source": "test", "asOf": "2026-01-15"])
        case "report.get": return ["organisation": s.organisation, "year": 2025]
        case "report.missing": return ["year": 2025]
        case "report.submit":
            return [
                "organisation": s.organisation, "year": 2025, "activity": ["ru": "Работа"],
                "lines": [["direction": "income", "code": "other", "amount": "1.00"]],
            ]
        case "report.markFalse":
            return [
                "organisation": s.organisation, "year": 2025, "version": 1, "reason": "test",
            ]
        default: return nil
        }
    }

    private static func alliances(_ method: String, _ s: Subjects) -> JSON.Object? {
        let application: JSON.Object = [
            "application": s.application, "version": s.applicationVersion,
        ]
        switch method {
        case "alliance.list", "membership.queue", "fee.arrears": return [:]
        case "alliance.get", "charter.get", "roll.list", "roll.statistics":
            return ["alliance": s.alliance]
        case "charter.adopt": return Household.charter(from: "2030-01-01")
        case "membership.apply" where s.isFigure:
            return [
                "alliance": s.alliance, "kind": "honorary", "papers": [],
                "person": ["name": ["ru": "Другой Человек"], "merit": "test"],
            ]
        case "membership.apply":
            return [
                "alliance": s.alliance, "organisation": s.organisation, "kind": "associate",
                "resolvedOn": "2026-01-15",
                "papers": [
                    [
                        "code": "letter", "reference": "test",
                        "sha256": .string(String(repeating: "cd", count: 32)),
                    ]
                ],
            ]
        case "membership.application": return ["application": s.application]
        case "membership.withdrawApplication": return application
        case "membership.return": return with(application, ["reason": "test"])
        case "membership.place": return with(application, ["organ": "council"])
        case "membership.decide":
            return with(
                application, ["outcome": "approved", "decision": Household.decision("1")])
        default: return nil
        }
    }

    private static func members(_ method: String, _ s: Subjects) -> JSON.Object? {
        let step: JSON.Object = ["membership": s.membership, "version": s.membershipVersion]
        let decided = with(step, ["decision": Household.decision("1")])
        switch method {
        case "membership.get", "membership.history": return ["membership": s.membership]
        case "membership.list": return ["limit": 200]
        case "membership.leave": return step
        case "membership.appeal": return with(step, ["reason": "test"])
        case "membership.resume": return decided
        case "membership.suspend": return with(decided, ["reason": "test"])
        case "membership.changeKind": return with(decided, ["kind": "associate"])
        case "membership.expel":
            return with(
                decided, ["reason": "test", "noticeOn": "2026-01-20", "hearingOn": "2026-02-01"])
        case "membership.decideAppeal":
            return with(decided, ["reason": "test", "outcome": "restored"])
        default: return nil
        }
    }

    private static func figures(_ method: String, _ s: Subjects) -> JSON.Object? {
        var figure: JSON.Object = ["person": s.citizen]
        if s.isFigure { figure["alliance"] = s.alliance }
        switch method {
        case "figure.get": return figure
        case "figure.erase":
            return with(
                figure, ["version": 1, "ground": "request", "reference": s.figureReference])
        case "figure.consent": return ["name": ["ru": "Другой Человек"], "lastsTo": "2099-01-01"]
        case "figure.withdrawConsent": return [:]
        default: return nil
        }
    }

    private static func fees(_ method: String, _ s: Subjects) -> JSON.Object? {
        let step: JSON.Object = ["invoice": s.invoice, "version": s.invoiceVersion]
        switch method {
        case "fee.balance":
            return s.isFigure ? ["person": s.citizen] : ["organisation": s.organisation]
        case "fee.invoice": return ["membership": s.membership, "from": "2027-01-01"]
        case "fee.pay":
            return with(step, ["amount": "1.00", "paidOn": "2026-02-20", "document": "1"])
        case "fee.waive": return with(step, ["amount": "1.00", "reason": "test"])
        case "fee.refund":
            return with(
                step,
                [
                    "amount": "1.00", "paidOn": "2026-02-20", "document": "1", "reason": "test",
                ])
        default: return nil
        }
    }

    private static func proposals(_ method: String, _ s: Subjects) -> JSON.Object? {
        let step: JSON.Object = ["proposal": s.proposal, "version": s.proposalVersion]
        switch method {
        case "proposal.list", "proposal.overdue", "proposal.statistics": return [:]
        case "proposal.get", "proposal.support": return ["proposal": s.proposal]
        case "proposal.assign": return with(step, ["tenant": "KZ-75", "planItem": "1"])
        case "proposal.setStatus": return with(step, ["state": "studied"])
        case "proposal.submit":
            return [
                "alliance": s.alliance, "organisation": s.organisation,
                "origin": ["kind": "organisation", "name": "test"], "announcedOn": "2026-01-15",
                "text": ["ru": "Предложение"],
            ]
        default: return nil
        }
    }

    private static func sittings(_ method: String, _ s: Subjects) -> JSON.Object? {
        let sitting: JSON.Object = ["sitting": s.assembly.sitting]
        switch method {
        case "sitting.list": return [:]
        case "sitting.get", "delegate.list": return sitting
        case "sitting.call": return Household.sitting(cutOff: "2026-03-10", at: "2026-03-20")
        case "sitting.close":
            return with(
                sitting,
                [
                    "version": s.assembly.version, "protocolNumber": "1", "present": 1,
                    "protocol": [
                        "reference": "test", "sha256": .string(String(repeating: "ef", count: 32)),
                    ],
                ])
        case "roll.freeze": return with(sitting, ["version": s.assembly.version])
        case "sitting.open":
            return ["sitting": s.council.sitting, "version": 1, "present": []]
        case "sitting.cancel":
            return with(sitting, ["version": s.assembly.version, "reason": "test"])
        case "seat.list": return ["limit": 200]
        case "seat.statistics": return ["tenant": s.alliance]
        case "seat.appoint":
            return [
                "organ": "council", "principal": s.principal, "from": "2026-01-15",
                "decision": decision,
            ]
        case "seat.end":
            return ["seat": s.assembly.seat, "to": "2026-02-01", "decision": decision]
        case "delegate.name":
            return with(
                sitting, ["organisation": s.organisation, "principal": s.delegatePrincipal])
        case "delegate.revoke": return ["delegate": s.assembly.delegate]
        case "ballot.open": return Household.ballot(in: s.assembly.sitting, secret: true)
        case "ballot.cast": return ["ballot": s.assembly.ballot, "option": 1]
        case "ballot.close", "ballot.tally": return ["ballot": s.assembly.ballot]
        default: return nil
        }
    }

    private static func orders(_ method: String, _ s: Subjects) -> JSON.Object? {
        let step: JSON.Object = ["order": s.order, "version": s.orderVersion]
        switch method {
        case "order.search", "order.drafts", "order.questions": return [:]
        case "order.get", "order.history", "order.applications": return ["order": s.order]
        case "order.draft":
            return [
                "draft": s.orderDraft, "version": 1,
                "content": Household.order("Заказ", line: s.budgetLine),
            ]
        case "order.announce": return ["draft": s.orderDraft, "version": 1]
        case "order.amend":
            return with(step, ["closesAt": "2100-01-01T00:00:00Z", "reason": "test"])
        case "order.cancel": return with(step, ["reason": "test"])
        case "order.open": return step
        case "order.ask": return ["order": s.order, "text": "Когда?"]
        case "order.answer": return ["question": s.question, "text": ["ru": "Завтра"]]
        default: return nil
        }
    }

    private static func bids(_ method: String, _ s: Subjects) -> JSON.Object? {
        let step: JSON.Object = ["application": s.bid, "version": s.bidVersion]
        switch method {
        case "application.list": return [:]
        case "application.get": return ["application": s.bid]
        case "application.draft":
            return ["order": s.order, "content": Household.application("Заявка")]
        case "application.update":
            return with(step, ["content": Household.application("Заявка")])
        case "application.submit", "application.withdraw": return step
        default: return nil
        }
    }
    private static let decision = Household.seatDecision(
        "1", "test", .string(String(repeating: "ef", count: 32)))

    private static func feed(_ method: String) -> JSON.Object? {
        switch method {
        case "feed.since", "feed.subscribe": [:]
        case "feed.unsubscribe": ["subscription": "0190b1f2-7c00-7000-8000-000000000001"]
        case "feed.snapshot": ["kind": "organisation"]
        default: nil
        }
    }

    private static func log(_ method: String) -> JSON.Object? {
        switch method {
        case "log.checkpoint": [:]
        case "log.tile": ["level": 0, "index": 0]
        case "log.entries": ["index": 0]
        case "log.inclusion": ["position": 0]
        case "log.consistency": ["from": 0]
        case "log.cosign":
            ["note": "test.example/log\n1\nAAAA\n\n\u{2014} test.example/log AAAAAAAA\n"]
        default: nil
        }
    }

    private static func with(_ step: JSON.Object, _ more: JSON.Object) -> JSON.Object {
        more.reduce(into: step) { $0[$1.key] = $1.value }
    }
}
