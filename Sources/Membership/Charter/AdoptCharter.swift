import JSONRPC
import Kernel
import Postgres

/// Enters the alliance's charter as it holds from a day on: kinds, papers, who decides, fees, terms.
///
/// A charter is never changed; the next one takes over on its first day. It begins after every
/// charter before it, so that what was decided by those stays explained.
///
/// - Throws: ``Failure/conflict(_:)`` with `charter.notAfter`, or a constraint's name for a rule
///   about a kind that the charter does not have.
/// - Source: Law 142 of 16.01.2001, Art. 22 (a charter fixes admission, exit, organs, competence).
struct AdoptCharter: TransactionMethod {
    static let name = "charter.adopt"
    static let summary = "Enters the alliance's charter as dated rules, from a day on."
    static let access = Access.write(.charterAdopt)
    static let journal = JournalDeclaration.public("charter.adopted")
    static let result = Schema.receipt
    static let reasons: [Reason] = [
        .charterNotAfter, .violated("charter_decisions_kind_exists"),
        .violated("charter_fees_kind_exists"), .violated("charter_kinds_pkey"),
        .violated("charter_decisions_pkey"), .violated("charter_fees_pkey"),
        .violated("charters_organisation_exists"), .violated("charters_terms"),
    ]

    let validFrom: CivilDate
    let isSample: Bool
    let document: SealedDocument
    let organisation: Organisation.ID?
    let severalKinds: Bool
    let terms: CharterTerms
    let kinds: [KindInput]
    let decisions: [DecisionRuleInput]
    let fees: [FeeInput]

    init(_ parameters: inout Parameters) {
        validFrom = parameters.required("validFrom", "First day on which it holds.")
        isSample = parameters.optional("sample", "Made up for a demonstration.") ?? false
        document = parameters.required("document", "Where its text is, with its SHA-256.")
        organisation = parameters.optional(
            "organisation", "The association of legal entities whose charter it is.")
        severalKinds =
            parameters.optional("severalKinds", "One member may hold several kinds at once.")
            ?? false
        terms = parameters.required("terms", "Days to mend, to pay, to appeal, and of notice.")
        kinds = parameters.required("kinds", "Kinds of membership.")
        decisions = parameters.required("decisions", "Who decides what about which kind.")
        fees = parameters.required("fees", "What membership costs; may be empty.")
        parameters.check(!kinds.isEmpty, "kinds", "empty")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let alliance = try call.alliance
        let results = try await call.send([
            Alliance.place(alliance), Self.last(of: alliance),
        ])
        guard let place = try results[0].rows(Alliance.Place.self).first else {
            throw .notFound("alliance")
        }
        if let last = try results[1].rows(Single<CivilDate>.self).first, validFrom <= last.value {
            throw .conflict(.charterNotAfter)
        }
        let id = Charter.ID.make()
        let facts: JSON.Object = [
            "alliance": .string(call.caller.tenantCode ?? ""),
            "validFrom": .string(validFrom.description), "sample": .bool(isSample),
            "sha256": .string(Hex.text(document.digest.bytes)),
            "kinds": .array(kinds.map { .string($0.code.text) }),
        ]
        return try await call.finish(
            [insert(id, in: place, by: call)] + rows(id, of: alliance),
            entries: [Entry("charter", id, version: 1, facts: facts)],
            answer: .receipt(id, version: 1))
    }

    private static func last(of alliance: Tenant.ID) -> Statement {
        let query: Query<Single<CivilDate>> = """
            SELECT valid_from FROM membership.charters WHERE tenant_id = \(alliance)
            ORDER BY valid_from DESC LIMIT 1
            """
        return query.statement
    }

    private func insert(_ id: Charter.ID, in place: Alliance.Place, by call: Call) -> Statement {
        let query: Command = """
            INSERT INTO membership.charters
                (tenant_id, id, root_id, valid_from, sample, organisation_id, reference,
                 reference_sha256, several_kinds, mend_days, fee_days, appeal_days,
                 hearing_notice_days, cut_off_days, actor)
            VALUES (\(place.id), \(id), \(place.root), \(validFrom), \(isSample), \(organisation),
                \(document.reference), \(document.digest.bytes), \(severalKinds), \(terms.mend),
                \(terms.fee), \(terms.appeal), \(terms.hearingNotice), \(terms.cutOff),
                \(call.caller.publicName))
            """
        return query.statement
    }

    private func rows(_ id: Charter.ID, of alliance: Tenant.ID) -> [Statement] {
        kinds.map { kind in
            let papers = Column(kind.papers.map { Optional($0.text) })
            let query: Command = """
                INSERT INTO membership.charter_kinds
                    (tenant_id, charter_id, code, name_kk, name_ru, name_en, votes, delegates,
                     papers, organisations, persons)
                VALUES (\(alliance), \(id), \(kind.code), \(kind.names.kk), \(kind.names.ru),
                    \(kind.names.en), \(kind.votes), \(kind.delegates), \(papers),
                    \(kind.holders.contains(.organisations)), \(kind.holders.contains(.persons)))
                """
            return query.statement
        }
            + decisions.map { rule in
                let query: Command = """
                    INSERT INTO membership.charter_decisions
                        (tenant_id, charter_id, decision, kind, organ, quorum_numerator,
                         quorum_denominator, majority_numerator, majority_denominator, majority_of)
                    VALUES (\(alliance), \(id), \(rule.decision.rawValue), \(rule.kind),
                        \(rule.organ), \(rule.quorum.numerator), \(rule.quorum.denominator),
                        \(rule.majority.numerator), \(rule.majority.denominator),
                        \(rule.base.rawValue))
                    """
                return query.statement
            }
            + fees.map { fee in
                let query: Command = """
                    INSERT INTO membership.charter_fees
                        (tenant_id, charter_id, kind, fee, term, amount_tiyn, grace_days)
                    VALUES (\(alliance), \(id), \(fee.kind), \(fee.fee.rawValue),
                        \(fee.term.rawValue), \(fee.amount), \(fee.graceDays))
                    """
                return query.statement
            }
    }
}

/// Terms of a charter in calendar days.
struct CharterTerms: Parameter {
    var mend: Int64 = 1
    var fee: Int64 = 1
    var appeal: Int64 = 1
    var hearingNotice: Int64 = 0
    var cutOff: Int64 = 0

    static var schema: Schema {
        let days = Schema.integer(0...366)
        return .object([
            "mendDays": days, "feeDays": days, "appealDays": days, "hearingNoticeDays": days,
            "cutOffDays": days,
        ])
    }
    static var sample: CharterTerms { CharterTerms() }

    private init() {}

    init(json: JSON) throws(ParameterError) {
        guard let object = json.object else { throw ParameterError("object") }
        var members = Parameters(object)
        mend = members.required("mendDays", "")
        fee = members.required("feeDays", "")
        appeal = members.required("appealDays", "")
        hearingNotice = members.required("hearingNoticeDays", "")
        cutOff = members.required("cutOffDays", "")
        for (name, days) in [("mendDays", mend), ("feeDays", fee), ("appealDays", appeal)] {
            members.check(1...366 ~= days, name, "range")
        }
        for (name, days) in [("hearingNoticeDays", hearingNotice), ("cutOffDays", cutOff)] {
            members.check(0...366 ~= days, name, "range")
        }
        let problems = members.problems + members.unknown()
        if !problems.isEmpty { throw ParameterError(problems) }
    }
}

extension Reason {
    static let charterNotAfter = Reason(
        "charter.notAfter", kk: "Жаңа жарғы бұрынғыдан кейін басталуы керек",
        ru: "Новый устав должен начинаться позже прежнего",
        en: "A new charter must begin after the one before it")
}
