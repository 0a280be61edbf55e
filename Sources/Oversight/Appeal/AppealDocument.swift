import Kernel
import Postgres

/// The signed document of an appeal, under the number of its ticket.
enum AppealDocument {
    /// The ticket's number: unique by itself, so that nobody waits for the one before.
    static func number(_ start: DutyStart) -> String {
        "\(start.code.uppercased())-\(start.id.description.uppercased())"
    }

    static func kept(_ signed: SealedDocument, for start: DutyStart, of citizen: Citizen.ID)
        -> Statement
    {
        let query: Command = """
            INSERT INTO oversight.appeals
                (tenant_id, duty_id, number, citizen_id, signed_reference, signed_sha256)
            VALUES (\(start.tenant), \(start.id), \(number(start)), \(citizen),
                \(signed.reference), \(signed.digest.bytes))
            """
        return query.statement
    }

    /// What follows an appeal is one too, with a number of its own: a complaint that its author has
    /// signed, or else the document of the appeal. None where no appeal is followed.
    ///
    /// Row security lets the author read the own.
    static func carried(
        _ signed: SealedDocument?, for start: DutyStart, of citizen: Citizen.ID
    ) -> [Statement] {
        guard start.kind == .appeal else { return [] }
        if let signed { return [kept(signed, for: start, of: citizen)] }
        let query: Command = """
            INSERT INTO oversight.appeals
                (tenant_id, duty_id, number, citizen_id, signed_reference, signed_sha256)
            SELECT \(start.tenant), \(start.id), \(number(start)), a.citizen_id,
                   a.signed_reference, a.signed_sha256
            FROM oversight.appeals a
            JOIN oversight.duties o ON o.tenant_id = a.tenant_id AND o.id = a.duty_id
            WHERE a.citizen_id = \(citizen) AND o.comment_id = \(start.comment)
            ORDER BY a.duty_id DESC LIMIT 1
            """
        return [query.statement]
    }
}
