package import Kernel

/// What a row is checked against. The codes are dated data of the database, which an import reads
/// before its first row.
package struct ImportRules: Sendable {
    package let legalForms: Set<String>
    package let regions: Set<String>
    package let spheres: Set<String>
    /// The latest day on which something can have been registered.
    package let today: CivilDate
    /// Only outside production: accepts the numbers of test certificates.
    package let allowTestIdentifiers: Bool

    package init(
        legalForms: Set<String>, regions: Set<String>, spheres: Set<String>, today: CivilDate,
        allowTestIdentifiers: Bool = false
    ) {
        self.legalForms = legalForms
        self.regions = regions
        self.spheres = spheres
        self.today = today
        self.allowTestIdentifiers = allowTestIdentifiers
    }

    /// The form of a foreign organisation's unit, whose numbers and parent follow other rules.
    package static let foreignBranch = "foreign-branch"
    package static let formerNameCountMax = 20
    package static let founderCountMax = 100
    /// As many as there are.
    package static let sphereCountMax = 20
    package static let shortNameLengthMax = 100
    package static let personNameLengthMax = 300
    package static let addressLengthMax = 500
    package static let phoneLengthMax = 50
    /// Source: RFC 5321, 4.5.3.1.3, less the brackets.
    package static let emailLengthMax = 254
    package static let websiteLengthMax = 500
}
