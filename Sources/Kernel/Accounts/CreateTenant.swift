package import JSONRPC
import Postgres

enum TenantKind: String, Choice {
    case akimat
    case ministry
    case `operator`
    case alliance
}

/// Adds a tenant: an akimat of a new region, an alliance of the tree, another public body.
package struct CreateTenant: TransactionMethod {
    package static let name = "tenant.create"
    package static let summary = "Adds a tenant: an akimat, an alliance, another public body."
    package static let access = Access.write(.tenantCreate)
    package static let journal = JournalDeclaration.public("tenant.created")
    package static let result = Schema.receipt
    package static let reasons: [Reason] = [
        .violated("tenants_code_unique"), .violated("tenants_kato_unique"),
        .violated("tenants_code_of_akimat"), .violated("tenants_kato_format"),
    ]

    let code: Code
    let kind: TenantKind
    let kato: Code?
    let names: Names
    let parent: Code?
    let validFrom: CivilDate

    package init(_ parameters: inout Parameters) {
        code = parameters.required("code", "Such as `KZ-75`; for people, it never changes.")
        kind = parameters.required("kind", "What it is.")
        kato = parameters.optional("kato", "KATO of the region, nine digits; for an akimat.")
        names = parameters.required("name", "In all three languages.")
        parent = parameters.optional("parent", "Code of the alliance that this alliance is in.")
        validFrom = parameters.required("validFrom", "First day on which it is.")
        parameters.check(
            names.kk != nil && names.ru != nil && names.en != nil, "name", "names.all")
        parameters.check((kind == .akimat) == (kato != nil), "kato", "ofAkimat")
        parameters.check(parent == nil || kind == .alliance, "parent", "ofAlliance")
    }

    package func run(in call: Call) async throws(Failure) -> JSON {
        var parentID: Tenant.ID?
        if let parent { parentID = try await call.hold(Self.alliance(parent), "tenant").value }
        let id = Tenant.ID.make()
        let insert: Command = """
            INSERT INTO tenancy.tenants
                (id, code, kind, parent_id, kato, name_kk, name_ru, name_en, valid_from)
            VALUES (\(id), \(code), \(kind.rawValue), \(parentID), \(kato), \(names.kk),
                \(names.ru), \(names.en), \(validFrom))
            """
        var facts: JSON.Object = [
            "code": .string(code.text), "kind": .string(kind.rawValue),
            "validFrom": .string(validFrom.description),
        ]
        if let kato { facts["kato"] = .string(kato.text) }
        if let parent { facts["parent"] = .string(parent.text) }
        return try await call.finish(
            [insert.statement], entries: [Entry("tenant", id, version: 1, facts: facts)],
            answer: .receipt(id, version: 1))
    }

    private static func alliance(_ code: Code) -> Query<Single<Tenant.ID>> {
        """
        SELECT id FROM tenancy.tenants
        WHERE code = \(code) AND kind = 'alliance' AND valid_to IS NULL FOR SHARE
        """
    }
}
