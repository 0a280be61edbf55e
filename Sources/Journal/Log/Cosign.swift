import JSONRPC
package import Kernel
import Postgres

/// Keeps a witness's word that it has seen a head of this log.
///
/// Anybody may bring it: it proves itself. A head that this log signed but does not hold tells that
/// the database was set back; from then on nothing is appended.
///
/// - Throws: ``Failure/notFound(_:)`` for a head that this log has not published;
///   ``Failure/conflict(_:)`` with `log.notCosigned` when no witness of this log has signed it.
/// - Source: C2SP tlog-cosignature.
struct Cosign: TransactionMethod {
    static let name = "log.cosign"
    static let summary = "Bring cosignatures of witnesses for a published head of the log."
    static let access: Access = .public
    static let worksAs: DatabaseRole? = .sequencer
    static let journal: JournalDeclaration = .none("no act of the register: it proves itself")
    static let reasons: [Reason] = [.notCosigned]
    static let result = Schema.object([
        "size": .integer(1...Int64.max), "witnesses": .array(of: .string()),
    ])

    var note: NoteText

    init(_ parameters: inout Parameters) {
        note = parameters.required("note", "The checkpoint with the cosignatures below it.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let head = try checkpoint()
        guard let stored = try await call.first(StoredCheckpoint.over(head.size)),
            stored.note.hasPrefix(note.note.text + "\n")
        else {
            if isOurs(call.policy.log), try await contradicts(head, call) {
                call.policy.log.reportForeignHead?(note.note.description)
            }
            throw .notFound("checkpoint")
        }
        let witnesses = call.policy.log.witnesses.compactMap { try? VerifierKey(parsing: $0) }
        let lines = witnesses.compactMap { witness in
            note.note.signatures.first { witness.verifies($0, of: note.note.text) }
                .map { (witness, $0.line) }
        }
        guard !lines.isEmpty else { throw .conflict(.notCosigned) }
        let answer: JSON = [
            "size": .int(head.size), "witnesses": .array(lines.map { .string($0.0.name) }),
        ]
        let changes = lines.map { witness, line -> Statement in
            let insert: Command = """
                INSERT INTO journal.cosignatures (size, witness, line)
                VALUES (\(head.size), \(witness.text), \(line)) ON CONFLICT DO NOTHING
                """
            return insert.statement
        }
        return try await call.finish(changes, entries: [], answer: Answer(answer))
    }

    private func checkpoint() throws(Failure) -> Checkpoint {
        do throws(NoteFailure) {
            return try Checkpoint(parsing: note.note.text)
        } catch {
            throw .invalidParameters([Problem("note", "checkpoint")])
        }
    }

    /// A head that was signed before a recovery is not kept, but has its root in this tree.
    private func contradicts(_ head: Checkpoint, _ call: Call) async throws(Failure) -> Bool {
        let size = try await call.hold(LogSize.read, "log")
        guard head.size <= size.appended else { return true }
        return try await [TreeRange(size: head.size)].hashes(in: call) != [head.root]
    }

    private func isOurs(_ log: LogPolicy) -> Bool {
        let keys = log.keys.compactMap { try? VerifierKey(parsing: $0) }
        return (try? SignedCheckpoint(note.note, trusting: keys)) != nil
    }
}

/// A signed note, byte for byte.
struct NoteText: Parameter {
    static let schema = Schema.string(lengthMax: SignedNote.bytesMax)
    static let sample = NoteText(note: SignedNote(text: "\n", signatures: []))

    var note: SignedNote

    private init(note: SignedNote) { self.note = note }

    init(json: JSON) throws(ParameterError) {
        guard case .string(let text) = json else { throw ParameterError("string") }
        do throws(NoteFailure) {
            note = try SignedNote(parsing: Array(text.utf8))
        } catch {
            throw ParameterError("note")
        }
    }
}

extension Reason {
    package static let notCosigned = Reason(
        "log.notCosigned", kk: "Бұл журналдың бірде-бір куәгері оған қол қоймаған",
        ru: "Ни один свидетель этого журнала его не подписал",
        en: "No witness of this log has signed it")
}
