import JSONRPC
import Kernel
import Postgres

/// A certificate of what the register says of an organisation, to be checked without the register.
///
/// It is about the newest entry that a signed head of the log covers; the head follows the entry
/// within a minute.
///
/// - Throws: ``Failure/notFound(_:)``; ``Failure/conflict(_:)`` with `certificate.notSigned` when no
///   head covers an entry of the organisation yet.
/// - Source: C2SP tlog-proof; the module's page has the whole form.
struct CertifyOrganisation: TransactionMethod {
    static let name = "ngo.certificate"
    static let summary =
        "A certificate of the newest entry on an organisation; `tizilim verify` checks it offline."
    static let access: Access = .public
    static let journal: JournalDeclaration = .none("reads only")
    static let result = Schema.object([
        "id": .id, "version": .version, "position": .integer(0...Int64.max),
        "size": .integer(1...Int64.max), "certificate": .string(), "short?": .string(),
    ])
    static let reasons: [Reason] = [.notSigned]

    let id: Organisation.ID?
    let identifier: OrganisationNumber?

    init(_ parameters: inout Parameters) {
        id = parameters.optional("id", "The permanent id; ids of merged records still lead here.")
        identifier = parameters.optional("identifier", "Such as `KZ-BIN-950440001673`.")
        parameters.check((id == nil) != (identifier == nil), "", "idOrIdentifier")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let query = CertifiedEntry.newest(of: "organisation", try subjects())
        let held = try await call.hold(query, "organisation")
        guard let signed = held.signed else { throw .conflict(.notSigned) }
        let certificate = try await signed.certificate(in: call)
        var answer: JSON.Object = [
            "id": .string(held.subject.description), "version": .int(signed.version),
            "position": .int(signed.position), "size": .int(signed.size),
            "certificate": .string(String(decoding: certificate.bytes, as: UTF8.self)),
        ]
        answer["short"] = ShortCertificate(certificate).map { .string($0.text) }
        return .object(answer)
    }

    /// A merged record leads to the one that it was merged into, as everywhere. An identifier that
    /// holds today comes before one that held once.
    private func subjects() throws(Failure) -> Fragment {
        switch (id, identifier) {
        case (let id?, _):
            return """
                SELECT coalesce(o.merged_into_id, o.id) AS id FROM registry.organisations AS o
                WHERE o.id = \(id)
                """
        case (nil, let identifier?):
            return """
                SELECT coalesce(o.merged_into_id, o.id) AS id
                FROM registry.identifiers AS i
                JOIN registry.organisations AS o ON o.id = i.organisation_id
                WHERE i.scheme = \(identifier.scheme) AND i.value = \(identifier.value)
                  AND i.recorded_to IS NULL
                ORDER BY i.valid_to IS NOT NULL, i.valid_to DESC, i.recorded_from DESC LIMIT 1
                """
        case (nil, nil): throw .invalidParameters([Problem("", "idOrIdentifier")])
        }
    }
}

extension Reason {
    static let notSigned = Reason(
        "certificate.notSigned", kk: "Жазбаға әлі қол қойылмаған; бір минуттан кейін қайталаңыз",
        ru: "Запись ещё не подписана; повторите через минуту",
        en: "The entry is not signed yet; try again in a minute")
}
