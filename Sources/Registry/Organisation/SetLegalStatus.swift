import JSONRPC
import Kernel

/// Records whether an organisation exists and works, as the state registers and courts say it.
///
/// It changes nothing about the verification. A wrong entry is put right by another one, so any
/// status may follow any other; the history keeps both.
struct SetLegalStatus: TransactionMethod {
    static let name = "ngo.setLegalStatus"
    static let summary = "Records that an organisation is suspended, in liquidation and the like."
    static let access = Access.write(.organisationDecide)
    static let journal = JournalDeclaration.public("organisation.legalStatusSet")
    static let result = Schema.receipt
    static let reasons: [Reason] = [
        .stale, .organisationMerged, .unchanged, .suspensionOver,
        .violated("organisations_successor_exists"),
    ]

    let id: Organisation.ID
    let version: Int64
    let status: LegalStatus
    let until: CivilDate?
    let successor: Organisation.ID?
    let reason: Name
    let validFrom: CivilDate?

    init(_ parameters: inout Parameters) {
        id = parameters.required("id", "The organisation.")
        version = parameters.required("version", "The version last read.")
        status = parameters.required("legalStatus", "The status.")
        until = parameters.optional("until", "Last day of a suspension.")
        successor = parameters.optional("successor", "Who takes over from a reorganised one.")
        reason = parameters.required("reason", "Decision and document; public, so no persons.")
        validFrom = parameters.optional("validFrom", "Since when it is so; today unless said.")
        parameters.check((status == .suspended) == (until != nil), "until", "until.ofSuspended")
        parameters.check(
            (status == .reorganised) == (successor != nil), "successor",
            "successor.ofReorganised")
        parameters.check(successor != id, "successor", "successor.other")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let held = try await call.holdOrganisation(id)
        try held.admit(version)
        let day = try held.day(from: validFrom)
        if let until, until < day { throw .conflict(.suspensionOver) }
        var record = held.record
        record.legalStatus = status.rawValue
        record.legalStatusReason = reason.text
        record.suspendedUntil = until
        record.successor = successor
        guard record != held.record else { throw .conflict(.unchanged) }
        let act = held.act("organisation.legalStatusSet", by: call.caller, validFrom: day)
        let changes = record.changes(act, from: held.record)
        return try await call.finish(
            changes.statements, entries: changes.entries,
            answer: .receipt(id, version: act.version))
    }
}

extension Reason {
    static let suspensionOver = Reason(
        "legalStatus.suspensionOver", kk: "Тоқтата тұру басталғанға дейін аяқталады",
        ru: "Приостановление заканчивается раньше, чем начинается",
        en: "The suspension ends before it begins")
}
