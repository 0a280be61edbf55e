package import JSONRPC
import Postgres

/// Puts a question of the agenda to the vote.
///
/// - Throws: ``Failure/notFound(_:)``; ``Failure/conflict(_:)`` with `sitting.notOpen`,
///   `sitting.notStarted` or `constraint.ballots_item_exists`.
package struct OpenBallot: TransactionMethod {
    package static let name = "ballot.open"
    package static let summary = "Puts a question of the agenda to an open or a secret vote."
    package static let access = Access.write(.sittingKeep)
    package static let journal = JournalDeclaration.public("ballot.opened")
    package static let result = Schema.receipt
    package static let reasons: [Reason] = [
        .sittingNotOpen, .sittingNotStarted, .violated("ballots_item_exists"),
    ]

    let sitting: Sitting.ID
    let agenda: Int64
    let question: Names
    let options: [Name]
    let majority: Share
    let base: Ballot.Base
    let isSecret: Bool

    package init(_ parameters: inout Parameters) {
        sitting = parameters.required("sitting", "The sitting.")
        agenda = parameters.required("agenda", "Number of the agenda's item.")
        question = parameters.required("question", "What is asked.")
        options = parameters.required("options", "What can be chosen, numbered from 1.")
        majority = parameters.required(
            "majority", "More than this share carries; one is everybody.")
        base = parameters.required("majorityOf", "Of the votes cast, or of all seats.")
        isSecret = parameters.required("secret", "Nobody ever learns who chose what.")
        parameters.check(1...100 ~= agenda, "agenda", "range")
        parameters.check(options.count > 1, "options", "tooFew")
        parameters.check(
            Set(options.map(\.text)).count == options.count, "options", "duplicate")
    }

    package func run(in call: Call) async throws(Failure) -> JSON {
        let host = try SittingHost(call).id
        let row = try await call.hold(HeldSitting.share(sitting, of: host), "sitting")
        guard row.state == .open else { throw .conflict(.sittingNotOpen) }
        guard row.hasStarted else { throw .conflict(.sittingNotStarted) }
        let id = Ballot.ID.make()
        let insert: Command = """
            INSERT INTO sitting.ballots
                (tenant_id, id, sitting_id, agenda, question_kk, question_ru, question_en, options,
                 majority_numerator, majority_denominator, majority_of, secret)
            VALUES (\(host), \(id), \(sitting), \(agenda), \(question.kk), \(question.ru),
                \(question.en), \(Column(options.map(\.text))), \(majority.numerator),
                \(majority.denominator), \(base.rawValue), \(isSecret))
            """
        return try await call.finish(
            [insert.statement], entries: [entry(id)], answer: .receipt(id, version: 1))
    }

    private func entry(_ id: Ballot.ID) -> Entry {
        let choices = options.enumerated().map { (field: "option\($0 + 1)", value: $1.text) }
        return Entry(
            "ballot", id, version: 1,
            facts: [
                "sitting": .string(sitting.description), "agenda": .int(agenda),
                "options": .int(Int64(options.count)), "majority": majority.json,
                "majorityOf": .string(base.rawValue), "secret": .bool(isSecret),
            ], texts: question.texts("question") + choices)
    }
}
