import JSONRPC
import Kernel
import Postgres

/// Applies for membership of a kind, with papers, or hands in a returned application again.
///
/// - Throws: ``Failure/notFound(_:)``; ``Failure/conflict(_:)`` with `charter.none`,
///   `charter.kindUnknown`, `application.open`, `membership.already`, `membership.otherKind`,
///   `organisation.notActive`, `record.stale` or `application.conflictOfInterest`.
struct ApplyForMembership: TransactionMethod {
    static let name = "membership.apply"
    static let summary = "Applies for membership with papers, or again after a return."
    static let access = Access.write(.membershipApply)
    static let journal = JournalDeclaration.private("membership.applied")
    static let result = ApplicationStep.schema
    static let reasons: [Reason] = [
        .charterNone, .kindUnknown, .applicationOpen, .alreadyMember, .otherKind,
        .organisationNotActive, .stale, .conflictOfInterest,
    ]

    let alliance: Code?
    let organisation: Organisation.ID?
    let kind: Word
    let resolvedOn: CivilDate
    let papers: [PaperInput]
    let version: Int64?

    init(_ parameters: inout Parameters) {
        alliance = parameters.optional(
            "alliance", "Its code; a coordinator has only the own one.")
        organisation = parameters.optional(
            "organisation", "For a coordinator who enters a paper; a representative has the own.")
        kind = parameters.required("kind", "Kind of membership, by the alliance's charter.")
        resolvedOn = parameters.required(
            "resolvedOn", "When the applicant's competent organ decided to join.")
        papers = parameters.required("papers", "Papers that come with it; may be empty.")
        version = parameters.optional(
            "version", "The application's version last read, when a returned one comes again.")
        parameters.check(
            Set(papers.map(\.code)).count == papers.count, "papers", "duplicate")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let (place, organisation) = try subject(call)
        let results = try await call.send(
            [
                Application.lockOpen(kind, of: organisation, in: place),
                Self.circumstances(kind, of: organisation, in: place),
                Interest.question("SELECT \(organisation)", by: call.caller),
                ActiveOrganisation.read(organisation),
            ] + DueDates.statements([]))
        guard let facts = try results[1].rows(Circumstances.self).first else {
            throw .notFound("alliance")
        }
        try Interest.insist(results[2])
        let dates = try DueDates(results[4...])
        guard resolvedOn <= dates.today else {
            throw .invalidParameters([Problem("resolvedOn", "future")])
        }
        let open = try results[0].rows(Application.Row.self).first
        if let open { return try await again(open, call) }
        guard version == nil else { throw .conflict(.stale) }
        try ActiveOrganisation.insist(on: organisation, results[3])
        let charter = try facts.insist(on: kind)
        return try await first(organisation, charter, in: facts.alliance, call)
    }

    private func subject(_ call: Call) throws(Failure) -> (Fragment, Organisation.ID) {
        if let own = call.caller.organisation {
            guard organisation == nil || organisation == own else {
                throw .notFound("organisation")
            }
            guard let alliance else {
                throw .invalidParameters([Problem("alliance", "required")])
            }
            return (
                "SELECT id FROM tenancy.tenants WHERE code = \(alliance) AND kind = 'alliance'", own
            )
        }
        guard alliance == nil || alliance?.text == call.caller.tenantCode else {
            throw .notFound("alliance")
        }
        guard let organisation else {
            throw .invalidParameters([Problem("organisation", "required")])
        }
        return ("SELECT \(try call.alliance)", organisation)
    }

    private func first(
        _ organisation: Organisation.ID, _ charter: Charter.ID, in alliance: Tenant.ID, _ call: Call
    ) async throws(Failure) -> JSON {
        let id = Application.ID.make()
        let query: Command = """
            WITH step AS (
                INSERT INTO membership.application_history
                    (tenant_id, application_id, seq, organisation_id, from_state, to_state, act,
                     principal_id, actor)
                VALUES (\(alliance), \(id), 1, \(organisation), 'new', 'submitted', 'apply',
                    \(try call.principal), \(call.caller.publicName)))
            INSERT INTO membership.applications
                (tenant_id, id, organisation_id, charter_id, kind, resolved_on, state)
            VALUES (\(alliance), \(id), \(organisation), \(charter), \(kind), \(resolvedOn),
                'submitted')
            """
        return try await call.finish(
            [query.statement] + add(to: id, of: organisation, in: alliance, by: try call.principal),
            entries: [ApplicationStep.entry(id, version: 1, state: .submitted)],
            answer: ApplicationStep.answer(id, version: 1, state: .submitted))
    }

    private func again(_ open: Application.Row, _ call: Call) async throws(Failure) -> JSON {
        guard open.state == .returned, let version else { throw .conflict(.applicationOpen) }
        guard version == open.version else { throw .conflict(.stale) }
        let step = ApplicationStep(act: "apply", to: .submitted)
        let changes = try step.changes(of: open, by: call)
        return try await call.finish(
            changes.statements
                + add(
                    to: open.id, of: open.organisation, in: open.alliance, by: try call.principal),
            entries: changes.entries, answer: step.answer(open))
    }

    private func add(
        to id: Application.ID, of organisation: Organisation.ID, in alliance: Tenant.ID,
        by principal: Principal.ID
    ) -> [Statement] {
        papers.map { paper in
            let query: Command = """
                INSERT INTO membership.papers
                    (tenant_id, application_id, organisation_id, code, version, reference, sha256,
                     recorded_by)
                SELECT \(alliance), \(id), \(organisation), \(paper.code),
                    coalesce(max(p.version), 0) + 1, \(paper.reference), \(paper.digest.bytes),
                    \(principal)
                FROM membership.papers p
                WHERE p.tenant_id = \(alliance) AND p.application_id = \(id)
                  AND p.code = \(paper.code)
                """
            return query.statement
        }
    }
}

/// What an application stands or falls with at its beginning.
private struct Circumstances: RowDecodable {
    var alliance: Tenant.ID
    var charter: Charter.ID?
    var kindIsKnown: Bool
    /// The kind of membership that the organisation has, if it has one.
    var kinds: [String]
    var severalKinds: Bool

    init(from row: inout RowReader) throws(PostgresError) {
        alliance = try row.next()
        charter = try row.next(Charter.ID?.self)
        kindIsKnown = try row.next()
        kinds = try row.next(String.self).split(separator: " ").map(String.init)
        severalKinds = try row.next()
    }

    /// - Returns: the charter by which the application is judged.
    func insist(on kind: Word) throws(Failure) -> Charter.ID {
        guard let charter else { throw .conflict(.charterNone) }
        guard kindIsKnown else { throw .conflict(.kindUnknown) }
        guard !kinds.contains(kind.text) else { throw .conflict(.alreadyMember) }
        guard severalKinds || kinds.isEmpty else { throw .conflict(.otherKind) }
        return charter
    }
}

extension ApplyForMembership {
    private static func circumstances(
        _ kind: Word, of organisation: Organisation.ID, in alliance: Fragment
    ) -> Statement {
        let query: Query<Circumstances> = """
            SELECT t.id, c.id, EXISTS (
                       SELECT FROM membership.charter_kinds k
                       WHERE k.tenant_id = t.id AND k.charter_id = c.id AND k.code = \(kind)),
                   coalesce((SELECT string_agg(p.kind, ' ') FROM membership.periods p
                    WHERE p.tenant_id = t.id AND p.organisation_id = \(organisation)
                      AND p.valid_to IS NULL), ''),
                   coalesce(c.several_kinds, false)
            FROM tenancy.tenants t LEFT JOIN membership.charters c
                ON c.tenant_id = t.id AND c.id = membership.charter_on(t.id,
                    timezone(interval '5 hours', clock_timestamp())::date)
            WHERE t.id = (\(sql: alliance))
            """
        return query.statement
    }
}

extension Reason {
    static let charterNone = Reason(
        "charter.none", kk: "Альянстың қолданыстағы жарғысы енгізілмеген",
        ru: "Действующий устав альянса не введён",
        en: "No charter of the alliance holds today")
    static let kindUnknown = Reason(
        "charter.kindUnknown", kk: "Жарғыда мүшеліктің мұндай түрі жоқ",
        ru: "В уставе нет такого вида членства",
        en: "The charter has no such kind of membership")
    static let applicationOpen = Reason(
        "application.open", kk: "Өтінім қаралуда", ru: "Заявка уже рассматривается",
        en: "An application is already under way")
    static let alreadyMember = Reason(
        "membership.already", kk: "Ұйым осындай мүше",
        ru: "Организация уже состоит в таком членстве",
        en: "The organisation is already such a member")
    static let otherKind = Reason(
        "membership.otherKind",
        kk: "Ұйым басқа түрдегі мүше: түрін ауыстырыңыз",
        ru: "Организация состоит в другом виде членства: измените вид",
        en: "The organisation has another kind of membership: change its kind")
}
