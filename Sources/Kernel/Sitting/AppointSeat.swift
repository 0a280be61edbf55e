package import JSONRPC
import Postgres

/// Seats a person in an organ of the own tenant from a day on, as a decision says.
///
/// The public learns that there is one more seat and by which document; who sits there, the tenant
/// and the person.
///
/// - Throws: ``Failure/conflict(_:)`` with `constraint.mandates_no_overlap`,
///   `constraint.mandates_decided_first` or `constraint.mandates_principal_exists`.
package struct AppointSeat: TransactionMethod {
    package static let name = "seat.appoint"
    package static let summary = "Seats a person in a council or a commission from a day on."
    package static let access = Access.write(.seatAppoint)
    package static let journal = JournalDeclaration.public("seat.appointed")
    package static let result = Schema.receipt
    package static let reasons: [Reason] = [
        .violated("mandates_no_overlap"), .violated("mandates_decided_first"),
        .violated("mandates_principal_exists"),
    ]

    let organ: Word
    let principal: Principal.ID
    let from: CivilDate
    let decision: SeatDecision

    package init(_ parameters: inout Parameters) {
        organ = parameters.required("organ", "Which organ, such as `council`.")
        principal = parameters.required("principal", "Who will sit there.")
        from = parameters.required("from", "The first day.")
        decision = parameters.required("decision", "The decision by which.")
    }

    package func run(in call: Call) async throws(Failure) -> JSON {
        let host = try SittingHost(call).id
        let id = Mandate.ID.make()
        let insert: Command = """
            INSERT INTO sitting.mandates
                (tenant_id, id, organ, principal_id, valid_from, appointed_by, protocol_number,
                 protocol_on, protocol_reference, protocol_sha256)
            VALUES (\(host), \(id), \(organ), \(principal), \(from), \(try call.principal),
                \(decision.number), \(decision.date), \(decision.document.reference),
                \(decision.document.digest.bytes))
            """
        let entry = Entry(
            "mandate", id, version: 1,
            facts: [
                "host": .string(host.description), "organ": .string(organ.text),
                "from": .string(from.description), "decision": decision.facts,
            ], hidden: [("principal", principal.description)])
        return try await call.finish(
            [insert.statement], entries: [entry], answer: .receipt(id, version: 1))
    }
}

/// By which document somebody sits in an organ or no longer does.
struct SeatDecision: Parameter {
    var number: Code
    var date: CivilDate
    var document: SealedDocument

    static var schema: Schema {
        .object([
            "protocolNumber": .string(lengthMax: CodeRule.lengthMax), "protocolDate": .date,
            "protocol": SealedDocument.schema,
        ])
    }
    static var sample: SeatDecision {
        SeatDecision(number: .sample, date: .sample, document: .sample)
    }

    private init(number: Code, date: CivilDate, document: SealedDocument) {
        (self.number, self.date, self.document) = (number, date, document)
    }

    init(json: JSON) throws(ParameterError) {
        guard let object = json.object else { throw ParameterError("object") }
        var members = Parameters(object)
        number = members.required("protocolNumber", "")
        date = members.required("protocolDate", "")
        document = members.required("protocol", "")
        let problems = members.problems + members.unknown()
        if !problems.isEmpty { throw ParameterError(problems) }
    }

    /// What becomes public of it: the number may hold words of people.
    var facts: JSON {
        [
            "protocolDate": .string(date.description),
            "protocolSha256": .string(Hex.text(document.digest.bytes)),
        ]
    }
}
