package import Kernel

/// A checked row of a file of organisations.
package struct OrganisationRow: Hashable, Sendable {
    /// A name in up to three languages, each in the form of ``NameText``.
    package struct Names: Hashable, Sendable {
        package var kk: String?
        package var ru: String?
        package var en: String?

        package var all: [String] { [kk, ru, en].compactMap(\.self) }
    }

    package enum Unit: String, Hashable, Sendable, CaseIterable {
        case head, branch, representation
    }

    package enum LegalStatus: String, Hashable, Sendable, CaseIterable {
        case active
        case notFound = "not-found"
        case suspended
        case inLiquidation = "in-liquidation"
        case liquidated
        case reorganised
    }

    /// Personal data: only for the home tenant and the organisation itself. Prints redacted.
    package struct People: Hashable, Sendable {
        package var headName: String?
        package var headIIN: IIN?
        package var headPhone: String?
        package var founders: [String] = []
    }

    package var identifiers: [OrganisationIdentifier]
    package var names: Names
    package var shortNames: Names
    package var formerNames: [String]
    package var legalForm: String
    package var unit: Unit
    package var parentBIN: BIN?
    package var registeredOn: CivilDate?
    package var region: String
    package var kato: String?
    package var address: String?
    package var spheres: [String]
    package var legalStatus: LegalStatus
    package var suspendedUntil: CivilDate?
    package var successorBIN: BIN?
    package var email: String?
    package var phone: String?
    package var website: String?
    package var people: People

    package var bin: BIN? {
        for case .bin(let bin) in identifiers { return bin }
        return nil
    }
}

extension OrganisationRow.People: CustomStringConvertible, CustomReflectable {
    package var description: String { "People(redacted)" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
