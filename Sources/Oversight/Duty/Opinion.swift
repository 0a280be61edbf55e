import JSONRPC
import Kernel
import Postgres

/// What a person says of an answer; nobody is shown who did.
struct Opinion {
    typealias ID = Identifier<Opinion>

    let id = ID.make()
    let held: Duty.Held
    let citizen: Citizen.ID
    var rating: Int64?
    var isFixed: Bool?

    static let receipt = Schema.object(["id": .id, "version": .version, "duty": .id])

    func finish(in call: Call) async throws(Failure) -> JSON {
        let insert: Command = """
            INSERT INTO oversight.opinions
                (tenant_id, id, duty_id, body_id, comment_id, citizen_id, rating, fixed)
            VALUES (\(held.tenant), \(id), \(held.id), \(held.body), \(held.comment), \(citizen),
                \(rating), \(isFixed))
            """
        var facts: JSON.Object = [
            "tenant": .string(held.code), "duty": .string(held.id.description),
        ]
        facts["rating"] = rating.map { .int($0) }
        facts["fixed"] = isFixed.map { .bool($0) }
        let answer: JSON = [
            "id": .string(id.description), "version": 1, "duty": .string(held.id.description),
        ]
        return try await call.finish(
            [insert.statement], entries: [Entry("opinion", id, version: 1, facts: facts)],
            answer: Answer(answer, subject: id.value))
    }

    /// No row unless the caller wrote the comment: row security lets nobody else lock it.
    static func authorship(of duty: Duty.ID) -> Statement {
        let query: Query<Single<Int64>> = """
            SELECT c.version FROM oversight.comments c
            WHERE c.id = (SELECT d.comment_id FROM oversight.duties d WHERE d.id = \(duty))
            FOR UPDATE
            """
        return query.statement
    }

    static func isAuthor(_ result: ResultSet) throws(Failure) -> Bool {
        try !result.rows(Single<Int64>.self).isEmpty
    }
}

/// Rates an answer from 1 to 5, by who asked, once.
///
/// - Throws: ``Failure/notFound(_:)`` for everybody else; ``Failure/conflict(_:)`` with
///   `duty.notAnswered` or `constraint.opinions_once`;
///   ``Failure/limited(_:retryAfterMilliseconds:)`` with `network`.
struct RateAnswer: TransactionMethod {
    static let name = "answer.rate"
    static let summary = "Rates an answer to the own comment from 1 to 5."
    static let access = Access.write(.dutyJudge)
    static let journal = JournalDeclaration.public("answer.rated")
    static let result = Opinion.receipt
    static let reasons: [Reason] = [.dutyNotAnswered, .violated("opinions_once")]

    let duty: Duty.ID
    let rating: Int64

    init(_ parameters: inout Parameters) {
        duty = parameters.required("duty", "What was answered.")
        rating = parameters.required("rating", "From 1, useless, to 5, settled.")
        parameters.check(1...5 ~= rating, "rating", "range")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let citizen = try call.citizen
        let results = try await call.send([
            Opinion.authorship(of: duty), Duty.read(duty),
            NetworkLimit.statement(.voice, of: call),
        ])
        try NetworkLimit.check(results[2])
        guard try Opinion.isAuthor(results[0]) else { throw .notFound("duty") }
        let held = try Duty.held(results[1])
        guard held.state == .answered else { throw .conflict(.dutyNotAnswered) }
        return try await Opinion(held: held, citizen: citizen, rating: rating).finish(in: call)
    }
}
