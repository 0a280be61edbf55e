import JSONRPC
import Kernel
import Postgres

/// Adds a state function to the catalogue of those that may be transferred.
///
/// - Source: Law 36-III, Art. 1 and 6 (a transferred function is ordered like a social order).
struct AddFunction: TransactionMethod {
    static let name = "function.add"
    static let summary = "Adds a state function that may be transferred: basis, standard, price."
    static let access = Access.write(.functionKeep)
    static let journal = JournalDeclaration.public("function.added")
    static let result = Schema.receipt

    let title: Texts<NameRule>
    let legalBasis: Name
    let body: Name
    let standard: SealedDocument
    let price: Money
    let termMonths: Int64

    init(_ parameters: inout Parameters) {
        title = parameters.required("name", "What the function is.")
        legalBasis = parameters.required("legalBasis", "Law and article it rests on.")
        body = parameters.required("body", "The state body whose function it is.")
        standard = parameters.required("standard", "Standard of the service, with its SHA-256.")
        price = parameters.required("price", "What performing it for its term costs.")
        termMonths = parameters.required("termMonths", "For how long it is transferred.")
        parameters.check(price.tiyn > 0, "price", "money.positive")
        parameters.check(1...120 ~= termMonths, "termMonths", "range")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let id = TransferableFunction.ID.make()
        let insert: Command = """
            INSERT INTO financing.functions
                (tenant_id, id, name_kk, name_ru, legal_basis, body, standard, standard_sha256,
                 price_tiyn, term_months, actor)
            VALUES (\(try call.tenant), \(id), \(title.kk), \(title.ru), \(legalBasis), \(body),
                \(standard.reference), \(standard.digest.bytes), \(price), \(termMonths),
                \(call.caller.publicName))
            """
        let facts: JSON.Object = [
            "tenant": .string(call.caller.tenantCode ?? ""),
            "standardSha256": .string(Hex.text(standard.digest.bytes)),
            "price": .string(price.description), "termMonths": .int(termMonths),
        ]
        let texts =
            title.commitments("name") + [
                ("legalBasis", legalBasis.text), ("body", body.text),
                ("standard", standard.reference.text),
            ]
        return try await call.finish(
            [insert.statement],
            entries: [Entry("function", id, version: 1, facts: facts, texts: texts)],
            answer: .receipt(id, version: 1))
    }
}
