import JSONRPC
import Kernel
import Postgres

/// An application: all of it for the own organisation, what was opened for the tenant, and of that
/// for an expert what he judges. Of a blind order an expert reads it by its number, without who applies
/// and what the order hides.
struct GetApplication: QueryMethod {
    static let name = "application.get"
    static let summary = "An own application, an opened one of the own tenant, one to judge."
    static let access = Access.read(.applicationRead)
    static let result = Schema.object([
        "id": .id, "order": .id, "organisation?": .id, "number?": .integer(),
        "version?": .version, "state": Application.State.schema,
        "content?": ApplicationContent.schema,
        "submissions": .array(of: submission),
        "withdrawals?": .array(
            of: .object(["seq": .integer(), "receipt": SubmitApplication.receipt])),
    ])

    private static let submission = Schema.object([
        "seq?": .integer(), "receivedAt?": .instant, "content": ApplicationContent.schema,
        "receipt?": SubmitApplication.receipt, "eligibility?": Eligibility.whole,
    ])

    let application: Application.ID

    init(_ parameters: inout Parameters) {
        application = parameters.required("application", "The application.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        guard let organisation = caller.organisation else { return opened(caller) }
        let query: Query<Never> = """
            SELECT a.id, a.order_id AS "order", a.organisation_id AS organisation, a.version,
                   a.state, a.content::jsonb AS content,
                   (SELECT coalesce(jsonb_agg(\(sql: Self.json) ORDER BY s.seq), '[]')
                    FROM financing.submissions s
                    WHERE s.organisation_id = a.organisation_id AND s.tenant_id = a.tenant_id
                      AND s.application_id = a.id) AS submissions,
                   (SELECT jsonb_agg(jsonb_build_object('seq', s.seq, 'receipt', \(sql: Self.receipt))
                        ORDER BY s.seq)
                    FROM financing.application_withdrawals s
                    WHERE s.organisation_id = a.organisation_id AND s.tenant_id = a.tenant_id
                      AND s.application_id = a.id) AS withdrawals
            FROM financing.applications a
            WHERE a.organisation_id = \(organisation) AND a.id = \(application)
            """
        return .one(query, "application")
    }

    private func opened(_ caller: Caller) -> Lookup {
        let query: Query<Never> = """
            SELECT o.application_id AS id, o.order_id AS "order",
                   o.organisation_id AS organisation, NULL::int8 AS number,
                   'submitted' AS state, jsonb_build_array(\(sql: Self.json)) AS submissions
            FROM financing.opened_applications o
            JOIN financing.submissions s ON s.tenant_id = o.tenant_id
                AND s.application_id = o.application_id AND s.seq = o.seq
            WHERE o.tenant_id = \(caller.tenant) AND o.application_id = \(application)
            \(sql: caller.role == .expert ? blind : "")
            """
        return .one(query, "application")
    }

    private var blind: Fragment {
        """
        UNION ALL
        SELECT \(application), b.order_id, NULL, b.number, 'submitted',
               jsonb_build_array(jsonb_build_object('content', b.content))
        FROM financing.blind_submission(\(application)) b
        """
    }

    /// Of a submission or a withdrawal `s`.
    private static let receipt: StaticString = """
        jsonb_build_object('entry', s.entry_id, 'salt', encode(s.salt, 'hex'),
            'commitment', encode(s.commitment, 'hex'))
        """

    private static let json: Fragment = """
        jsonb_build_object('seq', s.seq,
            'receivedAt',
            to_char(s.received_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
            'content', s.content::jsonb,
            'receipt', \(sql: receipt))
            || CASE WHEN s.eligibility IS NULL THEN '{}'
                    ELSE jsonb_build_object('eligibility', s.eligibility) END
        """
}

/// The own organisation's applications, newest first.
struct ListApplications: QueryMethod {
    static let name = "application.list"
    static let summary = "The own organisation's applications in all regions, newest first."
    static let access = Access.read(.applicationWrite)
    static let result = Schema.page(
        of: .object([
            "id": .id, "tenant": .string(), "order": .id, "version": .version,
            "state": Application.State.schema, "editedAt": .instant, "closesAt": .instant,
            "opened": .boolean,
        ]))

    let limit: Limit
    let after: After?

    init(_ parameters: inout Parameters) {
        limit =
            parameters.optional("limit", "Items of a page; 50 unless said.") ?? Limit(Limit.usual)
        after = parameters.optional("cursor", "Where the page before ended.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let place = try after?.id()
        let query: Query<Never> = """
            SELECT a.id, t.code AS tenant, a.order_id AS "order", a.version, a.state,
                   a.edited_at AS "editedAt", o.closes_at AS "closesAt",
                   o.opened_at IS NOT NULL AS opened, a.id AS "_id"
            FROM financing.applications a
            JOIN financing.orders o ON o.tenant_id = a.tenant_id AND o.id = a.order_id
            JOIN tenancy.tenants t ON t.id = a.tenant_id
            WHERE a.organisation_id = \(caller.organisation)
              AND (\(place) IS NULL OR a.id < \(place))
            ORDER BY a.id DESC LIMIT \(limit.count + 1)
            """
        return .page(query, limit)
    }
}

/// Who has applied to opened orders, in the order in which the applications were begun; to a blind one
/// when its decision is public, but for the own tenant's officers.
struct ListOrderApplications: QueryMethod {
    static let name = "order.applications"
    static let summary = "Who applied to opened orders, when, and for how much."
    static let access = Access.public
    static let result = Schema.page(
        of: .object([
            "application": .id, "order": .id, "organisation": .id, "name": .names,
            "amount": Money.schema,
            "months": .integer(), "receivedAt": .instant,
        ]))

    let tenant: Code?
    let order: Order.ID?
    let kind: OrderKind
    let limit: Limit
    let after: After?

    init(_ parameters: inout Parameters) {
        tenant = parameters.optional("tenant", "Code of the tenant that pays, such as `KZ-75`.")
        order = parameters.optional("order", "Only to this order.")
        kind = OrderKind(&parameters)
        limit =
            parameters.optional("limit", "Items of a page; 50 unless said.") ?? Limit(Limit.usual)
        after = parameters.optional("cursor", "Where the page before ended.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let query: Query<Never> = """
            SELECT a.application_id AS application, a.order_id AS "order",
                   a.organisation_id AS organisation,
                   n.name_kk AS "name.kk", n.name_ru AS "name.ru", n.name_en AS "name.en",
                   (a.amount_tiyn / 100.0)::numeric(20,2)::text AS amount, a.months,
                   a.received_at AS "receivedAt", a.application_id AS "_id"
            FROM financing.orders o
            JOIN financing.opened_applications a
                ON a.tenant_id = o.tenant_id AND a.order_id = o.id
            JOIN registry.organisations n ON n.id = a.organisation_id
            WHERE \(sql: try conditions()) ORDER BY a.application_id LIMIT \(limit.count + 1)
            """
        return .page(query, limit)
    }

    private func conditions() throws(Failure) -> Fragment {
        let place = try after?.id()
        let conditions: [Fragment?] = [
            "true", tenant.map(Fragment.tenant("o")), order.map { "o.id = \($0)" },
            place.map { "a.application_id > \($0)" },
        ]
        return Fragment(conditions.compactMap(\.self) + kind.conditions, joined: " AND ")
    }
}
