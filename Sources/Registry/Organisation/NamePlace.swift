import Kernel
import Postgres

extension NameOrder {
    /// What the order of names goes by. The indexes are on these very expressions.
    var key: Fragment {
        switch self {
        case .kk: "o.order_kk"
        case .ru: #"(coalesce(o.name_ru, o.name_kk)) COLLATE pg_catalog."ru-x-icu""#
        }
    }
}

/// Where the page before ended: what its last row was sorted by.
struct NamePlace {
    /// How many of the preferred words its name did not have; `nil` where none are preferred.
    let missed: Int32?
    let key: String
    let id: UUIDValue

    init(_ after: After, hasMisses: Bool) throws(Failure) {
        let keys = after.keys
        guard keys.count == (hasMisses ? 3 : 2), let id = keys.last.flatMap({ UUIDValue($0) })
        else { throw .invalidParameters([Problem("cursor", "cursor")]) }
        missed = hasMisses ? Int32(keys[0]) : nil
        guard !hasMisses || missed != nil else {
            throw .invalidParameters([Problem("cursor", "cursor")])
        }
        key = keys[keys.count - 2]
        self.id = id
    }

    func behind(_ order: NameOrder) -> Fragment {
        "(\(sql: order.key), o.id) > (\(key), \(id))"
    }

    /// The same where names that miss fewer words come first.
    func behind(_ order: NameOrder, misses: Fragment) -> Fragment {
        guard let missed else { return behind(order) }
        return "(\(sql: misses), \(sql: order.key), o.id) > (\(missed), \(key), \(id))"
    }
}
