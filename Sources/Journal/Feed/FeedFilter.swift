import JSONRPC
import Kernel
import Postgres

/// Which entries somebody wants; all conditions must hold.
struct FeedFilter: Sendable, Equatable {
    /// Such as `organisation.updated`.
    var type: String?
    var subject: UUIDValue?
    /// The code of the tenant in whose name the act was done.
    var tenant: String?

    init() {}

    init(_ parameters: inout Parameters) {
        let type: Code? = parameters.optional("type", "Only acts of this type.")
        let subject: Identifier<FeedFilter>? = parameters.optional(
            "subject", "Only acts that changed this record.")
        let tenant: Code? = parameters.optional(
            "tenant", "Only acts in the name of the tenant with this code, such as KZ-75.")
        self.type = type?.text
        self.subject = subject?.value
        self.tenant = tenant?.text
    }

    func admits(_ entry: FeedEntry) -> Bool {
        (type == nil || type == entry.type) && (subject == nil || subject == entry.subject)
            && (tenant == nil || tenant == entry.tenant)
    }

    /// The same as conditions on `l`, a row of the log, and the order that gives positions.
    ///
    /// The most selective one leads: it is written as a range of the index by it and the position,
    /// and the order begins with it. An equality would leave the planner, which does not know the
    /// value, the choice to read the whole log by position instead.
    func clauses(from start: Int64) -> (conditions: Fragment, order: Fragment) {
        var conditions: [Fragment] = []
        var order: Fragment?
        func add(_ column: StaticString, _ value: Fragment) {
            guard order != nil else {
                order = "\(sql: column), l.position"
                return conditions.append(
                    """
                    AND \(sql: column) <= \(sql: value)
                    AND (\(sql: column), l.position) >= (\(sql: value), \(start))
                    """)
            }
            conditions.append("AND \(sql: column) = \(sql: value)")
        }
        if let subject { add("l.subject_id", "\(subject)") }
        if let type { add("l.type", "\(type)") }
        if let tenant {
            add(
                "l.tenant_id",
                "(SELECT n.id FROM tenancy.tenants AS n WHERE n.code = \(tenant))")
        }
        return (Fragment(conditions, joined: " "), order ?? "l.position")
    }
}

/// One entry as it is told, with what filters look at.
struct FeedEntry: Sendable {
    var position: Int64
    var type: String
    var subject: UUIDValue
    var tenant: String?
    /// `{"position":…,"entry":…,"texts":…}`, the leaf byte for byte inside.
    var json: [UInt8]
}
