package import Kernel

/// The whole public record of one organisation, as every version of it is kept.
///
/// It is stored as text beside the columns that are searched by; one statement writes both, so they
/// can't differ.
package struct OrganisationRecord: Sendable, Equatable {
    package struct Identifier: Sendable, Hashable {
        package var scheme: String
        package var value: String
        package var validFrom: CivilDate?
        package var validTo: CivilDate?
    }

    package struct FormerName: Sendable, Hashable {
        package var language: String
        package var name: String
        package var validTo: CivilDate
        package var isShort = false
    }

    /// A text in up to three languages.
    package struct Names: Sendable, Equatable {
        package var kk: String?
        package var ru: String?
        package var en: String?
    }

    package struct Contacts: Sendable, Equatable {
        package var email: String?
        package var phone: String?
        package var website: String?
        package var addressKK: String?
        package var addressRU: String?
    }

    package var names: Names
    package var shortNames = Names()
    package var formerNames: [FormerName] = []
    package var identifiers: [Identifier] = []
    package var legalForm: String
    package var unit = "head"
    package var parent: Organisation.ID?
    package var region: String
    package var kato: String?
    package var registeredOn: CivilDate?
    package var spheres: [String] = []
    package var legalStatus = "active"
    /// Why it is so, as the officer who recorded it wrote for everybody to read.
    package var legalStatusReason: String?
    package var suspendedUntil: CivilDate?
    package var successor: Organisation.ID?
    package var verification = "unverified"
    package var verifiedUntil: CivilDate?
    package var mergedInto: Organisation.ID?
    package var contacts = Contacts()
    package var hasMixedScript = false

    package init(names: Names, legalForm: String, region: String) {
        self.names = names
        self.legalForm = legalForm
        self.region = region
    }
}
