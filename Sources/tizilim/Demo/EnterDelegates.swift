import JSONRPC
import Kernel
import Postgres

/// Seats of delegates at a sitting that was called with a cut-off in the past.
///
/// A demo can't wait for a cut-off, and `delegate.name` takes no delegate behind it. Nothing but
/// that day is passed over here: the rows are held by the same constraints and row security, the
/// roll is frozen by `roll.freeze`. No client can call this.
struct EnterDelegates: TransactionMethod {
    static let name = "demo.delegates"
    static let summary = "Enters delegates of a sitting behind its cut-off."
    static let access = Access.write(.sittingKeep)
    static let journal = JournalDeclaration.private("delegate.named")
    static let result = Schema.object([:])

    let sitting: Sitting.ID
    let delegates: [(organisation: Organisation.ID, principal: Principal.ID)]

    init(
        sitting: Sitting.ID, delegates: [(organisation: Organisation.ID, principal: Principal.ID)]
    ) {
        (self.sitting, self.delegates) = (sitting, delegates)
    }

    init(_ parameters: inout Parameters) {
        sitting = parameters.required("sitting", "The sitting.")
        delegates = []
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let seats = delegates.map { _ in Seat.ID.make() }
        let insert: Command = """
            INSERT INTO sitting.seats
                (tenant_id, id, sitting_id, organisation_id, root_id, principal_id, named_by)
            SELECT t.id, d.id, \(sitting), d.organisation, t.root_id, d.principal,
                   \(try call.principal)
            FROM tenancy.tenants t, unnest(\(Column(seats)), \(Column(delegates.map(\.organisation))),
                \(Column(delegates.map(\.principal)))) AS d (id, organisation, principal)
            WHERE t.id = \(try call.alliance)
            """
        let entries = zip(seats, delegates).map { seat, delegate in
            Entry(
                "seat", seat, version: 1,
                facts: [
                    "sitting": .string(sitting.description),
                    "organisation": .string(delegate.organisation.description),
                    "delegate": .string(delegate.principal.description),
                ])
        }
        return try await call.finish(
            [insert.statement], entries: entries,
            answer: Answer(["id": .string(sitting.description)], subject: sitting.value))
    }
}
