import JSONRPC
import Kernel
import Postgres

/// A step of a duty by the body that owes.
struct DutyStep {
    let held: Duty.Held
    let to: Duty.State
    let act: String
    var reason: ReasonText?
    /// Of an answer: from when on it is asked whether it was fixed.
    var fixOn: CivilDate?
    var extendedOn: CivilDate?

    var next: Int64 { held.version + 1 }

    init(_ held: Duty.Held, to state: Duty.State, _ act: String) {
        (self.held, self.act) = (held, act)
        to = state
        extendedOn = held.extendedOn
    }

    func changes(_ caller: Caller) -> Changes {
        let step: Command = """
            INSERT INTO oversight.duty_steps
                (tenant_id, duty_id, seq, kind, acting_id, from_state, to_state, act, actor, reason,
                 last_on)
            VALUES (\(held.tenant), \(held.id), \(next), \(held.kind.rawValue), \(held.tenant),
                \(held.state.rawValue), \(to.rawValue), \(act), \(caller.publicName), \(reason),
                \(held.lastOn))
            """
        let update: Command = """
            UPDATE oversight.duties
            SET version = \(next), state = \(to.rawValue), extended_on = \(extendedOn),
                fix_on = \(fixOn),
                answered_at = CASE WHEN \(to == .answered) THEN clock_timestamp() END
            WHERE tenant_id = \(held.tenant) AND id = \(held.id)
            """
        return Changes(statements: [step.statement, update.statement], entries: [entry])
    }

    private var entry: Entry {
        var facts: JSON.Object = [
            "tenant": .string(held.code), "from": .string(held.state.rawValue),
            "state": .string(to.rawValue), "act": .string(act),
        ]
        if to == .forwarded || to == .returned { facts["late"] = .bool(held.isForwardingLate) }
        facts["fixOn"] = fixOn.map { .string($0.description) }
        facts["extendedOn"] = extendedOn.map { .string($0.description) }
        return Entry(
            "duty", held.id, version: next, facts: facts,
            texts: reason.map { [(field: "reason", value: $0.text)] } ?? [])
    }
}
