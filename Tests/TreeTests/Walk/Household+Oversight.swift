import JSONRPC
import Kernel
import Postgres
import TestKit

/// What a citizen has said about the organisation, and what became of it.
struct OversightSubjects {
    var comment: JSON = ""
    var version: JSON = 1
    var duty: JSON = ""
    var dutyVersion: JSON = 1
    /// A day after which the duty is due, within two months.
    var later: JSON = "2026-01-01"
    var plea: JSON = ""
    var document: JSON = ""
    var documentVersion: JSON = 1
    var follow: JSON = ""
}

extension Household {
    static let signed: JSON = [
        "reference": "test", "sha256": .string(String(repeating: "5e", count: 32)),
    ]

    static func subject(_ organisation: JSON) -> JSON {
        ["kind": "organisation", "id": organisation, "version": 1]
    }

    static func words(on organisation: JSON, _ text: JSON = "Деньги не дошли") -> JSON.Object {
        ["subject": subject(organisation), "text": text, "language": "ru"]
    }

    static func answer(_ o: OversightSubjects) -> JSON.Object {
        ["duty": o.duty, "version": o.dutyVersion, "language": "ru", "text": "Переведены"]
    }

    /// From the first word of a citizen to what the stage has.
    func say(_ subjects: inout Subjects, to stage: Stage) async throws {
        let citizen = try await citizen(of: subjects)
        switch stage {
        case .followed:
            let made = try await citizen.call(
                "follow.add",
                ["subject": ["kind": "organisation", "id": subjects.organisation]])
            subjects.oversight.follow = try need(made["id"])
        case .controlling, .recommended, .controlled, .redressed:
            try await control(&subjects, to: stage, by: citizen)
        default: try await comment(&subjects, to: stage, by: citizen)
        }
    }

    private func comment(
        _ subjects: inout Subjects, to stage: Stage, by citizen: Actor
    ) async throws {
        let sealed: Set<Stage> = [.held, .hidden, .pleaded, .upheld]
        let secret = mark("oversight.wordings.text").string ?? ""
        let text = sealed.contains(stage) ? "\(secret) +7 701 123 45 67" : "Деньги не дошли"
        var words = Self.words(on: subjects.organisation, .string(text))
        // Whoever owes for a danger reads of it, also while it is held.
        if stage == .held { words["danger"] = true }
        let made = try await citizen.call(
            stage == .mistaken ? "correction.report" : "comment.post", words)
        subjects.oversight.comment = try need(made["id"])
        try owe(&subjects, made)
        switch stage {
        case .hidden, .pleaded, .upheld: try await hide(&subjects, to: stage, by: citizen)
        case .answered, .questioned, .judged:
            try await answer(&subjects, to: stage, by: citizen)
        case .converted, .paused, .handedOver:
            let appeal = try await citizen.call(
                "appeal.convert",
                [
                    "comment": subjects.oversight.comment,
                    "signed": [
                        "reference": mark("oversight.appeals.signed_reference"),
                        "sha256": digest(of: "oversight.appeals.signed_sha256"),
                    ],
                ])
            subjects.oversight.duty = try need(appeal["id"])
            try owe(&subjects, appeal)
            try await bring(subjects.oversight, to: stage, by: citizen)
        default: break
        }
    }

    /// What becomes of an appeal.
    private func bring(
        _ oversight: OversightSubjects, to stage: Stage, by citizen: Actor
    ) async throws {
        switch stage {
        case .paused:
            _ = try await citizen.call(
                "deadline.pause",
                ["duty": oversight.duty, "ground": "mending", "until": Self.tomorrow])
        case .handedOver:
            _ = try await second.call(
                "appeal.forward",
                [
                    "appeal": oversight.duty, "version": oversight.dutyVersion,
                    "reason": "test", "tenant": "ministry",
                ])
        default: break
        }
    }

    /// In Kazakhstan, where it is tomorrow before it is here.
    static var tomorrow: JSON {
        let day = CivilDate(
            daysSinceEpoch: Int((Timestamp.now().microseconds / 1_000_000 + 104_400) / 86_400))
        return .string(day?.description ?? "")
    }

    private func owe(_ subjects: inout Subjects, _ made: JSON) throws {
        subjects.oversight.duty = try need(made["duty"] ?? made["id"])
        let due = try need(made["dueOn"]).string.flatMap { CivilDate($0) }
        guard let later = due?.adding(days: 7) else { throw Missing(what: "a later day") }
        subjects.oversight.later = .string(later.description)
    }

    private func hide(
        _ subjects: inout Subjects, to stage: Stage, by citizen: Actor
    ) async throws {
        let moderator = try await world.actor(.moderator, tenant: "alliance")
        _ = try await moderator.call(
            "moderation.decide",
            [
                "comment": subjects.oversight.comment, "version": 1, "outcome": "hide",
                "reason": "personal-data",
            ])
        subjects.oversight.version = 2
        if stage == .hidden { return }
        let plea = try await citizen.call(
            "moderation.appeal",
            ["comment": subjects.oversight.comment, "text": mark("oversight.pleas.text")])
        subjects.oversight.plea = try need(plea["id"])
        if stage == .pleaded { return }
        let second = try await world.actor(.moderator, tenant: "alliance")
        _ = try await second.call(
            "moderation.review", ["appeal": subjects.oversight.plea, "outcome": "uphold"])
    }

    private func answer(
        _ subjects: inout Subjects, to stage: Stage, by citizen: Actor
    ) async throws {
        var params = Self.answer(subjects.oversight)
        params["outcome"] = "measures"
        _ = try await second.call("answer.give", params)
        subjects.oversight.dutyVersion = 2
        if stage == .answered { return }
        if stage == .questioned {
            _ = try await Superuser.rows(
                """
                UPDATE oversight.duties
                SET fix_on = timezone(interval '5 hours', answered_at)::date
                WHERE id = '\(subjects.oversight.duty.string ?? "")'
                """)
            return
        }
        _ = try await citizen.call(
            "answer.rate", ["duty": subjects.oversight.duty, "rating": 1])
    }

    private func control(
        _ subjects: inout Subjects, to stage: Stage, by citizen: Actor
    ) async throws {
        let made = try await citizen.call(
            "control.openDocument",
            Self.words(on: subjects.organisation).merged([
                "form": "monitoring", "groupSize": 3, "title": "Проверка",
            ]))
        subjects.oversight.document = try need(made["id"])
        let document: JSON.Object = ["document": subjects.oversight.document]
        if stage == .controlling { return }
        _ = try await citizen.call(
            "control.addRecommendation", document.merged(["version": 1, "text": "Вернуть"]))
        subjects.oversight.documentVersion = 2
        if stage == .recommended { return }
        _ = try await citizen.call("control.send", document.merged(["version": 2]))
        subjects.oversight.documentVersion = 3
        if stage == .controlled { return }
        _ = try await second.call(
            "control.answerRecommendation",
            document.merged([
                "recommendation": 1, "outcome": "accepted", "language": "ru", "text": "Вернули",
            ]))
    }
}
