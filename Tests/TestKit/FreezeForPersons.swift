package import JSONRPC
package import Kernel
import Postgres

/// What a module does whose organ has seats for persons.
package struct FreezeForPersons: TransactionMethod {
    package static let name = "test.freeze"
    package static let summary = "Freezes the roll of an organ of persons."
    package static let access = Access.write(.sittingKeep)
    package static let journal = JournalDeclaration.public("sitting.frozen")
    package static let result = Sitting.receipt

    let sitting: Sitting.ID
    let version: Int64
    let total: Int64

    package init(_ parameters: inout Parameters) {
        sitting = parameters.required("sitting", "The sitting.")
        version = parameters.required("version", "Its version.")
        total = parameters.required("total", "Seats in all.")
    }

    package func run(in call: Call) async throws(Failure) -> JSON {
        let held = try await HeldSitting.hold(sitting, version: version, in: call)
        return try await held.freeze(
            shares: "SELECT NULL::uuid, \(total)::integer, NULL::text", in: call)
    }
}
