import JSONRPC
import Kernel
import Postgres

/// One step of a theme by its tenant: where it leads, and what comes with it.
struct ThemeStep {
    var to: Theme.State
    var discussion: ThemeDiscussion?
    var reason: ReasonText?
}

/// What a council or the public made of a theme.
struct ThemeDiscussion {
    var forum: Theme.Forum
    var heldOn: CivilDate
    var outcome: ReasonText
    var protocolDocument: SealedDocument
}

extension ThemeStep {
    static let receipt = Schema.object([
        "id": .id, "version": .version, "state": Theme.State.schema,
    ])

    static func answer(_ id: Theme.ID, _ version: Int64, _ state: Theme.State) -> Answer {
        Answer(
            [
                "id": .string(id.description), "version": .int(version),
                "state": .string(state.rawValue),
            ], subject: id.value)
    }

    /// Writes the step with its signature, the theme as it then stands and the entry of its new
    /// version.
    func finish(_ id: Theme.ID, _ held: Theme.Held, in call: Call) async throws(Failure) -> JSON {
        let next = held.version + 1
        return try await call.finish(
            [
                try write(id, held, next, call).statement,
                update(id, next, of: try call.tenant).statement,
            ], entries: [entry(id, held, next)], answer: Self.answer(id, next, to))
    }

    /// The step and its signature; each refers to the other, so one statement writes both.
    private func write(
        _ id: Theme.ID, _ held: Theme.Held, _ next: Int64, _ call: Call
    ) throws(Failure) -> Command {
        """
        WITH signature AS (
            INSERT INTO financing.theme_signers
                (tenant_id, theme_id, seq, to_state, principal_id, proposer_id)
            VALUES (\(try call.tenant), \(id), \(next), \(to.rawValue), \(try call.principal),
                \(held.proposer)))
        INSERT INTO financing.theme_history
            (tenant_id, theme_id, seq, from_state, to_state, actor, reason, forum, held_on,
             outcome, reference, reference_sha256)
        VALUES (\(try call.tenant), \(id), \(next), \(held.state.rawValue), \(to.rawValue),
            \(call.caller.publicName), \(reason), \((discussion?.forum)?.rawValue),
            \(discussion?.heldOn), \(discussion?.outcome),
            \(discussion?.protocolDocument.reference),
            \(discussion?.protocolDocument.digest.bytes))
        """
    }

    private func update(_ id: Theme.ID, _ next: Int64, of tenant: Tenant.ID) -> Command {
        """
        UPDATE financing.themes SET version = \(next), state = \(to.rawValue)
        WHERE tenant_id = \(tenant) AND id = \(id)
        """
    }

    private func entry(_ id: Theme.ID, _ held: Theme.Held, _ next: Int64) -> Entry {
        var facts: JSON.Object = [
            "from": .string(held.state.rawValue), "state": .string(to.rawValue),
        ]
        facts["forum"] = discussion.map { .string($0.forum.rawValue) }
        facts["heldOn"] = discussion.map { .string($0.heldOn.description) }
        facts["sha256"] = discussion.map { .string(Hex.text($0.protocolDocument.digest.bytes)) }
        let texts = [
            ("outcome", discussion?.outcome.text),
            ("protocol", discussion?.protocolDocument.reference.text), ("reason", reason?.text),
        ]
        return Entry(
            "theme", id, version: next, facts: facts,
            texts: texts.compactMap { field, text in text.map { (field, $0) } })
    }
}
