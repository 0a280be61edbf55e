import JSONRPC
import Kernel
import Postgres

/// Lets the own name stand in the public rolls up to a day; a new consent takes the place of the one
/// before it.
///
/// It is about every roll that the person is in: there is one entry for it in all of them.
///
/// - Throws: ``Failure/notFound(_:)`` for who has told no alliance anything.
/// - Source: Law 94-V of 21.05.2013 on personal data, Art. 7(3), 8(4).
struct ConsentToName: TransactionMethod {
    static let name = "figure.consent"
    static let summary = "Lets the own name stand in the public rolls up to a day."
    static let access = Access.write(.figurePublish)
    static let journal = JournalDeclaration.private("figure.consented")
    static let result = Schema.object(["id": .id, "version": .version, "lastsTo": .date])

    let names: Names
    let lastsTo: CivilDate

    init(_ parameters: inout Parameters) {
        names = parameters.required("name", "As it is to be shown.")
        lastsTo = parameters.required("lastsTo", "The last day on which it may be shown.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let citizen = try call.citizen
        let results = try await call.send([Consent.figure(citizen), Consent.lock(citizen)])
        guard let today = try results[0].rows(Single<CivilDate>.self).first?.value else {
            throw .notFound("figure")
        }
        guard lastsTo >= today else { throw .invalidParameters([Problem("lastsTo", "past")]) }
        let id = Consent.ID.make()
        var changes = Changes()
        if let held = try results[1].rows(Consent.self).first {
            changes += held.withdrawal(citizen)
        }
        changes += given(id, citizen)
        return try await call.finish(
            changes.statements, entries: changes.entries,
            answer: Answer(
                [
                    "id": .string(id.description), "version": 1,
                    "lastsTo": .string(lastsTo.description),
                ], subject: id.value))
    }

    private func given(_ id: Consent.ID, _ citizen: Citizen.ID) -> Changes {
        let consent: Command = """
            INSERT INTO membership.consents (citizen_id, id, scope, lasts_to)
            VALUES (\(citizen), \(id), 'roll', \(lastsTo))
            """
        let name: Command = """
            INSERT INTO membership.figure_names
                (citizen_id, consent_id, lasts_to, name_kk, name_ru, name_en)
            VALUES (\(citizen), \(id), \(lastsTo), \(names.kk), \(names.ru), \(names.en))
            """
        return Changes(
            statements: [consent.statement, name.statement],
            entries: [Consent(id: id, lastsTo: lastsTo).entry(version: 1)])
    }
}

/// Takes the consent back: the name is out of the public rolls with this call.
///
/// - Throws: ``Failure/conflict(_:)`` with `figure.noConsent`.
/// - Source: Law 94-V of 21.05.2013 on personal data, Art. 8(7).
struct WithdrawConsent: TransactionMethod {
    static let name = "figure.withdrawConsent"
    static let summary = "Takes the own name out of the public rolls."
    static let access = Access.write(.figurePublish)
    static let journal = JournalDeclaration.private("figure.consentWithdrawn")
    static let result = Schema.receipt
    static let reasons: [Reason] = [.noConsent]

    init(_ parameters: inout Parameters) {}

    func run(in call: Call) async throws(Failure) -> JSON {
        let citizen = try call.citizen
        let results = try await call.send([Consent.lock(citizen)])
        guard let held = try results[0].rows(Consent.self).first else {
            throw .conflict(.noConsent)
        }
        let changes = held.withdrawal(citizen)
        return try await call.finish(
            changes.statements, entries: changes.entries,
            answer: .receipt(held.id, version: 2))
    }
}

/// A consent that was not withdrawn.
struct Consent: RowDecodable {
    typealias ID = Identifier<Consent>

    var id: ID
    var lastsTo: CivilDate

    init(id: ID, lastsTo: CivilDate) { (self.id, self.lastsTo) = (id, lastsTo) }

    init(from row: inout RowReader) throws(PostgresError) {
        id = try row.next()
        lastsTo = try row.next()
    }

    static func lock(_ citizen: Citizen.ID) -> Statement {
        let query: Query<Consent> = """
            SELECT c.id, c.lasts_to FROM membership.consents c
            WHERE c.citizen_id = \(citizen) AND c.scope = 'roll' AND c.withdrawn_at IS NULL
            FOR UPDATE
            """
        return query.statement
    }

    /// The day it is; no row for who is no public figure anywhere.
    static func figure(_ citizen: Citizen.ID) -> Statement {
        let query: Query<Single<CivilDate>> = """
            SELECT timezone(interval '5 hours', clock_timestamp())::date
            FROM membership.figures f
            WHERE f.citizen_id = \(citizen) AND f.erased_at IS NULL LIMIT 1
            """
        return query.statement
    }

    /// The name first: it can't stand without a consent that holds.
    func withdrawal(_ citizen: Citizen.ID) -> Changes {
        let name: Command = """
            DELETE FROM membership.figure_names WHERE citizen_id = \(citizen)
            """
        let consent: Command = """
            UPDATE membership.consents SET withdrawn_at = clock_timestamp()
            WHERE citizen_id = \(citizen) AND id = \(id)
            """
        return Changes(
            statements: [name.statement, consent.statement], entries: [entry(version: 2)])
    }

    func entry(version: Int64) -> Entry {
        Entry(
            "consent", id, version: version,
            facts: [
                "scope": "roll", "lastsTo": .string(lastsTo.description),
                "holds": .bool(version == 1),
            ])
    }
}

extension Call {
    /// The person who calls.
    var citizen: Citizen.ID {
        get throws(Failure) {
            guard let citizen = caller.citizen else { throw .forbidden(permission: "citizen") }
            return citizen
        }
    }
}

extension Reason {
    static let noConsent = Reason(
        "figure.noConsent", kk: "Қолданыстағы келісім жоқ", ru: "Действующего согласия нет",
        en: "There is no consent that holds")
}
