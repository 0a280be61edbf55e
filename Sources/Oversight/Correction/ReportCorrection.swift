import JSONRPC
import Kernel
import Postgres

/// Reports a wrong fact in a public record. It is a comment of its own kind, which obliges the body
/// that keeps the record to correct it or to say why not.
///
/// - Throws: as ``PostComment``.
/// - Source: Law 94-V, Art. 7, 24: who is shown wrongly has a right to be shown rightly.
struct ReportCorrection: TransactionMethod {
    static let name = "correction.report"
    static let summary = "Reports a wrong fact in a public record."
    static let access = Access.write(.commentWrite)
    static let journal = JournalDeclaration.public("correction.reported")
    static let result = DutyStart.receipt
    static let reasons: [Reason] = [.subjectVersion, .yearMissing, .ruleMissing]

    let subject: Subject.Reference
    let draft: CommentDraft

    init(_ parameters: inout Parameters) {
        subject = parameters.required("subject", "The record and the version that is wrong.")
        draft = CommentDraft(&parameters)
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        try await draft.post(.correction, on: subject, owing: .correction, in: call)
    }
}

/// Answers a report of a wrong fact: it is corrected, in this version of the record, or it is right.
///
/// - Throws: as ``GiveAnswer``.
struct ResolveCorrection: TransactionMethod {
    static let name = "correction.resolve"
    static let summary = "Says that a wrong fact is corrected, or why it is right."
    static let access = Access.write(.dutyAnswer)
    static let journal = JournalDeclaration.public("correction.resolved")
    static let result = AnswerGiven.receipt
    static let reasons = AnswerGiven.reasons

    let duty: Duty.ID
    let version: Int64
    let changeVersion: Int64?
    let language: Comment.Language
    let words: Comment.Words

    init(_ parameters: inout Parameters) {
        duty = parameters.required("duty", "The duty of the report.")
        version = parameters.required("version", "The duty's version last read.")
        changeVersion = parameters.optional(
            "changeVersion", "The record's version in which it is corrected; none: it was right.")
        language = parameters.required("language", "That of who reported.")
        words = parameters.required("text", "What was found; no numbers of persons.")
        parameters.check(changeVersion.map { $0 > 0 } ?? true, "changeVersion", "range")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        try await AnswerGiven(
            duty: duty, version: version,
            outcome: changeVersion == nil ? "refused" : "corrected", language: language,
            words: words, changeVersion: changeVersion, kind: .correction
        ).finish(in: call)
    }
}
