import Kernel
import Postgres

/// How a budget line looks in answers.
enum BudgetItem {
    static let members: [(String, Schema)] = [
        ("id", .id), ("version", .version), ("tenant", .string()),
        ("year", BudgetLine.Year.schema), ("programme", .string()), ("specific", .string()),
        ("name", .texts), ("amount", Money.schema), ("reserved", Money.schema),
    ]

    /// Of `financing.budget_lines l` with its tenant as `t`.
    static let columns: StaticString = """
        l.id, l.version, t.code AS tenant, l.year, l.programme, l.specific,
        l.name_kk AS "name.kk", l.name_ru AS "name.ru",
        (l.amount_tiyn / 100.0)::numeric(20,2)::text AS amount,
        (l.reserved_tiyn / 100.0)::numeric(20,2)::text AS reserved
        """
}

/// Where a page of something of yearly order ended: a year, whose it is, and the record.
struct YearPlace {
    var year: Int64
    var tenant: UUIDValue
    var id: UUIDValue

    init(_ after: After) throws(Failure) {
        guard after.keys.count == 3, let year = Int64(after.keys[0]),
            let tenant = UUIDValue(after.keys[1]), let id = UUIDValue(after.keys[2])
        else { throw .invalidParameters([Problem("cursor", "cursor")]) }
        (self.year, self.tenant, self.id) = (year, tenant, id)
    }
}
