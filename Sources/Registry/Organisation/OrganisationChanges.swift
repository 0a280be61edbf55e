import JSONRPC
import Kernel

/// A text in some of the three languages; those that are not named stay as they are.
struct NameChanges: Parameter, Equatable {
    var kk: Name?
    var ru: Name?
    var en: Name?

    static var schema: Schema { .names }
    static var sample: NameChanges { NameChanges() }

    private init() {}

    init(json: JSON) throws(ParameterError) {
        guard let object = json.object else { throw ParameterError("object") }
        var members = Parameters(object)
        kk = members.optional("kk", "")
        ru = members.optional("ru", "")
        en = members.optional("en", "")
        members.check(kk != nil || ru != nil || en != nil, "", "empty")
        let problems = members.problems + members.unknown()
        if !problems.isEmpty { throw ParameterError(problems) }
    }

    func apply(to names: inout OrganisationRecord.Names) {
        names.kk = kk?.text ?? names.kk
        names.ru = ru?.text ?? names.ru
        names.en = en?.text ?? names.en
    }
}

extension ContactsInput {
    /// What is not named stays as it is.
    func apply(to contacts: inout OrganisationRecord.Contacts) {
        contacts.email = email?.text ?? contacts.email
        contacts.phone = phone?.text ?? contacts.phone
        contacts.website = website?.text ?? contacts.website
        contacts.addressKK = addressKK?.text ?? contacts.addressKK
        contacts.addressRU = addressRU?.text ?? contacts.addressRU
    }
}

/// An identifier that no longer holds.
struct EndedIdentifier: Parameter, Hashable {
    var scheme: String
    var value: String
    var validTo: CivilDate?

    static var schema: Schema {
        .object([
            "scheme": .oneOf(OrganisationIdentifier.Scheme.allCases.map(\.rawValue)),
            "value": .string(lengthMax: 64), "validTo?": .date,
        ])
    }
    static var sample: EndedIdentifier { EndedIdentifier(scheme: "KZ-BIN", value: "") }

    private init(scheme: String, value: String) { (self.scheme, self.value) = (scheme, value) }

    init(json: JSON) throws(ParameterError) {
        guard let object = json.object else { throw ParameterError("object") }
        var members = Parameters(object)
        let scheme: Code = members.required("scheme", "")
        let value: Code = members.required("value", "")
        validTo = members.optional("validTo", "")
        let problems = members.problems + members.unknown()
        if !problems.isEmpty { throw ParameterError(problems) }
        (self.scheme, self.value) = (scheme.text, value.text)
    }
}

/// A part of the record that may be empty and is to be emptied.
enum ClearedPart: String, Choice {
    case nameKK = "name.kk"
    case nameRU = "name.ru"
    case nameEN = "name.en"
    case shortKK = "shortName.kk"
    case shortRU = "shortName.ru"
    case shortEN = "shortName.en"
    case parent
    case kato
    case registeredOn
    case email = "contacts.email"
    case phone = "contacts.phone"
    case website = "contacts.website"
    case addressKK = "contacts.addressKk"
    case addressRU = "contacts.addressRu"

    func clear(_ record: inout OrganisationRecord) {
        switch self {
        case .nameKK: record.names.kk = nil
        case .nameRU: record.names.ru = nil
        case .nameEN: record.names.en = nil
        case .shortKK: record.shortNames.kk = nil
        case .shortRU: record.shortNames.ru = nil
        case .shortEN: record.shortNames.en = nil
        case .parent: record.parent = nil
        case .kato: record.kato = nil
        case .registeredOn: record.registeredOn = nil
        case .email: record.contacts.email = nil
        case .phone: record.contacts.phone = nil
        case .website: record.contacts.website = nil
        case .addressKK: record.contacts.addressKK = nil
        case .addressRU: record.contacts.addressRU = nil
        }
    }
}

extension OrganisationRecord {
    /// Keeps every name that another one has replaced, with the day on which it ceased to hold.
    mutating func keepFormerNames(of old: OrganisationRecord, until day: CivilDate) {
        keep(old.names, unless: names, until: day, isShort: false)
        keep(old.shortNames, unless: shortNames, until: day, isShort: true)
    }

    private mutating func keep(
        _ old: Names, unless new: Names, until day: CivilDate, isShort: Bool
    ) {
        let pairs = [("kk", old.kk, new.kk), ("ru", old.ru, new.ru), ("en", old.en, new.en)]
        for (language, before, now) in pairs {
            guard let before, before != now else { continue }
            let former = FormerName(
                language: language, name: before, validTo: day, isShort: isShort)
            // Renamed there and back on one day.
            if !formerNames.contains(former) { formerNames.append(former) }
        }
    }

    /// - Throws: `identifier.notHeld` for one that does not hold now.
    mutating func end(_ ended: [EndedIdentifier], today: CivilDate) throws(Failure) {
        for (index, end) in ended.enumerated() {
            let place = identifiers.firstIndex {
                $0.scheme == end.scheme && $0.value == end.value && $0.validTo == nil
            }
            guard let place else { throw .conflict(.identifierNotHeld) }
            let day = end.validTo ?? today
            guard day <= today, identifiers[place].validFrom.map({ $0 <= day }) ?? true else {
                throw .invalidParameters([
                    Problem("endIdentifiers[\(index)].validTo", "date.range")
                ])
            }
            identifiers[place].validTo = day
        }
    }

    /// - Throws: `identifier.held` for one that it has already.
    mutating func add(_ added: [IdentifierInput]) throws(Failure) {
        for new in added.map(\.row) {
            let isHeld = identifiers.contains {
                $0.scheme == new.scheme && $0.value == new.value && $0.validTo == nil
            }
            guard !isHeld else { throw .conflict(.identifierHeld) }
            identifiers.append(new)
        }
    }
}

extension Reason {
    static let identifierHeld = Reason(
        "identifier.held", kk: "Ұйымда бұл сәйкестендіргіш бар",
        ru: "У организации уже есть этот идентификатор",
        en: "The organisation has this identifier already")
    static let identifierNotHeld = Reason(
        "identifier.notHeld", kk: "Ұйымда мұндай қолданыстағы сәйкестендіргіш жоқ",
        ru: "У организации нет такого действующего идентификатора",
        en: "The organisation holds no such identifier now")
}
