import Kernel
import Postgres

extension OrganisationScope {
    /// The sitting `g` that the scope reaches: everybody's for a representative, who is stopped by
    /// having no membership there.
    func reaches(_ sitting: Sitting.ID) -> Fragment {
        switch self {
        case .host(_, let alliance): "g.tenant_id = \(alliance) AND g.id = \(sitting)"
        case .representative: "g.id = \(sitting)"
        }
    }
}

/// Delegates change while the sitting is called and the cut-off is ahead, by the database's clock.
enum DelegateTerm {
    static let runs: StaticString = """
        g.state = 'called'
            AND g.cut_off_on > timezone(interval '5 hours', clock_timestamp())::date
        """
}

extension Permission {
    static let delegateRead = Permission(
        "delegate.read", .coordinator, .federation, .representative)
    static let delegateName = Permission("delegate.name", .coordinator, .representative)
    static let rollFreeze = Permission("roll.freeze", .coordinator)
}

extension Reason {
    static let delegateNotMember = Reason(
        "delegate.notMember", kk: "Ұйым сол күні альянс мүшесі емес",
        ru: "Организация на этот день не состоит в альянсе",
        en: "The organisation is no member of the alliance on the cut-off date")
    static let delegateTooMany = Reason(
        "delegate.tooMany", kk: "Мүшелік түрі бұдан көп делегат бермейді",
        ru: "Вид членства не даёт больше делегатов",
        en: "The kind of membership gives no more delegates")
    static let delegateRevoked = Reason(
        "delegate.revoked", kk: "Делегат кері қайтарылған", ru: "Делегат уже отозван",
        en: "The delegate was revoked already")
}
