import JSONRPC
import Kernel
import Postgres

/// Proposes a theme: a need in a sphere that the instrument may be given in.
///
/// An officer proposes to the own tenant, an organisation to the one it names.
///
/// - Throws: ``Failure/notFound(_:)`` of `tenant` or `organisation`; ``Failure/conflict(_:)`` with
///   `theme.sphereNotAllowed`, `theme.organisationNotActive` or `constraint.themes_region_exists`.
/// - Source: Law 36-III, Art. 5 (spheres; a theme is formed within one), Art. 6-4 (NGOs propose).
struct ProposeTheme: TransactionMethod {
    static let name = "theme.propose"
    static let summary = "Proposes what the state might order or grant money for."
    static let access = Access.write(.themePropose)
    static let journal = JournalDeclaration.public("theme.proposed")
    static let result = ThemeStep.receipt
    static let reasons: [Reason] = [
        .themeSphereNotAllowed, .themeOrganisationNotActive, .violated("themes_region_exists"),
    ]

    let tenant: Code?
    let theme: ThemeInput

    init(_ parameters: inout Parameters) {
        tenant = parameters.optional(
            "tenant", "Code, for a representative; an officer has only the own one.")
        theme = ThemeInput(&parameters)
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let own = call.caller.organisation
        let results = try await call.send([
            try place(call), theme.isAllowed, NamedOrganisation.read(own),
        ])
        guard let place = try results[0].rows(Place.self).first else { throw .notFound("tenant") }
        guard try results[1].rows(Single<Bool>.self).first?.value == true else {
            throw .conflict(.themeSphereNotAllowed)
        }
        try NamedOrganisation.insist(on: own, results[2], or: .themeOrganisationNotActive)
        let id = Theme.ID.make()
        return try await call.finish(
            [try insert(id, place.id, own, call).statement], entries: [entry(id, place.code, own)],
            answer: ThemeStep.answer(id, 1, .proposed))
    }

    private struct Place: RowDecodable {
        var id: Tenant.ID
        var code: String

        init(from row: inout RowReader) throws(PostgresError) {
            id = try row.next()
            code = try row.next()
        }
    }

    /// An officer's own tenant; for an organisation the one that it names.
    private func place(_ call: Call) throws(Failure) -> Statement {
        let own = call.caller.tenant
        guard own != nil || tenant != nil else {
            throw .invalidParameters([Problem("tenant", "required")])
        }
        let query: Query<Place> = """
            SELECT id, code FROM tenancy.tenants
            WHERE kind <> 'alliance' AND (\(own) IS NULL OR id = \(own))
              AND (\(tenant) IS NULL OR code = \(tenant))
              AND (valid_to IS NULL
                OR valid_to > timezone(interval '5 hours', statement_timestamp())::date)
            """
        return query.statement
    }

    /// The theme with its first step and who took it; they refer to each other, so one statement
    /// writes them all.
    private func insert(
        _ id: Theme.ID, _ tenant: Tenant.ID, _ organisation: Organisation.ID?, _ call: Call
    ) throws(Failure) -> Command {
        """
        WITH step AS (\(sql: Self.step(id, tenant, call.caller))),
        signature AS (
            INSERT INTO financing.theme_signers
                (tenant_id, theme_id, seq, organisation_id, to_state, principal_id, proposer_id)
            VALUES (\(tenant), \(id), 1, \(organisation), 'proposed', \(try call.principal),
                \(try call.principal)))
        INSERT INTO financing.themes
            (tenant_id, id, organisation_id, state, instrument, sphere, year, title_kk, title_ru,
             need, target_group, region, kato, price_tiyn)
        VALUES (\(tenant), \(id), \(organisation), 'proposed', \(theme.instrument),
            \(theme.sphere), \(theme.year), \(theme.title.kk), \(theme.title.ru), \(theme.need),
            \(theme.targetGroup), \(theme.place.region), \(theme.place.kato), \(theme.price))
        """
    }

    /// Only an organisation's own step names it; an officer has no right to that column.
    private static func step(_ id: Theme.ID, _ tenant: Tenant.ID, _ caller: Caller) -> Fragment {
        guard let organisation = caller.organisation else {
            return """
                INSERT INTO financing.theme_history
                    (tenant_id, theme_id, seq, from_state, to_state, actor)
                VALUES (\(tenant), \(id), 1, 'new', 'proposed', \(caller.publicName))
                """
        }
        return """
            INSERT INTO financing.theme_history
                (tenant_id, theme_id, seq, organisation_id, from_state, to_state, actor)
            VALUES (\(tenant), \(id), 1, \(organisation), 'new', 'proposed',
                \(caller.publicName))
            """
    }

    private func entry(_ id: Theme.ID, _ tenant: String, _ own: Organisation.ID?) -> Entry {
        var facts = theme.facts
        facts["tenant"] = .string(tenant)
        facts["state"] = .string(Theme.State.proposed.rawValue)
        facts["organisation"] = own.map { .string($0.description) }
        return Entry("theme", id, version: 1, facts: facts, texts: theme.texts)
    }
}

/// What is proposed.
struct ThemeInput {
    var instrument: Word
    var sphere: Code
    var year: BudgetLine.Year
    var title: Texts<NameRule>
    var need: ReasonText
    var targetGroup: Name
    var place: Theme.Place
    var price: Money?

    init(_ parameters: inout Parameters) {
        instrument = parameters.required("instrument", "Its code, such as `social-order`.")
        sphere = parameters.required("sphere", "Code of a sphere of law 36-III, such as `8`.")
        year = parameters.required("year", "The year in which it is to begin.")
        title = parameters.required("title", "What it is about.")
        need = parameters.required("need", "Why it is needed, and how that is known.")
        targetGroup = parameters.required("targetGroup", "Whom it is for.")
        place = parameters.required("place", "Where: a region, or nine digits of KATO.")
        price = parameters.optional("price", "What it is expected to cost.")
        parameters.check(price?.tiyn ?? 1 > 0, "price", "money.positive")
    }

    /// Whether the instrument may be given in that sphere today.
    var isAllowed: Statement {
        let query: Query<Single<Bool>> = """
            SELECT true FROM financing.instruments i
            JOIN registry.spheres s ON i.spheres = ANY (s.instruments)
            WHERE i.code = \(instrument) AND s.code = \(sphere)
              AND s.valid_from <= timezone(interval '5 hours', statement_timestamp())::date
              AND (s.valid_to IS NULL
                OR s.valid_to > timezone(interval '5 hours', statement_timestamp())::date)
            """
        return query.statement
    }

    var facts: JSON.Object {
        var facts: JSON.Object = [
            "instrument": .string(instrument.text), "sphere": .string(sphere.text),
            "year": .int(year.number),
        ]
        facts["region"] = (place.region?.text).map { .string($0) }
        facts["kato"] = (place.kato?.text).map { .string($0) }
        facts["price"] = price.map { .string($0.description) }
        return facts
    }

    var texts: [(field: String, value: String)] {
        title.commitments("title") + [("need", need.text), ("targetGroup", targetGroup.text)]
    }
}
