extension Permission {
    /// Principals, grants and tokens. An administrator keeps accounts and decides nothing else.
    static let accountsManage = Permission("accounts.manage", .administrator)
    static let tenantCreate = Permission("tenant.create", .administrator)
}

extension Reason {
    static let fourEyes = Reason(
        "account.fourEyes",
        kk: "Екінші әкімші бекітуі керек: сұраған адам да, алатын адам да емес",
        ru: "Утверждает второй администратор: не тот, кто запросил, и не тот, кто получает",
        en: "A second administrator approves: neither who asked nor who gains")
    static let notPending = Reason(
        "account.notPending", kk: "Бекітуді күтіп тұрған жоқ", ru: "Не ожидает утверждения",
        en: "It does not wait for approval")
    static let alreadyRevoked = Reason(
        "account.revoked", kk: "Бұрын кері қайтарылған", ru: "Уже отозвано", en: "Already revoked")
    static let suspended = Reason(
        "account.suspended", kk: "Бұл субъект тоқтатылған", ru: "Этот субъект приостановлен",
        en: "This principal is suspended")
    static let scope = Reason(
        "account.scope",
        kk: "Рөлге сай аясын көрсетіңіз: tenant, organisation немесе alliance",
        ru: "Укажите область по роли: tenant, organisation или alliance",
        en: "Give the scope that the role needs: tenant, organisation or alliance")
    static let notTop = Reason(
        "account.notTop", kk: "Бұл рөл тек бас альянс үшін беріледі",
        ru: "Эта роль даётся только для головного альянса",
        en: "This role is given only for the alliance at the top of its tree")
}
