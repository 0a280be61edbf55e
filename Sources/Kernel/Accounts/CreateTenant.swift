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
        .violated("tenants_region_exists"),
    ]

    let code: Code
    let kind: TenantKind
    let kato: Code?
    let names: Names
    let parent: Code?
    let region: Code?
    let sphere: Code?
    let validFrom: CivilDate

    package init(_ parameters: inout Parameters) {
        code = parameters.required("code", "Such as `KZ-75`; for people, it never changes.")
        kind = parameters.required("kind", "What it is.")
        kato = parameters.optional("kato", "KATO of the region, nine digits; for an akimat.")
        names = parameters.required("name", "In all three languages.")
        parent = parameters.optional("parent", "Code of the alliance that this alliance is in.")
        region = parameters.optional("region", "Where a regional alliance works, as `KZ-75`.")
        sphere = parameters.optional("sphere", "What a sectoral council is for, as `8`.")
        validFrom = parameters.required("validFrom", "First day on which it is.")
        parameters.check(
            names.kk != nil && names.ru != nil && names.en != nil, "name", "names.all")
        parameters.check((kind == .akimat) == (kato != nil), "kato", "ofAkimat")
        parameters.check(parent == nil || kind == .alliance, "parent", "ofAlliance")
        parameters.check(region == nil || parent != nil, "region", "ofAllianceWithParent")
        parameters.check(sphere == nil || parent != nil, "sphere", "ofAllianceWithParent")
        parameters.check(region == nil || sphere == nil, "sphere", "regionOrSphere")
    }

    package func run(in call: Call) async throws(Failure) -> JSON {
        let id = Tenant.ID.make()
        var above: Parent?
        if let parent { above = try await call.hold(Self.alliance(parent), "tenant") }
        let root = above?.root ?? id
        let insert: Command = """
            INSERT INTO tenancy.tenants
                (id, code, kind, parent_id, root_id, region, sphere, kato, name_kk, name_ru,
                 name_en, valid_from)
            VALUES (\(id), \(code), \(kind.rawValue), \(above?.id), \(root), \(region),
                \(sphere), \(kato), \(names.kk), \(names.ru), \(names.en), \(validFrom))
            """
        var facts: JSON.Object = [
            "code": .string(code.text), "kind": .string(kind.rawValue),
            "validFrom": .string(validFrom.description),
        ]
        if let kato { facts["kato"] = .string(kato.text) }
        facts["parent"] = (parent?.text).map { .string($0) }
        facts["region"] = (region?.text).map { .string($0) }
        facts["sphere"] = (sphere?.text).map { .string($0) }
        return try await call.finish(
            [insert.statement], entries: [Entry("tenant", id, version: 1, facts: facts)],
            answer: .receipt(id, version: 1))
    }

    private struct Parent: RowDecodable {
        var id: Tenant.ID
        var root: Tenant.ID

        init(from row: inout RowReader) throws(PostgresError) {
            id = try row.next()
            root = try row.next()
        }
    }

    private static func alliance(_ code: Code) -> Query<Parent> {
        """
        SELECT id, root_id FROM tenancy.tenants
        WHERE code = \(code) AND kind = 'alliance' AND valid_to IS NULL FOR SHARE
        """
    }
}
