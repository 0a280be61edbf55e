package import Kernel

extension OrganisationRecord {
    /// How the record looks in answers.
    package static let schema = Schema.object([
        ("name", .names), ("shortName?", .names),
        (
            "formerNames?",
            .array(
                of: .object([
                    "language": .string(), "name": .string(), "short?": .boolean,
                    "validTo": .date,
                ]))
        ),
        (
            "identifiers?",
            .array(
                of: .object([
                    "scheme": .string(), "value": .string(), "validFrom?": .date,
                    "validTo?": .date,
                ]))
        ),
        ("legalForm", .string()), ("unit", .oneOf(["head", "branch", "representation"])),
        ("parent?", .id), ("region", .string()), ("kato?", .string()), ("registeredOn?", .date),
        ("spheres?", .array(of: .string())), ("legalStatus", .string()),
        ("legalStatusReason?", .string()),
        ("suspendedUntil?", .date), ("successor?", .id), ("verification", .string()),
        ("verifiedUntil?", .date), ("mergedInto?", .id),
        (
            "contacts?",
            .object([
                "email?": .string(), "phone?": .string(), "website?": .string(),
                "address?": .names,
            ])
        ), ("mixedScript?", .boolean),
    ])

    static let answerSchema = Schema.object([
        "id": .id, "version": .version, "recordedFrom": .instant, "recordedTo?": .instant,
        "record": schema,
    ])
}
