import JSONRPC
import Postgres

/// Who sits in the organs of the own tenant, from when to when; or where the caller itself sits.
package struct ListSeats: QueryMethod {
    package static let name = "seat.list"
    package static let summary = "Persons' seats in the organs of the own tenant, or the own seats."
    package static let access = Access.read(.seatRead)
    package static let result = Schema.page(
        of: .object([
            "id": .id, "tenant": .string(), "organ": .string(), "principal": .id, "from": .date,
            "to?": .date, "decision": decision, "endDecision?": decision,
        ]))

    private static let decision = Schema.object([
        "protocolNumber": .string(), "protocolDate": .date, "reference": .string(),
        "sha256": .string(),
    ])

    let isOwn: Bool
    let organ: Word?
    let asOf: CivilDate?
    let limit: Limit
    let after: After?

    package init(_ parameters: inout Parameters) {
        isOwn =
            parameters.optional(
                "own", "Only the own seats, in any tenant; a representative sees no other.")
            ?? false
        organ = parameters.optional("organ", "Only this organ.")
        asOf = parameters.optional("asOf", "Only seats that are held on this day.")
        limit =
            parameters.optional("limit", "Items of a page; 50 unless said.") ?? Limit(Limit.usual)
        after = parameters.optional("cursor", "Where the page before ended.")
    }

    package func query(for caller: Caller) throws(Failure) -> Lookup {
        let place = try after?.id()
        let query: Query<Never> = """
            SELECT m.id, t.code AS tenant, m.organ, m.principal_id AS principal,
                   m.valid_from AS "from", m.valid_to AS "to",
                   m.protocol_number AS "decision.protocolNumber",
                   m.protocol_on AS "decision.protocolDate",
                   m.protocol_reference AS "decision.reference",
                   encode(m.protocol_sha256, 'hex') AS "decision.sha256",
                   m.end_number AS "endDecision.protocolNumber",
                   m.end_on AS "endDecision.protocolDate",
                   m.end_reference AS "endDecision.reference",
                   encode(m.end_sha256, 'hex') AS "endDecision.sha256", m.id AS "_id"
            FROM \(sql: try source(caller)) AS m JOIN tenancy.tenants t ON t.id = m.tenant_id
            WHERE (\(organ) IS NULL OR m.organ = \(organ))
              AND (\(asOf) IS NULL OR daterange(m.valid_from, m.valid_to) @> \(asOf))
              AND (\(place) IS NULL OR m.id > \(place))
            ORDER BY m.id LIMIT \(limit.count + 1)
            """
        return .page(query, limit)
    }

    private func source(_ caller: Caller) throws(Failure) -> Fragment {
        guard !isOwn, let host = caller.alliance ?? caller.tenant else {
            return "sitting.own_mandates()"
        }
        return "(SELECT * FROM sitting.mandates WHERE tenant_id = \(host))"
    }
}
