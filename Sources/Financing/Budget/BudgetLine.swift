import JSONRPC
import Kernel
import Postgres

/// Money of a year for one programme and specific, as the budget of a tenant has it.
///
/// Every change of the amount is an entry that begins with what the one before left, so that the
/// version is the number of the last entry.
enum BudgetLine {
    typealias ID = Identifier<BudgetLine>

    /// A line's row, locked to the end of the call.
    struct Held: RowDecodable {
        var version: Int64
        var amount: Money
        /// How much of it is announced.
        var reserved: Money

        init(from row: inout RowReader) throws(PostgresError) {
            version = try row.next()
            amount = try row.next()
            reserved = try row.next()
        }
    }

    static func lock(_ id: ID, of tenant: Tenant.ID) -> Query<Held> {
        """
        SELECT version, amount_tiyn, reserved_tiyn FROM financing.budget_lines
        WHERE tenant_id = \(tenant) AND id = \(id) FOR UPDATE
        """
    }

    static let receipt = Schema.object([
        "id": .id, "version": .version, "amount": Money.schema,
    ])

    static func answer(_ id: ID, _ version: Int64, _ amount: Money) -> Answer {
        Answer(
            [
                "id": .string(id.description), "version": .int(version),
                "amount": .string(amount.description),
            ], subject: id.value)
    }
}

/// By which act a line gets another amount, and how much is added or taken.
struct BudgetChange {
    var change: Money
    var reason: ReasonText
    var document: SealedDocument

    func insert(
        _ line: BudgetLine.ID, _ version: Int64, before: Int64, by call: Call
    ) throws(Failure) -> Fragment {
        """
        INSERT INTO financing.budget_entries
            (tenant_id, line_id, seq, before_tiyn, change_tiyn, actor, reason, reference,
             reference_sha256)
        VALUES (\(try call.tenant), \(line), \(version), \(before), \(change),
            \(call.caller.publicName), \(reason), \(document.reference),
            \(document.digest.bytes))
        """
    }

    var facts: JSON.Object {
        [
            "change": .string(change.description),
            "sha256": .string(Hex.text(document.digest.bytes)),
        ]
    }

    var texts: [(field: String, value: String)] {
        [("reason", reason.text), ("reference", document.reference.text)]
    }
}

extension Reason {
    /// As the constraint that stands behind it.
    static let budgetReserved = Reason(
        "constraint.budget_lines_reserved_within",
        kk: "Бюджет жолының бұдан көп бөлігі конкурстарға жарияланған: сома одан кем бола алмайды",
        ru: "По строке бюджета объявлено больше: сумма не может быть меньше объявленной",
        en: "More of the budget line is announced already: its amount can't fall below that")
}
