import JSONRPC
import Kernel
import Postgres

/// Transfers a function to an organisation from a day on; whoever performed it ends on that day.
///
/// - Throws: ``Failure/notFound(_:)`` of `function` or `organisation`; ``Failure/conflict(_:)`` with
///   `record.stale`, `function.notAfter` or `function.organisationNotActive`.
struct AssignFunction: TransactionMethod {
    static let name = "function.assign"
    static let summary = "Transfers a function to an organisation from a day on, by an act."
    static let access = Access.write(.functionKeep)
    static let journal = JournalDeclaration.public("function.assigned")
    static let result = Schema.receipt
    static let reasons: [Reason] = [
        .stale, .functionNotAfter, .functionOrganisationNotActive,
    ]

    let function: TransferableFunction.ID
    let version: Int64
    let organisation: Organisation.ID
    let validFrom: CivilDate
    let act: SealedDocument

    init(_ parameters: inout Parameters) {
        function = parameters.required("function", "The function.")
        version = parameters.required("version", "The function's version last read.")
        organisation = parameters.required("organisation", "Who performs it.")
        validFrom = parameters.required("validFrom", "The first day.")
        act = parameters.required("act", "The legal act that says so, with its SHA-256.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let tenant = try call.tenant
        let results = try await call.send([
            TransferableFunction.lock(function, of: tenant), NamedOrganisation.read(organisation),
        ])
        guard let held = try results[0].rows(TransferableFunction.Held.self).first else {
            throw .notFound("function")
        }
        guard held.version == version else { throw .conflict(.stale) }
        try NamedOrganisation.insist(
            on: organisation, results[1], or: .functionOrganisationNotActive)
        if let former = held.assignedFrom, validFrom <= former {
            throw .conflict(.functionNotAfter)
        }
        let facts: JSON.Object = [
            "organisation": .string(organisation.description),
            "validFrom": .string(validFrom.description),
            "sha256": .string(Hex.text(act.digest.bytes)),
        ]
        let entry = Entry(
            "function", function, version: version + 1, facts: facts,
            texts: [("act", act.reference.text)])
        return try await call.finish(
            [end(of: tenant).statement, assign(of: tenant, by: call.caller).statement],
            entries: [entry], answer: .receipt(function, version: version + 1))
    }

    private func end(of tenant: Tenant.ID) -> Command {
        """
        UPDATE financing.function_performers SET valid_to = \(validFrom)
        WHERE tenant_id = \(tenant) AND function_id = \(function) AND valid_to IS NULL
        """
    }

    private func assign(of tenant: Tenant.ID, by caller: Caller) -> Command {
        """
        WITH performer AS (
            INSERT INTO financing.function_performers
                (tenant_id, function_id, seq, organisation_id, valid_from, actor, act, act_sha256)
            VALUES (\(tenant), \(function), \(version + 1), \(organisation), \(validFrom),
                \(caller.publicName), \(act.reference), \(act.digest.bytes)))
        UPDATE financing.functions SET version = \(version + 1)
        WHERE tenant_id = \(tenant) AND id = \(function)
        """
    }
}
