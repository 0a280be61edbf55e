package import Kernel

/// Which identifiers a file has had so far, and on which line: a file that names one organisation
/// twice says two things about it, and nobody but its author knows which is right.
///
/// About 25 bytes an identifier: BIN and RNN are kept as the numbers they are, the others as 62
/// bits of a hash, where of a hundred thousand files with ten million rows each one would have two
/// that meet by chance.
package struct IdentifierLedger: Sendable {
    private var lines: [UInt64: UInt32] = [:]

    package init() {}

    /// Notes the identifiers of a row, or says which line had one of them before.
    package mutating func claim(_ row: OrganisationRow, line: Int) -> RowProblems? {
        let problems = row.identifiers.compactMap { identifier -> RowProblem? in
            lines[identifier.ledgerKey].map { first in
                RowProblem(identifier.column, "duplicate", "was on line \(first) already")
            }
        }
        guard problems.isEmpty else { return RowProblems(problems) }
        for identifier in row.identifiers {
            lines[identifier.ledgerKey] = UInt32(clamping: line)
        }
        return nil
    }
}

extension OrganisationIdentifier {
    fileprivate var ledgerKey: UInt64 {
        switch self {
        case .bin(let bin): bin.digits.number
        case .rnn(let rnn): (1 << 62) | rnn.digits.number
        case .registration(let number): (2 << 62) | number.text.hash62
        case .foreign(let number): (3 << 62) | number.text.hash62
        }
    }

    fileprivate var column: OrganisationColumn {
        switch self {
        case .bin: .bin
        case .rnn: .rnn
        case .registration: .registrationNumber
        case .foreign: .foreignNumber
        }
    }
}

extension String {
    /// FNV-1a without its two highest bits.
    fileprivate var hash62: UInt64 {
        utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { hash, byte in
            (hash ^ UInt64(byte)) &* 0x100_0000_01B3
        } & ((1 << 62) - 1)
    }
}
