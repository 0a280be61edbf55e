import JSONRPC
import Kernel
import Postgres

/// A step of a comment that exists: where it leads, and whose it is.
struct CommentStep {
    enum Hand {
        case author(Citizen.ID)
        case moderator
    }

    let id: Comment.ID
    let held: Comment.Held
    let to: Comment.State
    let act: String
    let hand: Hand
    var reason: String?
    var wording: Int64
    /// Shown from now on; nil unless `to` is `shown`.
    var text: String?

    var next: Int64 { held.version + 1 }

    init(
        _ id: Comment.ID, _ held: Comment.Held, to state: Comment.State, _ act: String,
        by hand: Hand
    ) {
        (self.id, self.held, self.act, self.hand) = (id, held, act, hand)
        to = state
        wording = held.wording
    }

    /// The step first: the comment refers to it.
    func statements(_ caller: Caller) -> [Statement] {
        [step(caller).statement, update.statement]
    }

    private func step(_ caller: Caller) -> Command {
        switch hand {
        case .author(let citizen):
            """
            INSERT INTO oversight.comment_steps
                (tenant_id, comment_id, seq, citizen_id, from_state, to_state, act, actor, reason,
                 wording)
            VALUES (\(held.tenant), \(id), \(next), \(citizen), \(held.state.rawValue),
                \(to.rawValue), \(act), \(caller.publicName), \(reason), \(wording))
            """
        case .moderator:
            """
            INSERT INTO oversight.comment_steps
                (tenant_id, comment_id, seq, moderator_id, from_state, to_state, act, actor,
                 reason, wording)
            VALUES (\(held.tenant), \(id), \(next), \(held.moderator), \(held.state.rawValue),
                \(to.rawValue), \(act), \(caller.publicName), \(reason), \(wording))
            """
        }
    }

    private var update: Command {
        guard case .author = hand else {
            return """
                UPDATE oversight.comments
                SET version = \(next), state = \(to.rawValue), text = \(text), reason = \(reason)
                WHERE tenant_id = \(held.tenant) AND id = \(id)
                """
        }
        return """
            UPDATE oversight.comments
            SET version = \(next), state = \(to.rawValue), text = \(text), reason = \(reason),
                wording = \(wording), named = named AND \(to != .erased),
                edited_at = CASE WHEN \(wording != held.wording) THEN clock_timestamp()
                    ELSE edited_at END
            WHERE tenant_id = \(held.tenant) AND id = \(id)
            """
    }

    /// - Parameters:
    ///   - words: what was written, for a commitment; public only where it is shown.
    ///   - dueOn: the day of what it obliges to, where that begins anew.
    func entry(committing words: String? = nil, dueOn: CivilDate? = nil) -> Entry {
        var facts: JSON.Object = [
            "tenant": .string(held.code), "from": .string(held.state.rawValue),
            "state": .string(to.rawValue), "act": .string(act),
        ]
        facts["reason"] = reason.map { .string($0) }
        facts["dueOn"] = dueOn.map { .string($0.description) }
        let commitment = words.map { [(field: "text", value: $0)] } ?? []
        return Entry(
            "comment", id, version: next, facts: facts, texts: to == .shown ? commitment : [],
            hidden: to == .shown ? [] : commitment)
    }
}
