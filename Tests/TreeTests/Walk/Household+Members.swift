import JSONRPC
import Kernel
import TestKit

/// What an alliance does with an organisation of the household.
extension Household {
    static func alliance(of tenant: String, by administrator: Actor) async throws -> String {
        let code = "alliance-\(tenant.suffix(2))"
        // The second household of a region finds it made.
        _ = await administrator.failure(
            of: "tenant.create",
            [
                "code": .string(code), "kind": "alliance", "parent": "alliance",
                "region": .string(tenant), "validFrom": "2006-01-01",
                "name": ["kk": "Альянс", "ru": "Альянс", "en": "Alliance"],
            ])
        return code
    }

    static func charter(from day: String) -> JSON.Object {
        let half: JSON = ["numerator": 1, "denominator": 2]
        let decisions = ["full", "associate"].flatMap { kind in
            ["admit", "change-kind", "suspend", "resume", "expel", "restore"].map {
                decision -> JSON in
                [
                    "decision": .string(decision), "kind": .string(kind), "organ": "council",
                    "quorum": half, "majority": half,
                ]
            }
        }
        func kind(_ code: String, votes: Bool, _ papers: JSON) -> JSON {
            [
                "code": .string(code), "name": ["kk": "Түр", "ru": "Вид"], "votes": .bool(votes),
                "delegates": votes ? 2 : 0, "papers": papers,
            ]
        }
        func fee(_ fee: String, _ term: String) -> JSON {
            [
                "kind": "full", "fee": .string(fee), "term": .string(term), "amount": "100.00",
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
            ],
            "decisions": .array(decisions),
            "fees": [fee("entrance", "once"), fee("yearly", "calendar-year")],
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
        return subjects
    }

    func admit(_ subjects: inout Subjects, to stage: Stage) async throws {
        try await apply(&subjects)
        if stage == .applied { return }
        try await place(&subjects)
        if stage == .placed { return }
        try await join(&subjects)
        switch stage {
        case .suspended: try await suspend(&subjects)
        case .expelled, .appealed:
            try await suspend(&subjects)
            try await act(
                "membership.expel", &subjects,
                ["noticeOn": "2026-01-20", "hearingOn": "2026-02-01"])
            guard stage == .appealed else { return }
            _ = try await representative(of: subjects).call(
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
        if subjects.application != "" { params["version"] = subjects.applicationVersion }
        let made = try await representative(of: subjects).call("membership.apply", params)
        subjects.application = try need(made["id"])
        subjects.applicationVersion = try need(made["version"])
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
