import Kernel
import Postgres

/// How a theme looks in answers.
enum ThemeItem {
    static let place = Schema.object(["region?": .string(), "kato?": .string()])

    /// What lists and the full view share.
    static let members: [(String, Schema)] = [
        ("id", .id), ("version", .version), ("tenant", .string()), ("state", Theme.State.schema),
        ("organisation?", .id), ("instrument", .string()), ("sphere", .string()),
        ("year", BudgetLine.Year.schema), ("title", .texts), ("targetGroup", .string()),
        ("place", place), ("price?", Money.schema), ("proposedAt", .instant),
    ]

    /// Of `financing.themes h` with its tenant as `t`.
    static let columns: StaticString = """
        h.id, h.version, t.code AS tenant, h.state, h.organisation_id AS organisation,
        h.instrument, h.sphere, h.year, h.title_kk AS "title.kk", h.title_ru AS "title.ru",
        h.target_group AS "targetGroup", h.region AS "place.region", h.kato AS "place.kato",
        (h.price_tiyn / 100.0)::numeric(20,2)::text AS price, h.proposed_at AS "proposedAt"
        """
}
