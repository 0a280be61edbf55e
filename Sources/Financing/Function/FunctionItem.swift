import Kernel
import Postgres

/// How a transferable function looks in answers.
enum FunctionItem {
    /// Who performs it today.
    static let performer = Schema.object([
        "organisation": .id, "validFrom": .date, "validTo?": .date,
    ])

    static let members: [(String, Schema)] = [
        ("id", .id), ("version", .version), ("tenant", .string()), ("name", .texts),
        ("legalBasis", .string()), ("body", .string()), ("price", Money.schema),
        ("termMonths", .integer()), ("performer?", performer),
    ]

    /// Of `financing.functions f` with its tenant as `t` and today's performer as `c`.
    static let columns: StaticString = """
        f.id, f.version, t.code AS tenant, f.name_kk AS "name.kk", f.name_ru AS "name.ru",
        f.legal_basis AS "legalBasis", f.body,
        (f.price_tiyn / 100.0)::numeric(20,2)::text AS price, f.term_months AS "termMonths",
        c.organisation_id AS "performer.organisation", c.valid_from AS "performer.validFrom",
        c.valid_to AS "performer.validTo"
        """

    static let source: StaticString = """
        FROM financing.functions f JOIN tenancy.tenants t ON t.id = f.tenant_id
        LEFT JOIN financing.function_performers c
            ON c.tenant_id = f.tenant_id AND c.function_id = f.id
            AND c.valid_from <= timezone(interval '5 hours', statement_timestamp())::date
            AND (c.valid_to IS NULL
                OR c.valid_to > timezone(interval '5 hours', statement_timestamp())::date)
        """
}
