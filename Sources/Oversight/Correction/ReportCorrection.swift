import JSONRPC
import Kernel
import Postgres

/// Reports a wrong fact in a public record. It is a comment of its own kind, which obliges the body
/// that keeps the record to correct it or to say why not.
///
/// What stays as it is, such as a ranking or an answer, is replaced by another record: it is commented
/// on instead.
///
/// - Throws: as ``PostComment``; ``Failure/conflict(_:)`` with `correction.fixed`.
/// - Source: Law 94-V, Art. 7, 24: who is shown wrongly has a right to be shown rightly.
struct ReportCorrection: TransactionMethod {
    static let name = "correction.report"
    static let summary = "Reports a wrong fact in a public record."
    static let access = Access.write(.commentWrite)
    static let journal = JournalDeclaration.public("correction.reported")
    static let result = DutyStart.receipt
    static let reasons: [Reason] = [
        .subjectVersion, .correctionFixed, .yearMissing, .ruleMissing,
    ]

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
/// The version is later than the one that was reported, and there is one.
///
/// - Throws: as ``GiveAnswer``; ``Failure/conflict(_:)`` with `correction.version`.
struct ResolveCorrection: TransactionMethod {
    static let name = "correction.resolve"
    static let summary = "Says that a wrong fact is corrected, or why it is right."
    static let access = Access.write(.dutyAnswer)
    static let journal = JournalDeclaration.public("correction.resolved")
    static let result = AnswerGiven.receipt
    static let reasons: [Reason] = AnswerGiven.reasons + [.correctionVersion]

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
        if let changeVersion {
            let versions = try await call.rows(versions)
            guard let known = versions.first else { throw .notFound("duty") }
            guard changeVersion > known.reported, changeVersion <= known.now ?? 0 else {
                throw .conflict(.correctionVersion)
            }
        }
        return try await AnswerGiven(
            duty: duty, version: version,
            outcome: changeVersion == nil ? "refused" : "corrected", language: language,
            words: words, changeVersion: changeVersion, kind: .correction
        ).finish(in: call)
    }
    /// Of the record: the version that was found wrong, and the one that it has now.
    private struct Versions: RowDecodable {
        var reported: Int64
        var now: Int64?

        init(from row: inout RowReader) throws(PostgresError) {
            reported = try row.next()
            now = try row.next(Int64?.self)
        }
    }

    /// Versions only grow, so it needs no lock.
    private var versions: Query<Versions> {
        """
        SELECT c.subject_version, l.version
        FROM oversight.duties d
        JOIN oversight.comments c ON c.tenant_id = d.body_id AND c.id = d.comment_id
        LEFT JOIN LATERAL oversight.locate(c.subject_kind, c.subject_id) l ON true
        WHERE d.id = \(duty) AND d.kind = 'correction'
        """
    }
}

extension Reason {
    static let correctionFixed = Reason(
        "correction.fixed",
        kk: "Бұл жазба өзгермейді, оның орнына басқасы жазылады: comment.post арқылы пікір жазыңыз",
        ru: "Эта запись не меняется, её заменяет другая: напишите комментарий (comment.post)",
        en: "This record stays as it is and another one replaces it: comment on it (comment.post)")
    static let correctionVersion = Reason(
        "correction.version", kk: "Хабарланған нұсқадан кейін жазбаның мұндай нұсқасы жоқ",
        ru: "После версии, о которой сообщили, у записи нет такой",
        en: "The record has no such version after the one that was reported")
}
