package import Kernel

/// The columns of a file of organisations, by name and in any order.
package enum OrganisationColumn: Int, CSVColumn {
    case bin, rnn, registrationNumber, foreignNumber
    case nameKK, nameRU, nameEN, shortKK, shortRU, shortEN, formerNames
    case legalForm, unit, parentBIN, registeredOn
    case region, kato, address, spheres
    case legalStatus, suspendedUntil, successorBIN
    case email, phone, website
    case headName, headIIN, headPhone, founders

    /// In the order of the cases.
    package static let titles = [
        "bin", "rnn", "registration_number", "foreign_number",
        "name_kk", "name_ru", "name_en", "short_kk", "short_ru", "short_en", "former_names",
        "legal_form", "unit", "parent_bin", "registered_on",
        "region", "kato", "address", "spheres",
        "legal_status", "suspended_until", "successor_bin",
        "email", "phone", "website",
        "head_name", "head_iin", "head_phone", "founders",
    ]

    package static let identifiers: [OrganisationColumn] = [
        .bin, .rnn, .registrationNumber, .foreignNumber,
    ]
    package static let names: [OrganisationColumn] = [.nameKK, .nameRU]

    package static let needed: [[OrganisationColumn]] = [
        [.legalForm], [.region], names, identifiers,
    ]
}

package typealias OrganisationHeader = CSVHeader<OrganisationColumn>
