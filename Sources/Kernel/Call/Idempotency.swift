package import JSONRPC
package import Postgres

/// A key under which a principal may repeat a write without a second effect.
package struct IdempotencyKey: Sendable {
    /// Long enough for any UUID, hash or ULID a client makes; the key is an index entry.
    static let bytesMax = 64

    var text: String
    /// HMAC of method and parameters: tells a repetition from a reuse.
    var digest: [UInt8]

    /// One principal may act in several roles: the same key in another one is another call.
    func scoped(to caller: Caller, _ secrets: Secrets) -> IdempotencyKey {
        let scope = [
            caller.role.rawValue, caller.tenant?.description, caller.organisation?.description,
            caller.alliance?.description,
        ].map { $0 ?? "" }.joined(separator: "|")
        var scoped = self
        scoped.digest = secrets.parametersDigest(digest + Array(scope.utf8))
        return scoped
    }
}

/// What the database remembers of answered writes, for 30 days.
enum Idempotency {
    /// The unique constraint that a second call under the same key runs into.
    static let constraint = "idempotency_pkey"

    struct Record: RowDecodable {
        var digest: [UInt8]
        /// Nil for an answer that held a secret: a repetition then says the subject only.
        var answer: String?
        var subject: UUIDValue?

        init(from row: inout RowReader) throws(PostgresError) {
            digest = try row.next()
            answer = try row.next(String?.self)
            subject = try row.next(UUIDValue?.self)
        }
    }

    static func recall(_ key: IdempotencyKey, of principal: Principal.ID) -> Statement {
        let query: Query<Record> = """
            SELECT params_hmac, answer, subject_id FROM tenancy.idempotency
            WHERE principal_id = \(principal) AND key = \(key.text)
            """
        return query.statement
    }

    static func remember(
        _ key: IdempotencyKey, of principal: Principal.ID, method: String, answer: Answer
    ) -> Statement {
        let query: Command = """
            INSERT INTO tenancy.idempotency
                (principal_id, key, method, params_hmac, answer, secret, subject_id)
            VALUES (\(principal), \(key.text), \(method), \(key.digest), \(answer.stored),
                \(answer.isSecret), \(answer.subject))
            """
        return query.statement
    }

    static func outcome(of record: Record, for key: IdempotencyKey) -> Failure {
        guard Secrets.areEqual(record.digest, key.digest) else { return .conflict(.keyReused) }
        let stub = JSON.object(["id": .string(record.subject?.description ?? "")]).text
        return .replayed(answer: Array((record.answer ?? stub).utf8))
    }
}

/// What a write answers.
package struct Answer: Sendable {
    package var json: JSON
    /// The record that the answer is about.
    package var subject: UUIDValue?
    /// Told once: what is kept for a repetition is the subject's id alone.
    package var isSecret: Bool

    package init(_ json: JSON, subject: UUIDValue? = nil, isSecret: Bool = false) {
        self.json = json
        self.subject = subject
        self.isSecret = isSecret
    }

    /// `{"id":…,"version":…}`.
    package static func receipt<Subject>(_ id: Identifier<Subject>, version: Int64) -> Answer {
        Answer(
            ["id": .string(id.description), "version": .int(version)], subject: id.value)
    }

    var stored: String? { isSecret ? nil : json.text }
}
