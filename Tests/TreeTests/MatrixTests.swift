import Kernel
import TestKit
import Testing

/// Every method in every role, on records of the own and of other tenants, as
/// `Golden/permissions.txt` says; that file is written by hand.
@Suite struct MatrixTests {
    @Test func `every method has a row and every row a method`() throws {
        #expect(try PermissionMatrix.read().rows.keys.sorted() == Walk.methods.map { $0.name })
    }

    @Test func `each call ends as the matrix says`() async throws {
        let record = try await WalkRecord.shared
        #expect(record.heard.count > 2 * Walk.methods.count * (Role.allCases.count - 1))
        for complaint in record.heard.compactMap(\.complaint) { Issue.record("\(complaint)") }
    }

    @Test func `calls that are refused or about strange records change nothing`() async throws {
        #expect(try await WalkRecord.shared.disturbed == [])
    }

    @Test func `a list shows own records only`() async throws {
        let record = try await WalkRecord.shared
        let matrix = try PermissionMatrix.read()
        var count = 0
        for heard in record.heard where matrix.reach(of: heard.role, by: heard.method) == .list {
            count += 1
            #expect(record.ownIDs.contains { heard.text.contains($0) }, "\(heard.method)")
            let strange = heard.role == .federation ? record.apartIDs : record.foreignIDs
            #expect(!strange.contains { heard.text.contains($0) }, "\(heard.method)")
        }
        #expect(count > 0)
    }

    @Test func `a row that says something else is noticed`() {
        for line in ["ngo.get", "ngo.get officer:nowhere", "ngo.get nobody"] {
            #expect(throws: PermissionMatrix.Unreadable.self) {
                try PermissionMatrix(lines: [line])
            }
        }
        let untried = Heard(
            method: "ngo.get", role: .auditor, household: "own", expected: .answered)
        #expect(
            untried.complaint == "ngo.get as auditor on the own records: untried, not answered.")
    }

    @Test func `what each method leaves in the journal is the list that was reviewed`() throws {
        let lines = Walk.methods.map { method in
            switch method.journal {
            case .public(let type): "\(method.name) public \(type)"
            case .private(let type): "\(method.name) private \(type)"
            case .none(let reason): "\(method.name) none (\(reason))"
            }
        }
        try Golden.expect(lines, equal: "journal.txt")
    }

    @Test func `a method that writes declares its entry`() {
        let silent = Walk.methods.filter { method in
            guard case .write = method.access else { return false }
            return method.journal.type == nil
        }
        // Nothing may tell that an organisation is about to apply.
        #expect(
            silent.map { $0.name }.sorted() == [
                "application.draft", "application.update", "order.ask",
            ])
    }
}
