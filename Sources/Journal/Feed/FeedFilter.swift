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

    /// The same as conditions on `l`, a row of the log; each is served by an index of its own.
    var conditions: Fragment {
        var conditions: [Fragment] = []
        if let type { conditions.append("AND l.type = \(type)") }
        if let subject { conditions.append("AND l.subject_id = \(subject)") }
        if let tenant {
            conditions.append(
                "AND l.tenant_id = (SELECT n.id FROM tenancy.tenants n WHERE n.code = \(tenant))")
        }
        return Fragment(conditions, joined: " ")
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
