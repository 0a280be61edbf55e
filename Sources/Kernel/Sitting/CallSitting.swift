package import JSONRPC
import Postgres

/// Calls a sitting of an organ of the own tenant, with its agenda.
///
/// Where persons sit in the organ on the cut-off, the roll is theirs; other sittings of an alliance
/// are of its members' delegates, and the charter of the day says how long before it they are named.
///
/// - Throws: ``Failure/conflict(_:)`` with `constraint.sittings_cut_off_before`,
///   `sitting.cutOffLate` or `sitting.rulesNone`.
package struct CallSitting: TransactionMethod {
    package static let name = "sitting.call"
    package static let summary = "Calls a sitting: organ, time and place, cut-off, quorum, agenda."
    package static let access = Access.write(.sittingKeep)
    package static let journal = JournalDeclaration.public("sitting.called")
    package static let result = Sitting.receipt
    package static let reasons: [Reason] = [
        .violated("sittings_cut_off_before"), .sittingCutOffLate, .sittingRulesNone,
    ]

    let organ: Word
    let title: Names
    let place: Name
    let startsAt: Timestamp
    let cutOffOn: CivilDate
    let quorum: Share
    let agenda: [AgendaItemInput]

    package init(_ parameters: inout Parameters) {
        organ = parameters.required("organ", "Which organ sits, such as `congress`.")
        title = parameters.required("title", "What the sitting is called.")
        place = parameters.required("place", "Where it is held.")
        startsAt = parameters.required("startsAt", "When it begins.")
        cutOffOn = parameters.required(
            "cutOffOn", "Before this day delegates are named; the roll is what it is on it.")
        quorum = parameters.required("quorum", "At least this share of all seats.")
        agenda = parameters.required("agenda", "What is to be decided, in this order.")
        parameters.check(!agenda.isEmpty, "agenda", "empty")
    }

    package func run(in call: Call) async throws(Failure) -> JSON {
        let host = try SittingHost(call).id
        let id = Sitting.ID.make()
        let rules = try await rules(host, call)
        return try await call.finish(
            [try insert(id, host, rules, call), insertAgenda(id, host)],
            entries: [entry(id, host, rules.roll)],
            answer: Sitting.answer(id, version: 1, .called))
    }

    private struct Rules: RowDecodable {
        var roll: Sitting.Roll
        var cutOffDays: Int64?
        /// In Kazakhstan.
        var startsOn: CivilDate?

        init(roll: Sitting.Roll) { self.roll = roll }

        init(from row: inout RowReader) throws(PostgresError) {
            roll = try row.next() ? .appointed : .delegates
            cutOffDays = try row.next(Int64?.self)
            startsOn = try row.next(CivilDate?.self)
        }
    }

    /// A tenant that is no alliance has no members who could send delegates.
    private func rules(_ host: Tenant.ID, _ call: Call) async throws(Failure) -> Rules {
        guard call.caller.alliance != nil else { return Rules(roll: .appointed) }
        let query: Query<Rules> = """
            SELECT EXISTS (
                       SELECT FROM sitting.mandates m
                       WHERE m.tenant_id = \(host) AND m.organ = \(organ)
                         AND daterange(m.valid_from, m.valid_to) @> \(cutOffOn)),
                   sitting.cut_off_days(\(host), d.day)::int8, d.day
            FROM (SELECT timezone(interval '5 hours', \(startsAt))::date) AS d (day)
            """
        var rules = try await call.hold(query, "tenant")
        guard rules.roll == .delegates else {
            rules.cutOffDays = nil
            return rules
        }
        guard let days = rules.cutOffDays else { throw .conflict(.sittingRulesNone) }
        guard let latest = rules.startsOn?.adding(days: -Int(days)), cutOffOn <= latest else {
            throw .conflict(.sittingCutOffLate(days: days, startsOn: rules.startsOn))
        }
        return rules
    }

    /// The sitting with its first step; each refers to the other, so one statement writes both.
    private func insert(
        _ id: Sitting.ID, _ host: Tenant.ID, _ rules: Rules, _ call: Call
    ) throws(Failure) -> Statement {
        let query: Command = """
            WITH step AS (
                INSERT INTO sitting.steps
                    (tenant_id, sitting_id, version, from_state, to_state, principal_id, actor)
                VALUES (\(host), \(id), 1, 'new', 'called', \(try call.principal),
                    \(call.caller.publicName)))
            INSERT INTO sitting.sittings
                (tenant_id, id, organ, title_kk, title_ru, title_en, place, starts_at, cut_off_on,
                 cut_off_days, quorum_numerator, quorum_denominator, roll, state)
            VALUES (\(host), \(id), \(organ), \(title.kk), \(title.ru), \(title.en), \(place),
                \(startsAt), \(cutOffOn), \(rules.cutOffDays), \(quorum.numerator),
                \(quorum.denominator), \(rules.roll.rawValue), 'called')
            """
        return query.statement
    }

    private func insertAgenda(_ id: Sitting.ID, _ host: Tenant.ID) -> Statement {
        let query: Command = """
            INSERT INTO sitting.agenda_items
                (tenant_id, sitting_id, number, text_kk, text_ru, text_en, document_reference,
                 document_sha256)
            SELECT \(host), \(id), a.number, a.kk, a.ru, a.en, a.reference, a.sha256
            FROM unnest(\(Column(agenda.map { $0.text.kk?.text })),
                \(Column(agenda.map { $0.text.ru?.text })),
                \(Column(agenda.map { $0.text.en?.text })),
                \(Column(agenda.map { $0.document?.reference.text })),
                \(Column(agenda.map { $0.document?.digest?.bytes })))
                WITH ORDINALITY AS a (kk, ru, en, reference, sha256, number)
            """
        return query.statement
    }

    private func entry(_ id: Sitting.ID, _ host: Tenant.ID, _ roll: Sitting.Roll) -> Entry {
        let items = agenda.enumerated().flatMap { $1.text.texts("agenda\($0 + 1)") }
        return Entry(
            "sitting", id, version: 1,
            facts: [
                "host": .string(host.description), "organ": .string(organ.text),
                "startsAt": .string(startsAt.description),
                "cutOffOn": .string(cutOffOn.description), "quorum": quorum.json,
                "roll": .string(roll.rawValue),
            ], texts: title.texts("title") + [("place", place.text)] + items)
    }
}

extension Names {
    /// What a leaf of the journal commits to, a field for each language.
    func texts(_ field: String) -> [(field: String, value: String)] {
        [("Kk", kk), ("Ru", ru), ("En", en)].compactMap { suffix, name in
            name.map { (field + suffix, $0.text) }
        }
    }
}
