import JSONRPC
import Kernel
import TestKit

/// What an alliance does with an organisation of the household, and with a person beside it.
extension Household {
    static func alliance(
        of tenant: String, under parent: String?, by administrator: Actor
    ) async throws -> String {
        let code = "alliance-\(tenant.suffix(2))"
        var params: JSON.Object = [
            "code": .string(code), "kind": "alliance", "validFrom": "2006-01-01",
            "name": ["kk": "Альянс", "ru": "Альянс", "en": "Alliance"],
        ]
        if let parent {
            params["parent"] = .string(parent)
            params["region"] = .string(tenant)
        }
        // The second household of a region finds it made.
        _ = await administrator.failure(of: "tenant.create", params)
        return code
    }

    static func charter(from day: String) -> JSON.Object {
        let half: JSON = ["numerator": 1, "denominator": 2]
        let decisions = ["full", "associate", "honorary"].flatMap { kind in
            ["admit", "change-kind", "suspend", "resume", "expel", "restore"].map {
                decision -> JSON in
                [
                    "decision": .string(decision), "kind": .string(kind), "organ": "council",
                    "quorum": half, "majority": half,
                ]
            }
        }
        func kind(
            _ code: String, votes: Bool, _ papers: JSON, of holders: JSON = ["organisations"]
        ) -> JSON {
            [
                "code": .string(code), "name": ["kk": "Түр", "ru": "Вид"], "votes": .bool(votes),
                "delegates": votes ? 2 : 0, "papers": papers, "holders": holders,
            ]
        }
        func fee(_ fee: String, _ term: String, of kind: String = "full") -> JSON {
            [
                "kind": .string(kind), "fee": .string(fee), "term": .string(term),
                "amount": "100.00",
            ]
        }
        return [
            "validFrom": .string(day), "sample": true,
            "document": [
                "reference": "charter", "sha256": .string(String(repeating: "ab", count: 32)),
            ],
            "terms": [
                "mendDays": 10, "feeDays": 30, "appealDays": 20, "hearingNoticeDays": 5,
                "cutOffDays": 10,
            ],
            "kinds": [
                kind("full", votes: true, ["charter"]), kind("associate", votes: false, []),
                kind("honorary", votes: false, [], of: ["persons"]),
            ],
            "decisions": .array(decisions),
            "fees": [
                fee("entrance", "once"), fee("yearly", "calendar-year"),
                fee("entrance", "once", of: "honorary"),
                fee("yearly", "calendar-year", of: "honorary"),
            ],
        ]
    }

    static func decision(_ number: JSON) -> JSON {
        [
            "organ": "council", "protocolNumber": number, "protocolDate": "2026-02-10",
            "entitled": 11, "for": 7, "against": 2, "abstained": 1,
        ]
    }

    /// An expelled member whom the coordinator of the walk turns out to represent.
    func makeRelated() async throws -> Subjects {
        let subjects = try await make(.appealed)
        let principal = coordinator.caller.principal?.description ?? ""
        _ = try await Superuser.rows(
            """
            INSERT INTO tenancy.grants (id, principal_id, role, organisation_id, state,
                requested_by, approved_by, approved_at)
            SELECT gen_random_uuid(), g.principal_id, 'representative',
                '\(subjects.organisation.string ?? "")', 'active', g.requested_by, g.approved_by,
                now()
            FROM tenancy.grants g WHERE g.principal_id = '\(principal)'
            """)
        // The member beside it is the coordinator himself, by another account of the same number,
        // which signed what it handed in, and whose name was shown up to a day that is past.
        let figure = try await citizen(of: subjects).caller
        let (account, citizen) = (
            figure.principal?.description ?? "", figure.citizen?.description ?? ""
        )
        _ = try await Superuser.rows(
            """
            INSERT INTO tenancy.principal_tags (principal_id, tag)
            SELECT p.id, sha256('related') FROM tenancy.principals p
            WHERE p.id IN ('\(principal)', '\(account)');
            DELETE FROM membership.figure_names WHERE citizen_id = '\(citizen)';
            UPDATE membership.consents SET lasts_to = '2020-01-01' WHERE citizen_id = '\(citizen)';
            INSERT INTO membership.figure_names (citizen_id, consent_id, lasts_to, name_ru)
            SELECT citizen_id, id, lasts_to, 'Прежнее Имя' FROM membership.consents
            WHERE citizen_id = '\(citizen)';
            UPDATE membership.papers SET recorded_by = '\(principal)'
            WHERE citizen_id = '\(citizen)';
            UPDATE membership.application_history SET principal_id = '\(principal)'
            WHERE citizen_id = '\(citizen)' AND act = 'apply';
            UPDATE membership.acts SET principal_id = '\(principal)'
            WHERE citizen_id = '\(citizen)' AND act = 'appeal'
            """)
        // Somebody else of the alliance has read of it.
        _ = try await keeper.call("figure.get", ["person": subjects.citizen])
        return subjects
    }

    func admit(_ subjects: inout Subjects, to stage: Stage) async throws {
        let actor = try await citizen(of: subjects)
        subjects.citizen = .string(actor.caller.citizen?.description ?? "")
        var figure = subjects
        figure.isFigure = true
        try await pass(&subjects, to: stage)
        try await pass(&figure, to: stage)
        subjects.figures = [figure]
    }

    private func pass(_ subjects: inout Subjects, to stage: Stage) async throws {
        try await apply(&subjects)
        if stage == .applied { return }
        try await place(&subjects)
        if stage == .placed { return }
        try await join(&subjects)
        if subjects.isFigure { try await consent(subjects) }
        switch stage {
        case .suspended: try await suspend(&subjects)
        case .expelled, .appealed:
            try await suspend(&subjects)
            try await act(
                "membership.expel", &subjects,
                ["noticeOn": "2026-01-20", "hearingOn": "2026-02-01"])
            guard stage == .appealed else { return }
            _ = try await holder(of: subjects).call(
                "membership.appeal",
                [
                    "membership": subjects.membership, "version": subjects.membershipVersion,
                    "reason": mark("membership.acts.reason"),
                ])
            subjects.membershipVersion = 4
        case .invoiced: try await invoice(&subjects)
        default: return
        }
    }

    func propose(_ subjects: inout Subjects) async throws {
        let made = try await keeper.call(
            "proposal.submit",
            [
                "origin": ["kind": "forum", "name": "XI"], "announcedOn": "2026-01-15",
                "text": ["ru": "Предложение"],
            ])
        subjects.proposal = try need(made["id"])
    }

    private func apply(_ subjects: inout Subjects) async throws {
        var params: JSON.Object = [
            "alliance": .string(alliance), "kind": "full", "resolvedOn": "2026-01-15",
            "papers": [
                [
                    "code": "charter", "reference": mark("membership.papers.reference"),
                    "sha256": digest(of: "membership.papers.sha256"),
                ]
            ],
        ]
        if subjects.isFigure {
            params["kind"] = "honorary"
            params["resolvedOn"] = nil
            params["person"] = figure
        }
        if subjects.application != "" {
            params["version"] = subjects.applicationVersion
            params["person"] = nil
        }
        let made = try await holder(of: subjects).call("membership.apply", params)
        subjects.application = try need(made["id"])
        subjects.applicationVersion = try need(made["version"])
    }

    private var figure: JSON {
        let names = ["kk", "ru", "en"].map { ($0, mark("membership.figures.name_\($0)")) }
        return ["name": .object(JSON.Object(names)), "merit": mark("membership.figures.merit")]
    }

    private func consent(_ subjects: Subjects) async throws {
        _ = try await citizen(of: subjects).call(
            "figure.consent", ["name": ["ru": "Известный Человек"], "lastsTo": "2099-01-01"])
    }

    private func place(_ subjects: inout Subjects) async throws {
        let returned = try await keeper.call(
            "membership.return",
            [
                "application": subjects.application, "version": 1,
                "reason": mark("membership.application_history.reason"),
            ])
        subjects.applicationVersion = try need(returned["version"])
        try await apply(&subjects)
        _ = try await keeper.call(
            "membership.place",
            ["application": subjects.application, "version": 3, "organ": "council"])
        subjects.applicationVersion = 4
    }

    private func join(_ subjects: inout Subjects) async throws {
        let number = mark("membership.application_history.protocol_number")
        _ = try await keeper.call(
            "membership.decide",
            [
                "application": subjects.application, "version": 4, "outcome": "approved",
                "decision": Self.decision(number),
            ])
        let invoice = try await keeper.call(
            "fee.invoice", ["application": subjects.application])
        let paid = try await keeper.call(
            "fee.pay",
            [
                "invoice": try need(invoice["id"]), "version": 1, "amount": "100.00",
                "paidOn": "2026-02-20", "document": mark("membership.fee_entries.document"),
            ])
        subjects.membership = try need(paid["membership"])
    }

    private func suspend(_ subjects: inout Subjects) async throws {
        try await act("membership.suspend", &subjects)
    }

    private func act(
        _ method: String, _ subjects: inout Subjects, _ more: JSON.Object = [:]
    ) async throws {
        var params = more
        params["membership"] = subjects.membership
        params["version"] = subjects.membershipVersion
        params["decision"] = Self.decision(mark("membership.acts.protocol_number"))
        params["reason"] = mark("membership.acts.reason")
        subjects.membershipVersion = try need(try await keeper.call(method, params)["version"])
    }

    private func invoice(_ subjects: inout Subjects) async throws {
        let made = try await keeper.call(
            "fee.invoice", ["membership": subjects.membership, "from": "2026-01-01"])
        subjects.invoice = try need(made["id"])
        var params: JSON.Object = ["invoice": subjects.invoice, "version": 1, "amount": "10.00"]
        params["paidOn"] = "2026-02-20"
        params["document"] = mark("membership.fee_entries.document")
        _ = try await keeper.call("fee.pay", params)
        params["version"] = 2
        params["amount"] = "5.00"
        params["reason"] = mark("membership.fee_entries.reason")
        _ = try await keeper.call("fee.refund", params)
        subjects.invoiceVersion = 3
        _ = try await Superuser.rows(
            """
            UPDATE membership.invoices SET due_on = '2026-01-31'
            WHERE id = '\(subjects.invoice.string ?? "")'
            """)
    }
}
