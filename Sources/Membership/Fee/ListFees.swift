import JSONRPC
import Kernel
import Postgres

/// What a member was invoiced, paid, was paid back and let off, and what it owes.
struct GetFeeBalance: QueryMethod {
    static let name = "fee.balance"
    static let summary = "Balance of a member with an alliance, and its invoices."
    static let access = Access.read(.feeRead)
    static let result = Schema.object([
        ("organisation?", .id), ("person?", .id), ("invoiced", Money.schema),
        ("paid", Money.schema),
        ("refunded", Money.schema), ("waived", Money.schema), ("balance", Money.schema),
        ("invoices", .any), ("entries", .any),
    ])

    let organisation: Organisation.ID?
    let person: Citizen.ID?
    let alliance: Code?

    init(_ parameters: inout Parameters) {
        organisation = parameters.optional(
            "organisation", "Whose; a representative has the own one.")
        person = parameters.optional("person", "A public figure instead.")
        alliance = parameters.optional("alliance", "Only with this alliance.")
        parameters.check(organisation == nil || person == nil, "person", "oneOfBoth")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let stated: Holder? =
            organisation.map { .organisation($0) } ?? person.map { .person($0) }
        guard let subject = caller.holder ?? stated else {
            throw .invalidParameters([Problem("organisation", "required")])
        }
        guard organisation == nil || organisation == subject.organisation else {
            throw .notFound("organisation")
        }
        guard person == nil || person == subject.person else { throw .notFound("figure") }
        let query: Query<Never> = """
            SELECT \(subject.organisation) AS organisation, \(subject.person) AS person,
                   \(sql: Self.sum("amount_tiyn")) AS invoiced,
                   \(sql: Self.sum("paid_tiyn")) AS paid,
                   \(sql: Self.sum("refunded_tiyn")) AS refunded,
                   \(sql: Self.sum("waived_tiyn")) AS waived,
                   \(sql: Self.sum("open_tiyn")) AS balance,
                   jsonb_agg(jsonb_strip_nulls(jsonb_build_object('id', i.id,
                       'version', i.version, 'alliance', t.code, 'fee', i.fee, 'kind', i.kind,
                       'coversFrom', i.covers_from, 'coversTo', i.covers_to,
                       'amount', (i.amount_tiyn / 100.0)::numeric(20,2)::text,
                       'open', (i.open_tiyn / 100.0)::numeric(20,2)::text,
                       'issuedOn', i.issued_on, 'dueOn', i.due_on)) ORDER BY i.id) AS invoices,
                   \(sql: try entries(of: subject, for: caller)) AS entries
            FROM membership.invoices i JOIN tenancy.tenants t ON t.id = i.tenant_id
            WHERE \(sql: try caller.owning("i")) AND \(sql: subject.owns("i"))
              AND (\(alliance) IS NULL OR t.code = \(alliance))
            HAVING count(*) > 0
            """
        return .one(query, "invoice")
    }

    private func entries(
        of subject: Holder, for caller: Caller
    ) throws(Failure) -> Fragment {
        """
        (SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object('invoice', e.invoice_id,
            'act', e.act, 'debit', e.debit, 'credit', e.credit,
            'amount', (e.amount_tiyn / 100.0)::numeric(20,2)::text, 'day', e.on_day,
            'document', e.document, 'reason', e.reason)) ORDER BY e.id)
         FROM membership.fee_entries e
         WHERE \(sql: try caller.owning("e")) AND \(sql: subject.owns("e"))
           AND (\(alliance) IS NULL OR e.tenant_id = (
               SELECT n.id FROM tenancy.tenants n WHERE n.code = \(alliance))))
        """
    }

    private static func sum(_ column: StaticString) -> Fragment {
        "(sum(i.\(sql: column)) / 100.0)::numeric(20,2)::text"
    }
}

/// Who owes what since when, past the charter's days of grace; what is due first on top.
struct ListArrears: QueryMethod {
    static let name = "fee.arrears"
    static let summary = "Invoices of the own alliance or tree that are past due and grace."
    static let access = Access.read(.membershipFollow)
    static let result = Schema.page(
        of: .object([
            "id": .id, "version": .version, "alliance": .string(), "organisation?": .id,
            "person?": .id, "name?": .names, "fee": FeeKind.schema, "kind": .string(),
            "open": Money.schema, "dueOn": .date, "graceUntil": .date,
        ]))

    let alliance: Code?
    let limit: Limit
    let after: After?

    init(_ parameters: inout Parameters) {
        alliance = parameters.optional("alliance", "For a federation: only this alliance.")
        limit =
            parameters.optional("limit", "Items of a page; 50 unless said.") ?? Limit(Limit.usual)
        after = parameters.optional("cursor", "Where the page before ended.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let place = try place()
        let query: Query<Never> = """
            SELECT i.id, i.version, t.code AS alliance, i.organisation_id AS organisation,
                   i.citizen_id AS person,
                   o.name_kk AS "name.kk", o.name_ru AS "name.ru", o.name_en AS "name.en", i.fee,
                   i.kind,
                   (i.open_tiyn / 100.0)::numeric(20,2)::text AS open, i.due_on AS "dueOn",
                   i.due_on + f.grace_days AS "graceUntil", i.due_on AS "_due", i.id AS "_id"
            FROM membership.invoices i
            JOIN tenancy.tenants t ON t.id = i.tenant_id
            JOIN membership.charter_fees f ON f.tenant_id = i.tenant_id
                AND f.charter_id = i.charter_id AND f.kind = i.kind AND f.fee = i.fee
            LEFT JOIN registry.organisations o ON o.id = i.organisation_id
            WHERE \(sql: try caller.owning("i")) AND i.open_tiyn > 0
              AND (\(alliance) IS NULL OR t.code = \(alliance))
              AND i.due_on + f.grace_days
                < timezone(interval '5 hours', clock_timestamp())::date
              AND (\(place?.due) IS NULL OR (i.due_on, i.id) > (\(place?.due), \(place?.id)))
            ORDER BY i.due_on, i.id LIMIT \(limit.count + 1)
            """
        return .page(query, limit)
    }

    private func place() throws(Failure) -> (due: CivilDate, id: UUIDValue)? {
        guard let keys = after?.keys else { return nil }
        guard keys.count == 2, let due = CivilDate(keys[0]), let id = UUIDValue(keys[1]) else {
            throw .invalidParameters([Problem("cursor", "cursor")])
        }
        return (due, id)
    }
}
