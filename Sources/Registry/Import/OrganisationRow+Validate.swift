package import Kernel

extension OrganisationRow {
    /// The row that a record means, or everything that is wrong with it.
    package static func validate(
        _ record: CSVRecord, under header: OrganisationHeader, by rules: ImportRules
    ) -> Result<OrganisationRow, RowProblems> {
        var check: OrganisationCheck
        do throws(RowProblems) { check = try OrganisationCheck(record, header, rules) } catch {
            return .failure(error)
        }
        let row = check.organisation()
        return check.problems.isEmpty ? .success(row) : .failure(RowProblems(check.problems))
    }
}

extension OrganisationCheck {
    fileprivate mutating func organisation() -> OrganisationRow {
        let bin = bin(.bin)
        let names = names()
        let legalForm = code(.legalForm, in: rules.legalForms)
        let unit = unit(of: bin, legalForm: legalForm)
        let region = code(.region, in: rules.regions)
        let status = status()
        let row = OrganisationRow(
            identifiers: identifiers(bin), names: names, shortNames: shortNames(),
            formerNames: list(.formerNames, countMax: ImportRules.formerNameCountMax),
            legalForm: legalForm, unit: unit, parentBIN: parent(of: bin, unit),
            registeredOn: registeredOn(), region: region, kato: kato(in: region),
            address: text(.address, lengthMax: ImportRules.addressLengthMax), spheres: spheres(),
            legalStatus: status.status, suspendedUntil: status.until,
            successorBIN: successor(of: bin, status.status), email: email(), phone: phone(.phone),
            website: website(), people: people())
        return row
    }

    private mutating func identifiers(_ bin: BIN?) -> [OrganisationIdentifier] {
        if !OrganisationColumn.identifiers.contains(where: { isGiven($0) }) {
            let names = OrganisationColumn.identifiers.map(\.title).joined(separator: ", ")
            refuse(.bin, "required", "is missing; one of \(names) is needed")
        }
        let rnn = number(.rnn) { text throws(MalformedIdentifier) in try RNN(text) }
        let registration = number(.registrationNumber) { text throws(MalformedIdentifier) in
            try RegisterNumber(text)
        }
        let foreign = number(.foreignNumber) { text throws(MalformedIdentifier) in
            try ForeignNumber(text)
        }
        return [
            bin.map { .bin($0) }, rnn.map { .rnn($0) }, registration.map { .registration($0) },
            foreign.map { .foreign($0) },
        ].compactMap(\.self)
    }

    private mutating func names() -> OrganisationRow.Names {
        if !OrganisationColumn.names.contains(where: { isGiven($0) }) {
            refuse(.nameKK, "required", "is missing; one of name_kk, name_ru is needed")
        }
        return OrganisationRow.Names(kk: text(.nameKK), ru: text(.nameRU), en: text(.nameEN))
    }

    private mutating func shortNames() -> OrganisationRow.Names {
        let limit = ImportRules.shortNameLengthMax
        return OrganisationRow.Names(
            kk: text(.shortKK, lengthMax: limit), ru: text(.shortRU, lengthMax: limit),
            en: text(.shortEN, lengthMax: limit))
    }

    /// The unit that the column says; without one, that of digit 6 of the BIN.
    private mutating func unit(of bin: BIN?, legalForm: String) -> OrganisationRow.Unit {
        let said = choice(.unit, OrganisationRow.Unit.self)
        guard let bin, !bin.isTest else { return said ?? .head }
        let meant: OrganisationRow.Unit? =
            switch bin.unit {
            case .head: .head
            case .branch: .branch
            case .representation: .representation
            case .farm: nil
            }
        guard let meant, bin.kind != .jointEntrepreneur else {
            refuse(.bin, "not-an-organisation", "belongs to an entrepreneur or a farm")
            return said ?? .head
        }
        if let said, said != meant {
            refuse(.unit, "contradicts-bin", "is not the unit that digit 6 of the BIN means")
        }
        // Units of foreign organisations have 5 as their fifth digit, all others 4.
        let isForeign = legalForm == ImportRules.foreignBranch
        if rules.legalForms.contains(legalForm), (bin.kind == .nonResident) != isForeign {
            refuse(.legalForm, "contradicts-bin", "does not go with digit 5 of the BIN")
        }
        return said ?? meant
    }

    private mutating func parent(of bin: BIN?, _ unit: OrganisationRow.Unit) -> BIN? {
        guard let parent = self.bin(.parentBIN) else { return nil }
        if unit == .head { refuse(.parentBIN, "unexpected", "is for branches and representations") }
        if parent == bin { refuse(.parentBIN, "itself", "is the organisation's own BIN") }
        return parent
    }

    private mutating func registeredOn() -> CivilDate? {
        let date = date(.registeredOn)
        if let date, date > rules.today { refuse(.registeredOn, "future", "is in the future") }
        return date
    }

    private mutating func kato(in region: String) -> String? {
        guard let kato = text(.kato) else { return nil }
        guard kato.utf8.count == 9, kato.utf8.allSatisfy({ (48...57).contains($0) }) else {
            refuse(.kato, "kato", "does not have 9 digits")
            return nil
        }
        // The region's code is KZ- and the first two digits of its KATO codes.
        if rules.regions.contains(region), kato.prefix(2) != region.suffix(2) {
            refuse(.kato, "other-region", "lies in another region")
        }
        return kato
    }

    private mutating func spheres() -> [String] {
        let spheres = list(.spheres, countMax: ImportRules.sphereCountMax)
        if !rules.spheres.isSuperset(of: spheres) {
            refuse(.spheres, "unknown", "has a code that is not in the code list")
        }
        if Set(spheres).count < spheres.count { refuse(.spheres, "repeated", "has a code twice") }
        return spheres
    }

    private mutating func status() -> (status: OrganisationRow.LegalStatus, until: CivilDate?) {
        let status = choice(.legalStatus, OrganisationRow.LegalStatus.self) ?? .active
        let until = date(.suspendedUntil)
        if until != nil, status != .suspended {
            refuse(.suspendedUntil, "unexpected", "is for suspended organisations")
        }
        return (status, until)
    }

    private mutating func successor(
        of bin: BIN?, _ status: OrganisationRow.LegalStatus
    ) -> BIN? {
        guard let successor = self.bin(.successorBIN) else { return nil }
        if status != .reorganised {
            refuse(.successorBIN, "unexpected", "is for reorganised organisations")
        }
        if successor == bin { refuse(.successorBIN, "itself", "is the organisation's own BIN") }
        return successor
    }

    private mutating func people() -> OrganisationRow.People {
        let allowed = rules.allowTestIdentifiers
        let limit = ImportRules.personNameLengthMax
        if !isGiven(.headName), isGiven(.headIIN) || isGiven(.headPhone) {
            refuse(.headName, "required", "is missing, but head_iin or head_phone is given")
        }
        return OrganisationRow.People(
            headName: text(.headName, lengthMax: limit),
            headIIN: number(.headIIN) { text throws(MalformedIdentifier) in
                try IIN(text, allowTestIdentifiers: allowed)
            },
            headPhone: phone(.headPhone),
            founders: list(
                .founders, countMax: ImportRules.founderCountMax, lengthMax: limit))
    }
}
