import JSONRPC
import Kernel
import Postgres

/// A comment that is about to be written, with its first wording and its first step.
struct NewComment {
    let id = Comment.ID.make()
    let kind: Comment.Kind
    let subjectKind: String
    let subject: Subject.ID
    let subjectVersion: Int64
    let tenant: Tenant.ID
    let code: String
    let moderator: Tenant.ID
    /// Root and parent, for a reply.
    var thread: (root: Comment.ID, parent: Comment.ID)?
    let author: Citizen.ID
    let isNamed: Bool
    let language: Comment.Language
    let words: Comment.Words

    /// Held back before anybody sees it, when it holds numbers of persons.
    var state: Comment.State { reason == nil ? .shown : .held }
    var reason: String? { PersonalData.found(in: words.text).isEmpty ? nil : "personal-data" }

    /// All three refer to each other, so one statement writes them.
    func insert(_ caller: Caller) -> Statement {
        let reason = reason
        let state: Comment.State = reason == nil ? .shown : .held
        let shown = reason == nil ? words.text : nil
        let query: Command = """
            WITH wording AS (
                INSERT INTO oversight.wordings
                    (tenant_id, comment_id, seq, citizen_id, moderator_id, text)
                VALUES (\(tenant), \(id), 1, \(author), \(moderator), \(words))
            ), step AS (
                INSERT INTO oversight.comment_steps
                    (tenant_id, comment_id, seq, citizen_id, from_state, to_state, act, actor,
                     reason, wording)
                VALUES (\(tenant), \(id), 1, \(author), 'new', \(state.rawValue), 'comment.post',
                    \(caller.publicName), \(reason), 1)
            )
            INSERT INTO oversight.comments
                (tenant_id, id, moderator_id, root_id, parent_id, kind, subject_kind, subject_id,
                 subject_version, citizen_id, named, language, state, text, reason)
            VALUES (\(tenant), \(id), \(moderator), \(thread?.root ?? id), \(thread?.parent),
                \(kind.rawValue), \(subjectKind), \(subject), \(subjectVersion), \(author),
                \(isNamed), \(language.rawValue), \(state.rawValue), \(shown), \(reason))
            """
        return query.statement
    }

    var entry: Entry {
        let state = state
        var facts: JSON.Object = [
            "tenant": .string(code), "kind": .string(kind.rawValue),
            "subjectKind": .string(subjectKind), "subject": .string(subject.description),
            "subjectVersion": .int(subjectVersion), "state": .string(state.rawValue),
            "language": .string(language.rawValue),
        ]
        facts["parent"] = thread.map { .string($0.parent.description) }
        let commitment = [(field: "text", value: words.text)]
        return Entry(
            "comment", id, version: 1, facts: facts, texts: state == .shown ? commitment : [],
            hidden: state == .shown ? [] : commitment)
    }
}
