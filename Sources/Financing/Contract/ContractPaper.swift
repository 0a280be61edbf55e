import JSONRPC
import Kernel
import Postgres

/// The paper that both sides signed: for how long, and where it is.
struct ContractPaper {
    var startsOn: CivilDate
    var endsOn: CivilDate
    var reportDueOn: CivilDate
    var document: SealedDocument
    var signature: SealedDocument

    init(_ parameters: inout Parameters) {
        startsOn = parameters.required("startsOn", "The project's first day.")
        endsOn = parameters.required("endsOn", "Its last day.")
        reportDueOn = parameters.required(
            "reportDueOn", "By when the final report is due, not before the last day.")
        document = parameters.required("document", "The contract, with its SHA-256.")
        signature = parameters.required(
            "signature", "The organisation's signature under it, with its SHA-256.")
        parameters.check(startsOn <= endsOn, "endsOn", "range")
        parameters.check(endsOn <= reportDueOn, "reportDueOn", "range")
    }

    /// Holds the project's days against the months that were awarded.
    ///
    /// - Parameter before: its days so far, of an amendment: what was longer before stays so.
    func insist(
        onMonths months: Int64, before: (startsOn: CivilDate, endsOn: CivilDate)? = nil
    ) throws(Failure) {
        if let before, before.startsOn <= startsOn, endsOn <= before.endsOn { return }
        guard let last = startsOn.adding(months: Int(months)), endsOn <= last else {
            throw .conflict(.contractTooLong)
        }
    }

    /// - Parameter parent: the version before, of an amendment.
    func insert(
        _ root: Contract.ID, _ version: Int64, _ id: Contract.ID, on parent: Contract.ID?,
        _ reason: ReasonText?, by call: Call
    ) throws(Failure) -> Fragment {
        """
        INSERT INTO financing.contract_versions
            (tenant_id, root_id, version, id, parent_id, actor, starts_on, ends_on,
             report_due_on, reason, reference, reference_sha256, signature, signature_sha256)
        VALUES (\(try call.tenant), \(root), \(version), \(id), \(parent),
            \(call.caller.publicName), \(startsOn), \(endsOn), \(reportDueOn), \(reason),
            \(document.reference), \(document.digest.bytes), \(signature.reference),
            \(signature.digest.bytes))
        """
    }

    var facts: JSON.Object {
        [
            "startsOn": .string(startsOn.description), "endsOn": .string(endsOn.description),
            "reportDueOn": .string(reportDueOn.description),
            "sha256": .string(Hex.text(document.digest.bytes)),
            "signatureSha256": .string(Hex.text(signature.digest.bytes)),
        ]
    }

    var texts: [(field: String, value: String)] {
        [("reference", document.reference.text), ("signature", signature.reference.text)]
    }
}

extension Reason {
    static let contractTooLong = Reason(
        "contract.tooLong", kk: "Жоба берілген айлардан ұзақ: award.list",
        ru: "Проект дольше присуждённых месяцев: award.list",
        en: "The project is longer than the months that were awarded: award.list")
}
