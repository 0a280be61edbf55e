import JSONRPC
import Kernel
import Postgres

/// The public record of one organisation, as it stands or as it stood.
struct GetOrganisation: QueryMethod {
    static let name = "ngo.get"
    static let summary =
        "The public record of an organisation, by id or by identifier, as of any time."
    static let access = Access.public
    static let result = OrganisationRecord.answerSchema
    static let example: JSON.Object? = ["identifier": "KZ-BIN-010740999994"]

    let id: Organisation.ID?
    let identifier: IdentifierReference?
    let asOf: Timestamp?

    init(_ parameters: inout Parameters) {
        id = parameters.optional("id", "The permanent id; ids of merged records still lead here.")
        identifier = parameters.optional("identifier", "Such as `KZ-BIN-950440001673`.")
        asOf = parameters.optional("asOf", "The record as it was known at this instant.")
        parameters.check((id == nil) != (identifier == nil), "", "idOrIdentifier")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let query: Query<Never> =
            switch (id, identifier, asOf) {
            case (let id?, _, nil): Self.current(id)
            case (let id?, _, let instant?): Self.version(id, instant)
            case (nil, let identifier?, nil): Self.current(identifier)
            case (nil, let identifier?, let instant?): Self.version(identifier, instant)
            case (nil, nil, _): throw .invalidParameters([Problem("", "idOrIdentifier")])
            }
        return .one(query, "organisation")
    }

    /// A verification that has run out reads as expired, as lists have it; what is kept stays.
    private static let recordToday: Fragment = """
        CASE WHEN k.verification = 'verified' AND k.verified_until
                 < timezone(interval '5 hours', statement_timestamp())::date
             THEN jsonb_set(v.record::jsonb, '{verification}', '"expired"')::json
             ELSE v.record END
        """

    private static func current(_ id: Organisation.ID) -> Query<Never> {
        """
        SELECT v.organisation_id AS id, v.version, v.recorded_from AS "recordedFrom",
               \(sql: recordToday) AS record
        FROM registry.organisations o
        JOIN registry.organisations k ON k.id = coalesce(o.merged_into_id, o.id)
        JOIN registry.organisation_versions v ON v.organisation_id = k.id AND v.version = k.version
        WHERE o.id = \(id)
        """
    }

    /// An identifier that holds today comes before one that held once; each has an index of its own,
    /// and the second is looked into only when the first has nothing.
    private static func current(_ identifier: IdentifierReference) -> Query<Never> {
        """
        SELECT v.organisation_id AS id, v.version, v.recorded_from AS "recordedFrom",
               \(sql: recordToday) AS record
        FROM (
            (SELECT i.organisation_id FROM registry.identifiers i
             WHERE i.scheme = \(identifier.scheme) AND i.value = \(identifier.value)
               AND i.recorded_to IS NULL AND i.valid_to IS NULL)
            UNION ALL
            (SELECT i.organisation_id FROM registry.identifiers i
             WHERE i.scheme = \(identifier.scheme) AND i.value = \(identifier.value)
               AND i.recorded_to IS NULL AND i.valid_to IS NOT NULL
             ORDER BY i.valid_to DESC, i.recorded_from DESC LIMIT 1)
            LIMIT 1) i
        JOIN registry.organisations o ON o.id = i.organisation_id
        JOIN registry.organisations k ON k.id = coalesce(o.merged_into_id, o.id)
        JOIN registry.organisation_versions v ON v.organisation_id = k.id AND v.version = k.version
        """
    }

    private static func version(_ id: Organisation.ID, _ instant: Timestamp) -> Query<Never> {
        """
        SELECT v.organisation_id AS id, v.version, v.recorded_from AS "recordedFrom",
               v.recorded_to AS "recordedTo", v.record
        FROM registry.organisation_versions v
        WHERE v.organisation_id = \(id) AND v.recorded_from <= \(instant)
          AND (v.recorded_to IS NULL OR v.recorded_to > \(instant))
        """
    }

    private static func version(
        _ identifier: IdentifierReference, _ instant: Timestamp
    ) -> Query<Never> {
        """
        SELECT v.organisation_id AS id, v.version, v.recorded_from AS "recordedFrom",
               v.recorded_to AS "recordedTo", v.record
        FROM registry.identifiers i
        JOIN registry.organisation_versions v ON v.organisation_id = i.organisation_id
        WHERE i.scheme = \(identifier.scheme) AND i.value = \(identifier.value)
          AND i.recorded_from <= \(instant)
          AND (i.recorded_to IS NULL OR i.recorded_to > \(instant))
          AND v.recorded_from <= \(instant)
          AND (v.recorded_to IS NULL OR v.recorded_to > \(instant))
        ORDER BY i.valid_to IS NOT NULL, i.valid_to DESC LIMIT 1
        """
    }
}
