import Kernel
import Postgres

/// How a comment looks in answers: a tombstone where it is not shown, with the reason.
enum CommentItem {
    static let subject = Schema.object([
        "kind": .string(), "id": .id, "version": .version, "versionNow?": .version,
        "changed": .boolean,
    ])

    static let members: [(String, Schema)] = [
        ("id", .id), ("version", .version), ("tenant", .string()), ("kind", Comment.Kind.schema),
        ("root", .id), ("parent?", .id), ("subject", subject), ("author?", .id),
        ("language", Comment.Language.schema), ("state", Comment.State.schema),
        ("text?", .string()), ("reason?", .string()), ("postedAt", .instant),
        ("editedAt?", .instant), ("support", .integer()), ("answered", .boolean),
    ]

    static let page = Schema.page(of: .object(members))

    /// Of `oversight.comments c` with its body as `t` and the record as it is now as `l`.
    static let columns: StaticString = """
        c.id, c.version, t.code AS tenant, c.kind, c.root_id AS root, c.parent_id AS parent,
        c.subject_kind AS "subject.kind", c.subject_id AS "subject.id",
        c.subject_version AS "subject.version", l.version AS "subject.versionNow",
        coalesce(l.version > c.subject_version, false) AS "subject.changed",
        c.author_id AS author, c.language, c.state, c.text, c.reason,
        c.posted_at AS "postedAt", c.edited_at AS "editedAt",
        (SELECT count(*) FROM oversight.voices v
         WHERE v.tenant_id = c.tenant_id AND v.comment_id = c.id) AS support,
        EXISTS (SELECT FROM oversight.duties d
                WHERE d.comment_id = c.id AND d.state = 'answered') AS answered
        """

    static let tables: StaticString = """
        oversight.comments c JOIN tenancy.tenants t ON t.id = c.tenant_id
        LEFT JOIN LATERAL oversight.locate(c.subject_kind, c.subject_id) l ON true
        """
}
