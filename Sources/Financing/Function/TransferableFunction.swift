import JSONRPC
import Kernel
import Postgres

/// A state function that may be transferred to an NGO, and who performs it.
///
/// Every change is a further performer, so that the version tells how many there were.
enum TransferableFunction {
    typealias ID = Identifier<TransferableFunction>

    /// A function's row, locked to the end of the call.
    struct Held: RowDecodable {
        var version: Int64
        /// First day of the last performer, if there was one.
        var assignedFrom: CivilDate?

        init(from row: inout RowReader) throws(PostgresError) {
            version = try row.next()
            assignedFrom = try row.next(CivilDate?.self)
        }
    }

    static func lock(_ id: ID, of tenant: Tenant.ID) -> Statement {
        let query: Query<Held> = """
            SELECT f.version, p.valid_from
            FROM financing.functions f LEFT JOIN financing.function_performers p
                ON p.tenant_id = f.tenant_id AND p.function_id = f.id AND p.seq = f.last
            WHERE f.tenant_id = \(tenant) AND f.id = \(id) FOR UPDATE OF f
            """
        return query.statement
    }
}

extension Reason {
    static let functionNotAfter = Reason(
        "function.notAfter", kk: "Жаңа орындаушы бұрынғысынан кейін басталуы керек",
        ru: "Новый исполнитель должен начать позже прежнего",
        en: "A new performer must begin after the one before it")
    static let functionOrganisationNotActive = Reason(
        "function.organisationNotActive",
        kk: "Ұйым әрекет етпейді немесе басқа жазбаға біріктірілген",
        ru: "Организация не действует или объединена с другой записью",
        en: "The organisation is not active, or it is merged into another record")
}
