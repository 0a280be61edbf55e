import JSONRPC
import Kernel
import Postgres

/// A version of how rankings are computed: put up for comments by one officer of the ministry,
/// published by another.
enum RankingMethod {
    typealias ID = Identifier<RankingMethod>

    /// In `registry.deadline_rules`: how long the public may comment on a draft at least.
    static let term = "method.comments"

    /// Of `ranking.methods m` and its publication `p`.
    static let columns: StaticString = """
        m.id, m.code, m.number, m.name_kk AS "name.kk", m.name_ru AS "name.ru", m.sample,
        CASE WHEN p.method_id IS NULL THEN 'draft' ELSE 'published' END AS state,
        m.comments_until AS "commentsUntil", m.drafted_at AS "draftedAt",
        p.published_at AS "publishedAt", p.valid_from AS "validFrom",
        encode(m.record_sha256, 'hex') AS sha256
        """
    static let source: StaticString = """
        FROM ranking.methods m LEFT JOIN ranking.method_publications p
            ON p.tenant_id = m.tenant_id AND p.method_id = m.id
        """
    static let members: [(String, Schema)] = [
        ("id", .id), ("code", .string()), ("number", .integer()), ("name", .names),
        ("sample", .boolean), ("state", .oneOf(["draft", "published"])),
        ("commentsUntil", .date), ("draftedAt", .instant), ("publishedAt?", .instant),
        ("validFrom?", .date), ("sha256", .string()),
    ]

    /// Who took an act on a method or a snapshot: `first`, `second`, or `objection/` with its number.
    static func sign<Subject>(
        _ id: Identifier<Subject>, _ act: String, first: Principal.ID? = nil, in call: Call
    ) throws(Failure) -> Fragment {
        let own = try call.principal
        return """
            INSERT INTO ranking.signers (tenant_id, subject_id, act, principal_id, first_id)
            VALUES (\(try call.tenant), \(id), \(act), \(own), \(first ?? own))
            """
    }

    /// Methods and rankings are the ministry's: an officer of any other tenant is refused, whatever
    /// the call is about.
    static func insistOnMinistry(
        for permission: Permission, in call: Call
    ) async throws(Failure) {
        let query: Query<Single<String>> = """
            SELECT t.kind FROM tenancy.tenants t WHERE t.id = \(try call.tenant)
            """
        guard try await call.first(query)?.value == "ministry" else {
            throw .forbidden(permission: permission.name)
        }
    }
}

extension Reason {
    static let methodPublished = Reason(
        "method.published", kk: "Әдістеме жарияланған", ru: "Методика уже опубликована",
        en: "The method is published already")
    static let methodOpen = Reason(
        "method.commentsOpen", kk: "Әдістемені талқылау мерзімі аяқталған жоқ",
        ru: "Срок обсуждения методики не истёк",
        en: "The public may still comment on the method")
    static let methodCommentsShort = Reason(
        "method.commentsShort", kk: "Әдістемені талқылау мерзімі ережедегіден қысқа",
        ru: "Срок обсуждения методики короче установленного",
        en: "The time for comments is shorter than its rule allows")
    static let methodBackdated = Reason(
        "method.backdated", kk: "Әдістеме жарияланған күнінен бұрын қолданылмайды",
        ru: "Методика не действует раньше дня её опубликования",
        en: "A method holds from the day of its publication at the earliest")
    static let methodNotPublished = Reason(
        "method.notPublished", kk: "Бұл күнге жарияланған әдістеме жоқ",
        ru: "На этот день методика не опубликована",
        en: "The method is not published for that day")
    static let rankingFourEyes = Reason(
        "ranking.fourEyes", kk: "Бірінші қадамды жасаған адам екіншісін жасамайды",
        ru: "Кто сделал первый шаг, не делает второго",
        en: "Who took the first step does not take the second")
    static let rankingPublished = Reason(
        "ranking.published", kk: "Рейтинг жарияланған", ru: "Рейтинг уже опубликован",
        en: "The ranking is final already")
    static let rankingOpen = Reason(
        "ranking.objectionsOpen", kk: "Қарсылық білдіру мерзімі аяқталған жоқ",
        ru: "Срок возражений не истёк", en: "Objections may still be raised")
    static let rankingDayAhead = Reason(
        "ranking.dayAhead", kk: "Күн әлі болған жоқ", ru: "Этот день ещё не настал",
        en: "That day is yet to come")
}
