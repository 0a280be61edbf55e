import JSONRPC
import Kernel
import Postgres

/// The charter that holds on a day, whole.
struct GetCharter: QueryMethod {
    static let name = "charter.get"
    static let summary = "The rules of an alliance on a day: kinds, papers, organs, fees, terms."
    static let access = Access.public
    static let result = Schema.object([
        ("id", .id), ("alliance", .string()), ("validFrom", .date), ("sample", .boolean),
        ("organisation?", .id), ("reference", .string()), ("sha256", .string()),
        ("severalKinds", .boolean), ("terms", .any), ("kinds", .any), ("decisions", .any),
        ("fees", .any),
    ])

    let alliance: Code
    let asOf: CivilDate?

    init(_ parameters: inout Parameters) {
        alliance = parameters.required("alliance", "Its code, as `alliance-75`.")
        asOf = parameters.optional("asOf", "The day; today unless said.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let query: Query<Never> = """
            SELECT c.id, t.code AS alliance, c.valid_from AS "validFrom", c.sample,
                   c.organisation_id AS organisation, c.reference,
                   encode(c.reference_sha256, 'hex') AS sha256, c.several_kinds AS "severalKinds",
                   jsonb_build_object('mendDays', c.mend_days, 'feeDays', c.fee_days,
                       'appealDays', c.appeal_days, 'hearingNoticeDays', c.hearing_notice_days,
                       'cutOffDays', c.cut_off_days) AS terms,
                   (SELECT jsonb_agg(jsonb_build_object('code', k.code,
                        'name', jsonb_strip_nulls(jsonb_build_object('kk', k.name_kk,
                            'ru', k.name_ru, 'en', k.name_en)), 'votes', k.votes,
                        'delegates', k.delegates, 'papers', k.papers,
                        'holders', to_jsonb(array_remove(ARRAY[
                            CASE WHEN k.organisations THEN 'organisations' END,
                            CASE WHEN k.persons THEN 'persons' END], NULL))) ORDER BY k.code)
                    FROM membership.charter_kinds k
                    WHERE k.tenant_id = c.tenant_id AND k.charter_id = c.id) AS kinds,
                   (SELECT coalesce(jsonb_agg(jsonb_build_object('decision', d.decision,
                        'kind', d.kind, 'organ', d.organ,
                        'quorum', jsonb_build_object('numerator', d.quorum_numerator,
                            'denominator', d.quorum_denominator),
                        'majority', jsonb_build_object('numerator', d.majority_numerator,
                            'denominator', d.majority_denominator),
                        'majorityOf', d.majority_of) ORDER BY d.decision, d.kind, d.organ), '[]')
                    FROM membership.charter_decisions d
                    WHERE d.tenant_id = c.tenant_id AND d.charter_id = c.id) AS decisions,
                   (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', f.kind, 'fee', f.fee,
                        'term', f.term, 'amount', (f.amount_tiyn / 100.0)::numeric(20,2)::text,
                        'graceDays', f.grace_days) ORDER BY f.kind, f.fee), '[]')
                    FROM membership.charter_fees f
                    WHERE f.tenant_id = c.tenant_id AND f.charter_id = c.id) AS fees
            FROM tenancy.tenants t JOIN membership.charters c ON c.tenant_id = t.id
            WHERE t.code = \(alliance) AND t.kind = 'alliance'
              AND c.id = membership.charter_on(t.id, coalesce(\(asOf),
                    timezone(interval '5 hours', clock_timestamp())::date))
            """
        return .one(query, "charter")
    }
}
