package import JSONRPC
import Kernel
import Postgres

extension OrganisationRecord {
    /// Members with nothing in them are left out.
    package var json: JSON {
        var members = Members()
        members["name"] = names.json
        members["shortName"] = shortNames.json
        members["formerNames"] = Members.list(formerNames.map(\.json))
        members["identifiers"] = Members.list(identifiers.map(\.json))
        members["legalForm"] = .string(legalForm)
        members["unit"] = .string(unit)
        members["parent"] = parent.map { .string($0.description) }
        members["region"] = .string(region)
        members["kato"] = kato.map { .string($0) }
        members["registeredOn"] = registeredOn.map { .string($0.description) }
        members["spheres"] = Members.list(spheres.map { .string($0) })
        members["legalStatus"] = .string(legalStatus)
        members["legalStatusReason"] = legalStatusReason.map { .string($0) }
        members["suspendedUntil"] = suspendedUntil.map { .string($0.description) }
        members["successor"] = successor.map { .string($0.description) }
        members["verification"] = .string(verification)
        members["verifiedUntil"] = verifiedUntil.map { .string($0.description) }
        members["mergedInto"] = mergedInto.map { .string($0.description) }
        members["contacts"] = contacts.json
        members["mixedScript"] = hasMixedScript ? true : nil
        return members.json ?? [:]
    }

    /// Nil for text that ``json`` did not make.
    package init?(json: JSON) {
        guard case .object(let record) = json, let names = record["name"],
            let legalForm = record["legalForm"]?.string, let region = record["region"]?.string
        else { return nil }
        self.init(names: Names(json: names), legalForm: legalForm, region: region)
        shortNames = record["shortName"].map(Names.init(json:)) ?? Names()
        formerNames = record["formerNames"]?.array?.compactMap(FormerName.init(json:)) ?? []
        identifiers = record["identifiers"]?.array?.compactMap(Identifier.init(json:)) ?? []
        unit = record["unit"]?.string ?? "head"
        parent = record["parent"]?.id()
        kato = record["kato"]?.string
        registeredOn = record["registeredOn"]?.date
        spheres = record["spheres"]?.array?.compactMap(\.string) ?? []
        legalStatus = record["legalStatus"]?.string ?? "active"
        legalStatusReason = record["legalStatusReason"]?.string
        suspendedUntil = record["suspendedUntil"]?.date
        successor = record["successor"]?.id()
        verification = record["verification"]?.string ?? "unverified"
        verifiedUntil = record["verifiedUntil"]?.date
        mergedInto = record["mergedInto"]?.id()
        contacts = record["contacts"].map(Contacts.init(json:)) ?? Contacts()
        hasMixedScript = record["mixedScript"] == true
    }
}

/// Members of an object in order; what is nil is left out.
private struct Members {
    private var list: [(String, JSON)] = []

    subscript(_ name: String) -> JSON? {
        get { nil }
        set { if let newValue { list.append((name, newValue)) } }
    }

    /// Nil when no member was set.
    var json: JSON? { list.isEmpty ? nil : .object(JSON.Object(list)) }

    static func list(_ elements: [JSON]) -> JSON? { elements.isEmpty ? nil : .array(elements) }
}

extension OrganisationRecord.Names {
    var json: JSON? {
        var members = Members()
        members["kk"] = kk.map { .string($0) }
        members["ru"] = ru.map { .string($0) }
        members["en"] = en.map { .string($0) }
        return members.json
    }

    init(json: JSON) {
        self.init(kk: json["kk"]?.string, ru: json["ru"]?.string, en: json["en"]?.string)
    }
}

extension OrganisationRecord.Contacts {
    var json: JSON? {
        var members = Members()
        members["email"] = email.map { .string($0) }
        members["phone"] = phone.map { .string($0) }
        members["website"] = website.map { .string($0) }
        members["address"] = OrganisationRecord.Names(kk: addressKK, ru: addressRU).json
        return members.json
    }

    init(json: JSON) {
        self.init(
            email: json["email"]?.string, phone: json["phone"]?.string,
            website: json["website"]?.string,
            addressKK: json["address"]?["kk"]?.string, addressRU: json["address"]?["ru"]?.string)
    }
}

extension OrganisationRecord.Identifier {
    var json: JSON {
        var members = Members()
        members["scheme"] = .string(scheme)
        members["value"] = .string(value)
        members["validFrom"] = validFrom.map { .string($0.description) }
        members["validTo"] = validTo.map { .string($0.description) }
        return members.json ?? [:]
    }

    init?(json: JSON) {
        guard let scheme = json["scheme"]?.string, let value = json["value"]?.string else {
            return nil
        }
        self.init(
            scheme: scheme, value: value, validFrom: json["validFrom"]?.date,
            validTo: json["validTo"]?.date)
    }
}

extension OrganisationRecord.FormerName {
    var json: JSON {
        var members = Members()
        members["language"] = .string(language)
        members["name"] = .string(name)
        members["short"] = isShort ? true : nil
        members["validTo"] = .string(validTo.description)
        return members.json ?? [:]
    }

    init?(json: JSON) {
        guard let language = json["language"]?.string, let name = json["name"]?.string,
            let validTo = json["validTo"]?.date
        else { return nil }
        self.init(
            language: language, name: name, validTo: validTo, isShort: json["short"] == true)
    }
}

extension JSON {
    var date: CivilDate? { string.flatMap { CivilDate($0) } }

    func id<Subject>() -> Kernel.Identifier<Subject>? {
        string.flatMap { UUIDValue($0) }.map { Kernel.Identifier($0) }
    }
}
