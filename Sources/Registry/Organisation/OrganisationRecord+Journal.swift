import JSONRPC
import Kernel

extension OrganisationRecord {
    /// What a leaf of the journal says openly: codes, numbers and dates, no text that people wrote.
    var facts: JSON.Object {
        var facts: JSON.Object = [
            "legalForm": .string(legalForm), "region": .string(region), "unit": .string(unit),
            "legalStatus": .string(legalStatus), "verification": .string(verification),
            "spheres": .array(spheres.map { .string($0) }),
            "identifiers": .array(identifiers.map(\.json)),
        ]
        facts["kato"] = kato.map { .string($0) }
        facts["registeredOn"] = registeredOn.map { .string($0.description) }
        facts["verifiedUntil"] = verifiedUntil.map { .string($0.description) }
        facts["suspendedUntil"] = suspendedUntil.map { .string($0.description) }
        facts["mergedInto"] = mergedInto.map { .string($0.description) }
        facts["successor"] = successor.map { .string($0.description) }
        return facts
    }

    /// A word of a name mixes Cyrillic letters with look-alike Latin ones.
    var mixesScripts: Bool {
        var folder = NameFolder()
        let all = [
            names.kk, names.ru, names.en, shortNames.kk, shortNames.ru, shortNames.en,
        ]
        return all.compactMap(\.self).contains { folder.key(of: $0).hasMixedScript }
    }
}
