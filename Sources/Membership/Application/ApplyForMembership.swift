import JSONRPC
import Kernel
import Postgres

/// Applies for membership of a kind, with papers, or hands in a returned application again.
///
/// - Throws: ``Failure/notFound(_:)``; ``Failure/conflict(_:)`` with `charter.none`,
///   `charter.kindUnknown`, `charter.kindOfOthers`, `application.open`, `membership.already`,
///   `membership.otherKind`, `organisation.notActive`, `record.stale` or
///   `application.conflictOfInterest`.
struct ApplyForMembership: TransactionMethod {
    static let name = "membership.apply"
    static let summary = "Applies for membership with papers, or again after a return."
    static let access = Access.write(.membershipApply)
    static let journal = JournalDeclaration.private("membership.applied")
    static let result = ApplicationStep.schema
    static let reasons: [Reason] = [
        .charterNone, .kindUnknown, .kindOfOthers, .applicationOpen, .alreadyMember, .otherKind,
        .organisationNotActive, .stale, .conflictOfInterest,
    ]

    let alliance: Code?
    let organisation: Organisation.ID?
    let person: FigureInput?
    let kind: Word
    let resolvedOn: CivilDate?
    let papers: [PaperInput]
    let version: Int64?

    init(_ parameters: inout Parameters) {
        alliance = parameters.optional(
            "alliance", "Its code; a coordinator has only the own one.")
        organisation = parameters.optional(
            "organisation", "For a coordinator who enters a paper; a representative has the own.")
        person = parameters.optional(
            "person", "What a public figure tells of itself, for this alliance alone.")
        kind = parameters.required("kind", "Kind of membership, by the alliance's charter.")
        resolvedOn = parameters.optional(
            "resolvedOn", "When the competent organ of an organisation decided to join.")
        papers = parameters.required("papers", "Papers that come with it; may be empty.")
        version = parameters.optional(
            "version", "The application's version last read, when a returned one comes again.")
        parameters.check(
            Set(papers.map(\.code)).count == papers.count, "papers", "duplicate")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let (place, holder) = try subject(call)
        try insistOnParts(of: holder)
        let results = try await call.send(
            [
                Application.lockOpen(kind, of: holder, in: place),
                Self.circumstances(kind, of: holder, in: place),
                Interest.question(
                    "SELECT \(holder.organisation), \(holder.person)", by: call.caller),
                ActiveOrganisation.read(holder.organisation),
            ] + DueDates.statements([])
                + (holder.person.map { [Figure.lock($0, in: place)] } ?? []))
        guard let facts = try results[1].rows(Circumstances.self).first else {
            throw .notFound("alliance")
        }
        try Interest.insist(results[2])
        let dates = try DueDates(results[4..<6])
        if let resolvedOn, resolvedOn > dates.today {
            throw .invalidParameters([Problem("resolvedOn", "future")])
        }
        let figure = try results.dropFirst(6).first?.rows(Figure.Row.self).first
        let open = try results[0].rows(Application.Row.self).first
        if let open { return try await again(open, figure, call) }
        guard version == nil else { throw .conflict(.stale) }
        try ActiveOrganisation.insist(on: holder.organisation, results[3])
        let charter = try facts.insist(on: kind)
        return try await first(holder, figure, charter, in: facts.alliance, call)
    }

    private func subject(_ call: Call) throws(Failure) -> (Fragment, Holder) {
        if let own = call.caller.holder {
            guard organisation == nil || organisation == own.organisation else {
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
        return ("SELECT \(try call.alliance)", .organisation(organisation))
    }

    /// An organisation has an organ that resolves; a person says who it is.
    private func insistOnParts(of holder: Holder) throws(Failure) {
        var problems: [Problem] = []
        switch holder {
        case .organisation:
            if resolvedOn == nil { problems.append(Problem("resolvedOn", "required")) }
            if person != nil { problems.append(Problem("person", "ofPerson")) }
        case .person:
            if resolvedOn != nil { problems.append(Problem("resolvedOn", "ofOrganisation")) }
        }
        if !problems.isEmpty { throw .invalidParameters(problems) }
    }

    private func first(
        _ holder: Holder, _ figure: Figure.Row?, _ charter: Charter.ID, in alliance: Tenant.ID,
        _ call: Call
    ) async throws(Failure) -> JSON {
        let id = Application.ID.make()
        var changes = try told(holder, figure, in: alliance)
        changes.entries.append(ApplicationStep.entry(id, version: 1, state: .submitted))
        return try await call.finish(
            changes.statements + [
                try insert(id, of: holder, charter, in: alliance, by: call)
            ] + add(to: id, of: holder, in: alliance, by: try call.principal),
            entries: changes.entries,
            answer: ApplicationStep.answer(id, version: 1, state: .submitted))
    }

    /// What a person says of itself now; it must have said something before its first application
    /// is looked at, and again after an erasure.
    private func told(
        _ holder: Holder, _ figure: Figure.Row?, in alliance: Tenant.ID
    ) throws(Failure) -> Changes {
        guard let citizen = holder.person else { return Changes() }
        if let person { return person.changes(of: figure, citizen, in: alliance) }
        guard let figure, !figure.isErased else {
            throw .invalidParameters([Problem("person", "required")])
        }
        return Changes()
    }

    /// An application and its first step refer to each other, so one statement writes both.
    private func insert(
        _ id: Application.ID, of holder: Holder, _ charter: Charter.ID, in alliance: Tenant.ID,
        by call: Call
    ) throws(Failure) -> Statement {
        let step: Fragment = """
            WITH step AS (
                INSERT INTO membership.application_history
                    (tenant_id, application_id, seq, organisation_id, citizen_id, root_id,
                     from_state, to_state, act, principal_id, actor)
                VALUES (\(alliance), \(id), 1, \(holder.organisation), \(holder.person),
                    \(sql: .root(of: alliance)), 'new', 'submitted', 'apply',
                    \(try call.principal), \(call.caller.publicName)))
            """
        // Nobody but a person writes in a person's name: the columns are granted so.
        let query: Command =
            switch holder {
            case .organisation(let organisation):
                """
                \(sql: step)
                INSERT INTO membership.applications
                    (tenant_id, id, organisation_id, root_id, charter_id, kind, resolved_on, state)
                VALUES (\(alliance), \(id), \(organisation), \(sql: .root(of: alliance)),
                    \(charter), \(kind), \(resolvedOn), 'submitted')
                """
            case .person(let citizen):
                """
                \(sql: step)
                INSERT INTO membership.applications
                    (tenant_id, id, citizen_id, root_id, charter_id, kind, state)
                VALUES (\(alliance), \(id), \(citizen), \(sql: .root(of: alliance)),
                    \(charter), \(kind), 'submitted')
                """
            }
        return query.statement
    }

    private func again(
        _ open: Application.Row, _ figure: Figure.Row?, _ call: Call
    ) async throws(Failure) -> JSON {
        guard open.state == .returned, let version else { throw .conflict(.applicationOpen) }
        guard version == open.version else { throw .conflict(.stale) }
        let step = ApplicationStep(act: "apply", to: .submitted)
        var changes = try told(open.holder, figure, in: open.alliance)
        changes += try step.changes(of: open, by: call)
        return try await call.finish(
            changes.statements
                + add(to: open.id, of: open.holder, in: open.alliance, by: try call.principal),
            entries: changes.entries, answer: step.answer(open))
    }

    private func add(
        to id: Application.ID, of holder: Holder, in alliance: Tenant.ID,
        by principal: Principal.ID
    ) -> [Statement] {
        papers.map { paper in
            let query: Command = """
                INSERT INTO membership.papers
                    (tenant_id, application_id, organisation_id, citizen_id, root_id, code, version,
                     reference, sha256, recorded_by)
                SELECT \(alliance), \(id), \(holder.organisation), \(holder.person),
                    \(sql: .root(of: alliance)),
                    \(paper.code), coalesce(max(p.version), 0) + 1, \(paper.reference),
                    \(paper.digest.bytes), \(principal)
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
    /// Nil where the charter has no such kind.
    var isForHolder: Bool?
    /// The kind of membership that the applicant has, if it has one.
    var kinds: [String]
    var severalKinds: Bool

    init(from row: inout RowReader) throws(PostgresError) {
        alliance = try row.next()
        charter = try row.next(Charter.ID?.self)
        isForHolder = try row.next(Bool?.self)
        kinds = try row.next(String.self).split(separator: " ").map(String.init)
        severalKinds = try row.next()
    }

    /// - Returns: the charter by which the application is judged.
    func insist(on kind: Word) throws(Failure) -> Charter.ID {
        guard let charter else { throw .conflict(.charterNone) }
        guard let isForHolder else { throw .conflict(.kindUnknown) }
        guard isForHolder else { throw .conflict(.kindOfOthers) }
        guard !kinds.contains(kind.text) else { throw .conflict(.alreadyMember) }
        guard severalKinds || kinds.isEmpty else { throw .conflict(.otherKind) }
        return charter
    }
}

extension ApplyForMembership {
    private static func circumstances(
        _ kind: Word, of holder: Holder, in alliance: Fragment
    ) -> Statement {
        let query: Query<Circumstances> = """
            SELECT t.id, c.id, (
                       SELECT CASE WHEN \(holder.person) IS NULL THEN k.organisations
                           ELSE k.persons END
                       FROM membership.charter_kinds k
                       WHERE k.tenant_id = t.id AND k.charter_id = c.id AND k.code = \(kind)),
                   coalesce((SELECT string_agg(p.kind, ' ') FROM membership.periods p
                    WHERE p.tenant_id = t.id AND \(sql: holder.owns("p"))
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
    static let kindOfOthers = Reason(
        "charter.kindOfOthers",
        kk: "Жарғы бойынша мүшеліктің бұл түрі ұйымдарға не адамдарға арналған, сізге емес",
        ru: "По уставу этот вид членства — для других: для организаций или для лиц",
        en: "By the charter this kind of membership is for others: organisations, or persons")
    static let applicationOpen = Reason(
        "application.open", kk: "Өтінім қаралуда", ru: "Заявка уже рассматривается",
        en: "An application is already under way")
    static let alreadyMember = Reason(
        "membership.already", kk: "Өтініш беруші осындай мүше",
        ru: "Заявитель уже состоит в таком членстве",
        en: "The applicant is already such a member")
    static let otherKind = Reason(
        "membership.otherKind",
        kk: "Өтініш беруші басқа түрдегі мүше: түрін ауыстырыңыз",
        ru: "Заявитель состоит в другом виде членства: измените вид",
        en: "The applicant has another kind of membership: change its kind")
}
