import Kernel

/// A good row on its way into the register.
struct ImportRow: Sendable {
    /// As it came, in case the database refuses it.
    let record: CSVRecord
    let row: OrganisationRow
    /// Whether the row itself says these two, or they were supposed.
    let statesUnit: Bool
    let statesStatus: Bool

    init(_ row: OrganisationRow, _ record: CSVRecord, under header: OrganisationHeader) {
        self.row = row
        self.record = record
        let hasTellingBIN = row.bin.map { !$0.isTest } ?? false
        statesUnit = hasTellingBIN || !header.field(.unit, of: record).isEmpty
        statesStatus = !header.field(.legalStatus, of: record).isEmpty
    }

    var line: Int { record.line }

    /// Such a row waits until those that it may refer to are in the register.
    var hasLinks: Bool { row.parentBIN != nil || row.successorBIN != nil }
}

/// The organisations that a row refers to, as far as they are in the register.
struct ImportLinks: Sendable {
    var parent: Organisation.ID?
    var successor: Organisation.ID?

    /// What a row refers to and is not there; the row is taken without it.
    func missing(by row: OrganisationRow) -> [RowProblem] {
        let references: [(OrganisationColumn, BIN?, Organisation.ID?)] = [
            (.parentBIN, row.parentBIN, parent), (.successorBIN, row.successorBIN, successor),
        ]
        return references.compactMap { column, bin, found in
            guard bin != nil, found == nil else { return nil }
            return RowProblem(
                column, "not-found", "is not in the register; the row was taken without it")
        }
    }
}

extension ImportRow {
    /// The record of an organisation that is new to the register.
    func newRecord(_ links: ImportLinks, on today: CivilDate) -> OrganisationRecord {
        var record = OrganisationRecord(
            names: OrganisationRecord.Names(), legalForm: row.legalForm, region: row.region)
        record.unit = row.unit.rawValue
        apply(to: &record, links, on: today)
        for name in row.formerNames { record.add(formerName: name, until: today) }
        return record
    }

    /// What the record becomes by this row. An empty field says nothing and leaves what is there;
    /// a name that another replaces becomes a former one.
    func changed(
        _ old: OrganisationRecord, _ links: ImportLinks, on today: CivilDate
    ) -> OrganisationRecord {
        var record = old
        if statesUnit { record.unit = row.unit.rawValue }
        apply(to: &record, links, on: today)
        record.keepFormerNames(of: old, until: today)
        for name in row.formerNames { record.add(formerName: name, until: today) }
        return record
    }

    /// The record with the references of this row and nothing else of it.
    func completed(_ old: OrganisationRecord, _ links: ImportLinks) -> OrganisationRecord {
        var record = old
        if record.unit != "head" { record.parent = links.parent ?? record.parent }
        if let successor = links.successor { record.successor = record.successor(or: successor) }
        return record
    }

    private func apply(
        to record: inout OrganisationRecord, _ links: ImportLinks, on today: CivilDate
    ) {
        record.names.take(row.names)
        record.shortNames.take(row.shortNames)
        for identifier in row.identifiers { record.take(identifier, on: today) }
        record.legalForm = row.legalForm
        record.parent = record.unit == "head" ? nil : links.parent ?? record.parent
        record.kato = row.kato ?? record.kato
        record.registeredOn = row.registeredOn ?? record.registeredOn
        if Set(row.spheres) != Set(record.spheres), !row.spheres.isEmpty {
            record.spheres = row.spheres
        }
        if statesStatus { applyStatus(to: &record) }
        record.successor = record.successor(or: links.successor)
        record.contacts.email = row.email ?? record.contacts.email
        record.contacts.phone = row.phone ?? record.contacts.phone
        record.contacts.website = row.website ?? record.contacts.website
        if let address = row.address { record.contacts.take(address: address) }
    }

    private func applyStatus(to record: inout OrganisationRecord) {
        if record.legalStatus != row.legalStatus.rawValue {
            record.legalStatus = row.legalStatus.rawValue
            (record.legalStatusReason, record.suspendedUntil) = (nil, nil)
        }
        record.suspendedUntil = row.suspendedUntil ?? record.suspendedUntil
    }
}

extension OrganisationRecord {
    /// Only what was reorganised has a successor.
    func successor(or new: Organisation.ID?) -> Organisation.ID? {
        legalStatus == OrganisationRow.LegalStatus.reorganised.rawValue ? new ?? successor : nil
    }

    /// A file does not say how long a former name held: at the latest, until the day of the import.
    fileprivate mutating func add(formerName name: String, until day: CivilDate) {
        let isKnown = formerNames.contains { $0.name == name } || names.all.contains(name)
        guard !isKnown else { return }
        let language = WrittenLanguage(of: name).rawValue
        formerNames.append(FormerName(language: language, name: name, validTo: day))
    }

    /// A new BIN or RNN ends the one before; of the other numbers there may be several.
    fileprivate mutating func take(_ new: OrganisationIdentifier, on today: CivilDate) {
        let scheme = new.scheme.rawValue
        let current = identifiers.indices.filter {
            identifiers[$0].scheme == scheme && identifiers[$0].validTo == nil
        }
        guard !current.contains(where: { identifiers[$0].value == new.text }) else { return }
        if new.scheme == .bin || new.scheme == .rnn {
            for place in current { identifiers[place].validTo = today }
        }
        identifiers.append(Identifier(scheme: scheme, value: new.text))
    }
}

extension OrganisationRecord.Names {
    fileprivate var all: [String] { [kk, ru, en].compactMap(\.self) }

    fileprivate mutating func take(_ new: OrganisationRow.Names) {
        kk = new.kk ?? kk
        ru = new.ru ?? ru
        en = new.en ?? en
    }
}

extension OrganisationRecord.Contacts {
    /// The file has one address, in whatever language.
    fileprivate mutating func take(address: String) {
        guard address != addressKK, address != addressRU else { return }
        switch WrittenLanguage(of: address) {
        case .kk: addressKK = address
        case .ru, .en: addressRU = address
        }
    }
}

/// The language a text is probably in, where nobody said it: told by its letters.
private enum WrittenLanguage: String {
    case kk, ru, en

    init(of text: String) {
        var hasCyrillic = false
        for scalar in text.unicodeScalars where scalar.value >= 0x400 && scalar.value < 0x530 {
            hasCyrillic = true
            if Self.kazakhLetters.contains(scalar) {
                self = .kk
                return
            }
        }
        self = hasCyrillic ? .ru : .en
    }

    private static let kazakhLetters = Set("ӘәҒғҚқҢңӨөҰұҮүҺһІі".unicodeScalars)
}
