import JSONRPC
import Kernel
import Postgres

/// What a member owes its alliance, and what became of it.
enum Fee {
    typealias ID = Identifier<Fee>

    /// What the charter of an application asks for admission; no row when nothing.
    static func entrance(of application: Application.ID, in alliance: Tenant.ID) -> Statement {
        let query: Query<Rate> = """
            SELECT f.amount_tiyn, f.term, f.charter_id, f.kind
            FROM membership.applications a
            JOIN membership.charter_fees f ON f.tenant_id = a.tenant_id
                AND f.charter_id = a.charter_id AND f.kind = a.kind AND f.fee = 'entrance'
            WHERE a.tenant_id = \(alliance) AND a.id = \(application)
            """
        return query.statement
    }

    /// What the charter of today asks of a member for a year; no row when nothing.
    static func yearly(of member: Member.ID, in alliance: Tenant.ID) -> Statement {
        let query: Query<Rate> = """
            SELECT f.amount_tiyn, f.term, f.charter_id, f.kind
            FROM membership.charter_fees f
            WHERE f.tenant_id = \(alliance) AND f.fee = 'yearly'
              AND f.charter_id = (\(sql: .charterToday(of: alliance)))
              AND f.kind = (SELECT p.kind FROM membership.periods p
                WHERE p.tenant_id = \(alliance) AND p.membership_id = \(member)
                ORDER BY p.seq DESC LIMIT 1)
            """
        return query.statement
    }

    /// What a charter asks for.
    struct Rate: RowDecodable {
        var amount: Money
        var term: FeeTerm
        var charter: Charter.ID
        var kind: String

        init(from row: inout RowReader) throws(PostgresError) {
            amount = try row.next()
            term = try row.word("term")
            charter = try row.next()
            kind = try row.next()
        }
    }

    /// An invoice as it stands.
    struct Row: RowDecodable {
        var id: ID
        var alliance: Tenant.ID
        var holder: Holder
        var application: Application.ID?
        var amount: Money
        var paid: Money
        var refunded: Money
        var waived: Money
        var open: Money
        var version: Int64

        init(from row: inout RowReader) throws(PostgresError) {
            id = try row.next()
            alliance = try row.next()
            holder = try row.holder()
            application = try row.next(Application.ID?.self)
            amount = try row.next()
            paid = try row.next()
            refunded = try row.next()
            waived = try row.next()
            open = try row.next()
            version = try row.next()
        }
    }

    static func lock(_ id: ID, in alliance: Tenant.ID) -> Statement {
        let query: Query<Row> = """
            SELECT i.id, i.tenant_id, i.organisation_id, i.citizen_id, i.application_id,
                   i.amount_tiyn, i.paid_tiyn, i.refunded_tiyn, i.waived_tiyn, i.open_tiyn,
                   i.version
            FROM membership.invoices i
            WHERE i.tenant_id = \(alliance) AND i.id = \(id) FOR UPDATE
            """
        return query.statement
    }
}

/// One movement on an invoice.
struct FeeEntry {
    enum Act: String {
        case invoice
        case pay
        case refund
        case waive
    }

    var act: Act
    var amount: Money
    var day: CivilDate
    var document: Code?
    var reason: ReasonText?

    /// The entry, the invoice's totals with it, and the journal's entry of its new version.
    func changes(of row: Fee.Row, by call: Call) throws(Failure) -> Changes {
        let update: Command = """
            UPDATE membership.invoices
            SET paid_tiyn = paid_tiyn + \(act == .pay ? amount.tiyn : 0),
                refunded_tiyn = refunded_tiyn + \(act == .refund ? amount.tiyn : 0),
                waived_tiyn = waived_tiyn + \(act == .waive ? amount.tiyn : 0),
                version = \(row.version + 1)
            WHERE tenant_id = \(row.alliance) AND id = \(row.id)
            """
        return Changes(
            statements: [
                try insert(row.id, of: row.holder, in: row.alliance, by: call),
                update.statement,
            ], entries: [entry(row.id, version: row.version + 1)])
    }

    func insert(
        _ invoice: Fee.ID, of holder: Holder, in alliance: Tenant.ID, by call: Call
    ) throws(Failure) -> Statement {
        let query: Command = """
            INSERT INTO membership.fee_entries
                (tenant_id, id, invoice_id, organisation_id, citizen_id, root_id, act, amount_tiyn,
                 on_day, document, reason, recorded_by)
            VALUES (\(alliance), \(Identifier<FeeEntry>.make()), \(invoice),
                \(holder.organisation), \(holder.person), \(sql: .root(of: alliance)),
                \(act.rawValue), \(amount), \(day), \(document), \(reason),
                \(try call.principal))
            """
        return query.statement
    }

    /// What a member pays is between it and its alliance: the entry is for the audit trail.
    func entry(_ invoice: Fee.ID, version: Int64) -> Entry {
        var hidden: [(field: String, value: String)] = []
        if let document { hidden.append(("document", document.text)) }
        if let reason { hidden.append(("reason", reason.text)) }
        return Entry(
            "invoice", invoice, version: version,
            facts: [
                "act": .string(act.rawValue), "amount": .string(amount.description),
                "day": .string(day.description),
            ], hidden: hidden)
    }

    /// What is still owed after it, and whether that is nothing.
    func open(of row: Fee.Row) throws(Failure) -> Money {
        let change = act == .refund ? amount.tiyn : -amount.tiyn
        guard let open = Money(tiyn: row.open.tiyn + change) else {
            throw .invalidParameters([Problem("amount", "money.range")])
        }
        return open
    }

    static let schema = Schema.object([
        "id": .id, "version": .version, "open": Money.schema, "membership?": .id,
    ])

    func answer(_ row: Fee.Row, membership: Member.ID? = nil) throws(Failure) -> Answer {
        var members: JSON.Object = [
            "id": .string(row.id.description), "version": .int(row.version + 1),
            "open": .string(try open(of: row).description),
        ]
        members["membership"] = membership.map { .string($0.description) }
        return Answer(.object(members), subject: row.id.value)
    }
}
