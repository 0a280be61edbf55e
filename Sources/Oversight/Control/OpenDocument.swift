import JSONRPC
import Kernel
import Postgres

/// Opens a document of public control on a version of a record; it is public from then on.
///
/// - Throws: ``Failure/notFound(_:)`` of `subject`; ``Failure/conflict(_:)`` with
///   `comment.subjectVersion` or `control.numbers`;
///   ``Failure/limited(_:retryAfterMilliseconds:)`` with `network`.
/// - Source: law on public control: forms, a group of at most five.
struct OpenDocument: TransactionMethod {
    static let name = "control.openDocument"
    static let summary = "Opens a document of public control."
    static let access = Access.write(.controlKeep)
    static let journal = JournalDeclaration.public("control.opened")
    static let result = Document.receipt
    static let reasons: [Reason] = [.subjectVersion, .controlNumbers]

    let subject: Subject.Reference
    let form: Document.Form
    let groupSize: Int64
    let language: Comment.Language
    let title: Name
    let words: Comment.Words

    init(_ parameters: inout Parameters) {
        subject = parameters.required("subject", "The record and the version that was looked at.")
        form = parameters.required("form", "In which form of public control.")
        groupSize = parameters.required("groupSize", "How many citizens; at most five.")
        language = parameters.required("language", "In which language answers are expected.")
        title = parameters.required("title", "What it is about.")
        words = parameters.required("text", "What was found; no numbers of persons.")
        parameters.check(1...5 ~= groupSize, "groupSize", "range")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let author = try call.citizen
        guard PersonalData.found(in: title.text + "\n" + words.text).isEmpty else {
            throw .conflict(.controlNumbers)
        }
        let results = try await call.send([
            Subject.locate(subject), NetworkLimit.statement(.comment, of: call),
        ])
        try NetworkLimit.check(results[1])
        guard let place = try results[0].rows(Subject.Place.self).first else {
            throw .notFound("subject")
        }
        guard 1...place.version ~= subject.version else { throw .conflict(.subjectVersion) }
        let id = Document.ID.make()
        let answer: JSON = ["id": .string(id.description), "version": 1, "state": "open"]
        return try await call.finish(
            [insert(id, place, author).statement], entries: [entry(id, place)],
            answer: Answer(answer, subject: id.value))
    }

    private func insert(
        _ id: Document.ID, _ place: Subject.Place, _ author: Citizen.ID
    ) -> Command {
        """
        WITH step AS (
            INSERT INTO oversight.document_steps
                (tenant_id, document_id, seq, citizen_id, from_state, to_state, act)
            VALUES (\(place.tenant), \(id), 1, \(author), 'new', 'open', 'open')
        )
        INSERT INTO oversight.documents
            (tenant_id, id, citizen_id, form, group_size, subject_kind, subject_id,
             subject_version, language, title, text, state)
        VALUES (\(place.tenant), \(id), \(author), \(form.rawValue), \(groupSize),
            \(subject.kind), \(subject.id), \(subject.version), \(language.rawValue), \(title),
            \(words), 'open')
        """
    }

    private func entry(_ id: Document.ID, _ place: Subject.Place) -> Entry {
        Entry(
            "control", id, version: 1,
            facts: [
                "tenant": .string(place.code), "form": .string(form.rawValue),
                "subjectKind": .string(subject.kind.text),
                "subject": .string(subject.id.description),
                "subjectVersion": .int(subject.version), "groupSize": .int(groupSize),
                "state": "open",
            ], texts: [("title", title.text), ("text", words.text)])
    }
}

/// Adds a recommendation to an open document; the body will answer each by itself.
///
/// - Throws: ``Failure/notFound(_:)`` for who did not open it; ``Failure/conflict(_:)`` with
///   `record.stale`, `control.state` or `control.numbers`.
struct AddRecommendation: TransactionMethod {
    static let name = "control.addRecommendation"
    static let summary = "Adds a recommendation to an open document."
    static let access = Access.write(.controlKeep)
    static let journal = JournalDeclaration.public("control.recommended")
    static let result = Document.receipt
    static let reasons: [Reason] = [.stale, .controlState, .controlNumbers]

    let document: Document.ID
    let version: Int64
    let words: ReasonText

    /// Nobody answers more by itself in ten days.
    private static let most = 50

    init(_ parameters: inout Parameters) {
        document = parameters.required("document", "The document.")
        version = parameters.required("version", "The document's version last read.")
        words = parameters.required("text", "What the body is to do.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let author = try call.citizen
        guard PersonalData.found(in: words.text).isEmpty else { throw .conflict(.controlNumbers) }
        let results = try await call.send([Document.lock(document)])
        let held = try Document.held(results[0], version: version)
        guard held.state == .open, held.recommendations < Self.most else {
            throw .conflict(.controlState)
        }
        var step = DocumentStep(document, held, to: .open, "recommend")
        step.recommendations += 1
        step.text = words.text
        let insert: Command = """
            INSERT INTO oversight.recommendations (tenant_id, document_id, seq, citizen_id, text)
            VALUES (\(held.tenant), \(document), \(Int64(step.recommendations)), \(author), \(words))
            """
        let changes = step.changes(by: author)
        return try await call.finish(
            [insert.statement] + changes.statements, entries: changes.entries,
            answer: step.answer)
    }
}

/// Hands a document to the body: from now on it has ten working days for each recommendation.
///
/// - Throws: ``Failure/notFound(_:)`` for who did not open it; ``Failure/conflict(_:)`` with
///   `record.stale`, `control.state`, `control.empty`, `calendar.yearMissing` or
///   `deadline.ruleMissing`.
struct SendDocument: TransactionMethod {
    static let name = "control.send"
    static let summary = "Hands a document of public control to the body."
    static let access = Access.write(.controlKeep)
    static let journal = JournalDeclaration.public("control.sent")
    static let result = Document.receipt
    static let reasons: [Reason] = [
        .stale, .controlState, .controlEmpty, .yearMissing, .ruleMissing,
    ]

    let document: Document.ID
    let version: Int64

    init(_ parameters: inout Parameters) {
        document = parameters.required("document", "The document.")
        version = parameters.required("version", "The document's version last read.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let author = try call.citizen
        let results = try await call.send(
            [Document.lock(document)] + DueDates.statements(["oversight.recommendation"]))
        let held = try Document.held(results[0], version: version)
        guard held.state == .open else { throw .conflict(.controlState) }
        guard held.recommendations > 0 else { throw .conflict(.controlEmpty) }
        let dates = try DueDates(results.suffix(DueDates.statementCount))
        var step = DocumentStep(document, held, to: .sent, "send")
        step.due = try dates.due("oversight.recommendation")
        let changes = step.changes(by: author)
        return try await call.finish(
            changes.statements, entries: changes.entries, answer: step.answer)
    }
}

/// Closes public control: when each recommendation is answered, or the day is over without.
///
/// - Throws: ``Failure/notFound(_:)`` for who did not open it; ``Failure/conflict(_:)`` with
///   `record.stale`, `control.state` or `control.waiting`.
struct PublishDocument: TransactionMethod {
    static let name = "control.publish"
    static let summary = "Closes public control with what was answered."
    static let access = Access.write(.controlKeep)
    static let journal = JournalDeclaration.public("control.published")
    static let result = Document.receipt
    static let reasons: [Reason] = [.stale, .controlState, .controlWaiting]

    let document: Document.ID
    let version: Int64

    init(_ parameters: inout Parameters) {
        document = parameters.required("document", "The document.")
        version = parameters.required("version", "The document's version last read.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let author = try call.citizen
        let results = try await call.send([Document.lock(document)])
        let held = try Document.held(results[0], version: version)
        guard held.state == .sent else { throw .conflict(.controlState) }
        guard held.isSettled else { throw .conflict(.controlWaiting) }
        let step = DocumentStep(document, held, to: .published, "publish")
        let changes = step.changes(by: author)
        return try await call.finish(
            changes.statements, entries: changes.entries, answer: step.answer)
    }
}
