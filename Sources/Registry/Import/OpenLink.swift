import JSONRPC
import Kernel
import Postgres

/// References of a row to organisations that were not in the register when it was written.
struct OpenLink: Sendable {
    let organisation: Organisation.ID
    let home: ImportHome
    let line: Int
    /// BIN of the head organisation, as far as it is not found yet.
    let parent: String?
    let successor: String?
    /// The row has changed nothing so far, and counts so.
    var isUnchanged = false
}

/// References of one region that are looked up once more when the whole file is in.
struct LinkChunk: ImportPiece {
    let home: ImportHome
    var links: [OpenLink]

    var count: Int { links.count }

    var halves: [LinkChunk] {
        let middle = links.count / 2
        return [links[..<middle], links[middle...]].map {
            LinkChunk(home: home, links: Array($0))
        }
    }

    static func chunks(of links: [OpenLink], rowsMax: Int) -> [LinkChunk] {
        Dictionary(grouping: links, by: \.home).flatMap { home, links in
            stride(from: 0, to: links.count, by: rowsMax).map { start in
                LinkChunk(
                    home: home, links: Array(links[start..<min(start + rowsMax, links.count)]))
            }
        }
    }

    func refused(_ problem: RowProblem) -> ImportOutcome {
        var outcome = ImportOutcome()
        for link in links { outcome.omissions[link.line] = [problem] }
        return outcome
    }

    func work(
        in transaction: inout Transaction, _ signer: ImportSigner
    ) async throws(ImportInterruption) -> (outcome: ImportOutcome, statements: [Statement]) {
        let ids = links.map(\.organisation)
        let bins = links.flatMap { [$0.parent, $0.successor] }.compactMap(\.self)
        let results = try await transaction.ask([
            home.settings(signer.principal), home.lock(ids), home.held(ids).statement,
            HolderOfBIN.of(Set(bins)).statement,
        ])
        let held: [HeldByID] = try results[2].imported()
        let holders: [HolderOfBIN] = try results[3].imported()
        let found = Dictionary(holders.map { ($0.bin, $0.organisation) }) { first, _ in first }
        let records = Dictionary(held.map { ($0.id, $0.held) }) { first, _ in first }
        return try write(records, found, signer)
    }

    private func write(
        _ records: [Organisation.ID: Organisation.Held], _ found: [String: Organisation.ID],
        _ signer: ImportSigner
    ) throws(ImportInterruption) -> (outcome: ImportOutcome, statements: [Statement]) {
        var outcome = ImportOutcome()
        var statements: [Statement] = []
        var journal = ImportJournal(home, signer.principal)
        for link in links {
            outcome.omissions[link.line] = link.missing(in: found)
            guard let old = records[link.organisation] else { continue }
            let record = link.applied(to: old.record, found)
            guard record != old.record else { continue }
            let change = ChangedOrganisation(id: link.organisation, old: old, record: record)
            statements += change.statements(in: home)
            do throws(CanonicalFailure) {
                try journal.append(change.entry, ImportPlan.journalType, isPublic: true)
            } catch {
                throw .inexact
            }
            if link.isUnchanged {
                outcome.unchanged -= 1
                outcome.updated += 1
            }
        }
        return (outcome, statements + journal.statements)
    }
}

extension OpenLink {
    fileprivate func applied(
        to old: OrganisationRecord, _ found: [String: Organisation.ID]
    ) -> OrganisationRecord {
        var record = old
        if let parent, let id = found[parent], record.unit != "head" { record.parent = id }
        if let successor { record.successor = record.successor(or: found[successor]) }
        return record
    }

    /// Nil when everything was found.
    fileprivate func missing(in found: [String: Organisation.ID]) -> [RowProblem]? {
        let columns: [(OrganisationColumn, String?)] = [
            (.parentBIN, parent), (.successorBIN, successor),
        ]
        let problems = columns.compactMap { column, bin -> RowProblem? in
            guard let bin, found[bin] == nil else { return nil }
            return RowProblem(
                column, "not-found", "is not in the register; the row was taken without it")
        }
        return problems.isEmpty ? nil : problems
    }
}
