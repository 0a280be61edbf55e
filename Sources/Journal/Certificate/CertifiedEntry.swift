import JSONRPC
import Kernel
import Postgres

/// The newest entry of a subject that a signed head covers, with all that a certificate needs but the
/// path.
struct CertifiedEntry: RowDecodable {
    var subject: UUIDValue
    var signed: Signed?

    struct Signed {
        var version: Int64
        var position: Int64
        var leaf: [UInt8]
        /// Leaves below the head.
        var size: Int64
        /// With the cosignatures of witnesses.
        var note: String
        /// Texts that are public now, with their salts; not yet compared with the commitments.
        var texts: [DisclosedText]
    }

    init(from row: inout RowReader) throws(PostgresError) {
        subject = try row.next()
        guard let position = try row.next(Int64?.self) else { return }
        signed = Signed(
            version: try row.next(), position: position, leaf: try row.next(),
            size: try row.next(), note: try row.next(),
            texts: Self.texts(try row.next(String?.self)))
    }

    private static func texts(_ text: String?) -> [DisclosedText] {
        let json = text.flatMap { try? JSON(parsing: Array($0.utf8).span) }
        return (json?.array ?? []).compactMap { json in
            guard let field = json["field"]?.string, let text = json["text"]?.string,
                let salt = (json["salt"]?.string).flatMap({ Hex.bytes($0) })
            else { return nil }
            return DisclosedText(field: field, salt: salt, text: text)
        }
    }

    /// One row for the subject, whether it is signed or not.
    ///
    /// - Parameter subjects: gives the id of the subject in a column `id`, or no row.
    static func newest(of kind: String, _ subjects: Fragment) -> Query<CertifiedEntry> {
        """
        SELECT s.id, l.position, l.version, l.leaf, l.size, l.note, l.texts
        FROM (\(sql: subjects)) AS s
        LEFT JOIN LATERAL (
            SELECT e.position, e.version, e.leaf, c.size,
                   c.note || coalesce((
                       SELECT string_agg(w.line || chr(10), '' ORDER BY w.at, w.witness)
                       FROM journal.cosignatures AS w WHERE w.size = c.size), '') AS note,
                   (SELECT json_agg(json_build_object(
                        'field', f.field, 'salt', encode(f.salt, 'hex'),
                        'text', t.texts ->> f.field) ORDER BY f.field)
                    FROM journal.salts AS f
                    CROSS JOIN LATERAL journal.public_texts(
                        e.subject_id, e.version, e.subject_kind) AS t
                    WHERE f.entry_id = e.entry_id AND f.public
                      AND t.texts ->> f.field IS NOT NULL)::text AS texts
            FROM (SELECT size, note FROM journal.checkpoints ORDER BY size DESC LIMIT 1) AS c
            CROSS JOIN LATERAL (
                SELECT * FROM journal.log AS l
                WHERE l.subject_id = s.id AND l.subject_kind = \(kind) AND l.position < c.size
                ORDER BY l.position DESC LIMIT 1) AS e) AS l ON true
        """
    }
}

extension CertifiedEntry.Signed {
    /// The certificate, with those texts that are still the ones that were entered.
    func certificate(in call: Call) async throws(Failure) -> Certificate {
        let note: SignedNote
        let entry: JSON.Object
        do {
            note = try SignedNote(parsing: Array(self.note.utf8))
            entry = try VerifiedEntry.members(of: leaf)
        } catch {
            throw LogSize.incident("\(error)")
        }
        let path = try await InclusionProof.ranges(position: position, size: size).hashes(in: call)
        return Certificate(
            leaf: leaf,
            disclosed: texts.filter { text in (try? text.check(against: entry)) != nil },
            proof: LogProof(index: position, path: path, checkpoint: note))
    }
}
