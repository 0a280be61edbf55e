import JSONRPC
import Kernel
import Postgres

/// That a citizen wants to hear of a comment or a record; nobody else knows.
enum Follow {
    typealias ID = Identifier<Follow>

    /// The one who calls, following a comment or the record that it is about.
    static func exists(_ citizen: Citizen.ID, duty: Duty.ID) -> Statement {
        let query: Query<Single<Int64>> = """
            SELECT count(*) FROM oversight.duties d
            JOIN oversight.comments c ON c.tenant_id = d.body_id AND c.id = d.comment_id
            JOIN oversight.follows f ON f.citizen_id = \(citizen)
                AND (f.kind = 'comment' AND f.target_id = c.id
                    OR f.kind = c.subject_kind AND f.target_id = c.subject_id)
            WHERE d.id = \(duty)
            """
        return query.statement
    }
}

/// Follows a comment, a record or an answer.
///
/// - Throws: ``Failure/notFound(_:)`` of `subject`; ``Failure/conflict(_:)`` with `follow.tooMany`
///   or `constraint.follows_once`.
struct AddFollow: TransactionMethod {
    static let name = "follow.add"
    static let summary = "Follows a comment or a record."
    static let access = Access.write(.followKeep)
    static let journal = JournalDeclaration.private("follow.added")
    static let result = Schema.receipt
    static let reasons: [Reason] = [.followTooMany, .violated("follows_once")]

    /// Nobody reads the news of more; what watches everything reads `feed.since`.
    static let most = 2_000

    let subject: Subject.Name

    init(_ parameters: inout Parameters) {
        subject = parameters.required("subject", "The record; of kind `comment` a comment.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let citizen = try call.citizen
        let query: Query<Single<Bool>> = """
            SELECT CASE WHEN \(subject.kind) = 'comment'
                THEN EXISTS (SELECT FROM oversight.comments c WHERE c.id = \(subject.id))
                ELSE EXISTS (SELECT FROM oversight.locate(\(subject.kind), \(subject.id))) END
            """
        let kept: Query<Single<Int64>> = """
            SELECT count(*) FROM (SELECT FROM oversight.follows f
                WHERE f.citizen_id = \(citizen) LIMIT \(Self.most)) AS x
            """
        let results = try await call.send([query.statement, kept.statement])
        guard try results[0].rows(Single<Bool>.self).first?.value == true else {
            throw .notFound("subject")
        }
        let count = try results[1].rows(Single<Int64>.self).first?.value ?? 0
        guard count < Int64(Self.most) else { throw .conflict(.followTooMany) }
        let id = Follow.ID.make()
        let insert: Command = """
            INSERT INTO oversight.follows (citizen_id, id, kind, target_id)
            VALUES (\(citizen), \(id), \(subject.kind), \(subject.id))
            """
        let entry = Entry("follow", id, version: 1, facts: ["follows": true])
        return try await call.finish(
            [insert.statement], entries: [entry], answer: .receipt(id, version: 1))
    }
}

/// Stops following.
///
/// - Throws: ``Failure/notFound(_:)``.
struct RemoveFollow: TransactionMethod {
    static let name = "follow.remove"
    static let summary = "Stops following."
    static let access = Access.write(.followKeep)
    static let journal = JournalDeclaration.private("follow.removed")
    static let result = Schema.receipt

    let follow: Follow.ID

    init(_ parameters: inout Parameters) {
        follow = parameters.required("follow", "As `follow.list` has it.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let citizen = try call.citizen
        let query: Query<Single<Int64>> = """
            SELECT 1::bigint FROM oversight.follows
            WHERE citizen_id = \(citizen) AND id = \(follow)
            """
        _ = try await call.hold(query, "follow")
        let delete: Command = """
            DELETE FROM oversight.follows WHERE citizen_id = \(citizen) AND id = \(follow)
            """
        let entry = Entry("follow", follow, version: 2, facts: ["follows": false])
        return try await call.finish(
            [delete.statement], entries: [entry], answer: .receipt(follow, version: 2))
    }
}

/// What the caller follows, with what has happened there and whether it is asked if it was fixed.
struct ListFollows: QueryMethod {
    static let name = "follow.list"
    static let summary = "What the caller follows, and what has happened there."
    static let access = Access.read(.followKeep)
    static let result = Schema.page(
        of: .object([
            "id": .id, "kind": .string(), "target": .id, "since": .instant,
            "versionNow?": .version, "answeredAt?": .instant, "askedIfFixed": .boolean,
        ]))

    let limit: Limit
    let after: After?

    init(_ parameters: inout Parameters) {
        limit =
            parameters.optional("limit", "Items of a page; 50 unless said.") ?? Limit(Limit.usual)
        after = parameters.optional("cursor", "Where the page before ended.")
    }

    func query(for caller: Caller) throws(Failure) -> Lookup {
        let place = try after?.id()
        let query: Query<Never> = """
            SELECT f.id, f.kind, f.target_id AS target, f.at AS since,
                   CASE WHEN f.kind = 'comment'
                       THEN (SELECT c.version FROM oversight.comments c WHERE c.id = f.target_id)
                       ELSE (SELECT l.version FROM oversight.locate(f.kind, f.target_id) l)
                       END AS "versionNow",
                   (SELECT max(d.answered_at) FROM oversight.duties d
                    WHERE d.comment_id = f.target_id) AS "answeredAt",
                   EXISTS (SELECT FROM oversight.duties d WHERE d.comment_id = f.target_id
                       AND d.fix_on <= timezone(interval '5 hours', statement_timestamp())::date)
                       AS "askedIfFixed",
                   f.id AS "_id"
            FROM oversight.follows f
            WHERE f.citizen_id = \(caller.citizen) AND (\(place) IS NULL OR f.id < \(place))
            ORDER BY f.id DESC LIMIT \(limit.count + 1)
            """
        return .page(query, limit)
    }
}

extension Reason {
    static let followTooMany = Reason(
        "follow.tooMany", kk: "Бір адам тым көп жазбаны бақылайды: ескілерін алып тастаңыз",
        ru: "Слишком много подписок: уберите старые",
        en: "Too much is followed: remove what is old")
}
