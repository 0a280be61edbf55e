import Kernel
import Registry
import Testing

enum ImportSamples {
    static func rules(allowTestIdentifiers: Bool = false) throws -> ImportRules {
        ImportRules(
            legalForms: ["public-association", "public-foundation", "foreign-branch", "other"],
            regions: ["KZ-75", "KZ-71", "KZ-10"], spheres: ["1", "13-1", "so-2"],
            today: try #require(CivilDate("2026-11-23")),
            allowTestIdentifiers: allowTestIdentifiers)
    }

    static let good: [OrganisationColumn: String] = [
        .bin: "950440001673", .nameKK: "«Балалар» қоғамдық қоры",
        .legalForm: "public-foundation", .region: "KZ-75",
    ]

    static func check(
        _ changes: [OrganisationColumn: String], allowTestIdentifiers: Bool = false
    ) throws -> Result<OrganisationRow, RowProblems> {
        let values = good.merging(changes) { $1 }
        let header = try OrganisationHeader(OrganisationColumn.titles)
        let fields = OrganisationColumn.allCases.map { values[$0] ?? "" }
        return OrganisationRow.validate(
            CSVRecord(line: 2, fields: fields, problem: nil), under: header,
            by: try rules(allowTestIdentifiers: allowTestIdentifiers))
    }
}
