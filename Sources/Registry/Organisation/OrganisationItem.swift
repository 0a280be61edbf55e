import Kernel
import Postgres

/// An organisation as lists show it.
enum OrganisationItem {
    static let schema = Schema.object([
        "id": .id, "name": .names, "shortName?": .names, "region": .string(),
        "legalForm": .string(), "legalStatus": .oneOf(LegalStatus.allCases.map(\.rawValue)),
        "verification": .oneOf(VerificationStatus.allCases.map(\.rawValue)), "bin?": .string(),
    ])

    /// A verification that has run out reads as expired from the next day in Kazakhstan on.
    static let verification: Fragment = """
        CASE WHEN o.verification = 'verified' AND o.verified_until
                 < timezone(interval '5 hours', statement_timestamp())::date
             THEN 'expired' ELSE o.verification END
        """

    /// Columns of `registry.organisations o` under their wire names.
    static let columns: Fragment = """
        o.id, o.name_kk AS "name.kk", o.name_ru AS "name.ru", o.name_en AS "name.en",
        o.short_kk AS "shortName.kk", o.short_ru AS "shortName.ru", o.short_en AS "shortName.en",
        o.region_code AS region, o.legal_form AS "legalForm", o.legal_status AS "legalStatus",
        \(sql: verification) AS verification,
        \(sql: bin) AS bin
        """

    /// The BIN that holds now; there is one at most, unless somebody forgot to end the one before.
    static let bin: Fragment = """
        (SELECT max(i.value) FROM registry.identifiers i
         WHERE i.organisation_id = o.id AND i.scheme = 'KZ-BIN' AND i.recorded_to IS NULL
           AND i.valid_to IS NULL)
        """
}
