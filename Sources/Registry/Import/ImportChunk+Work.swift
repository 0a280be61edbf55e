import JSONRPC
import Kernel
import Postgres

extension ImportChunk: ImportBatch {
    static var role: DatabaseRole { .app }
    var count: Int { rows.count }

    /// What comes of rows that the database refuses.
    func refused(_ problem: RowProblem) -> ImportOutcome {
        let refused = rows.map {
            ImportOutcome.Refused(record: $0.record, problems: RowProblems([problem]))
        }
        var outcome = ImportOutcome()
        switch look {
        case .first: outcome.rejected = refused
        case .second: outcome.incomplete = refused
        }
        return outcome
    }

    func meaning(of problem: RowProblem) -> RowProblem {
        guard problem.rule == "identifiers_current_unique" else { return problem }
        return RowProblem(
            field: "", rule: problem.rule,
            text: "a number of it belongs to another organisation (\(problem.rule))")
    }

    /// Does everything but the commit; returns the statements that go with it.
    func work(
        in transaction: inout Transaction, _ signer: ImportSigner
    ) async throws(ImportInterruption) -> (outcome: ImportOutcome, statements: [Statement]) {
        let results = try await transaction.ask(
            [home.settings(signer.principal), matches.statement, holders.statement])
        var known = ImportKnowledge(try results[1].imported(), try results[2].imported())
        if !known.matches.isEmpty {
            let people = RecordedPeople.of(known.organisations, in: home)
            let found = try await transaction.ask([people.statement])
            known.people = RecordedPeople.grouped(try found[0].imported())
        }
        let plan = ImportPlan(self, known, on: signer.today)
        if !plan.touched.isEmpty { try await hold(plan, known, in: &transaction) }
        do throws(CanonicalFailure) {
            return (plan.outcome, plan.isEmpty ? [] : try plan.statements(signer))
        } catch {
            throw .inexact
        }
    }

    /// Locks what is about to change and looks whether it is still what the plan was made from.
    /// Most rows of a second import change nothing and are never locked.
    private func hold(
        _ plan: ImportPlan, _ known: ImportKnowledge, in transaction: inout Transaction
    ) async throws(ImportInterruption) {
        let ids = Array(plan.touched.keys)
        let results = try await transaction.ask([
            home.lock(ids), home.held(ids).statement, RecordedPeople.of(ids, in: home).statement,
        ])
        let held: [HeldByID] = try results[1].imported()
        let versions = Dictionary(held.map { ($0.id, $0.held.version) }) { first, _ in first }
        let people = RecordedPeople.grouped(try results[2].imported())
        let isSame = plan.touched.allSatisfy { id, version in
            versions[id] == version && people[id] == known.people[id]
        }
        guard isSame else { throw .stale }
    }
}
