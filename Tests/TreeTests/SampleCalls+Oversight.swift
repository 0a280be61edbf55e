import JSONRPC

extension SampleCalls {
    /// Nil for methods of other modules.
    static func oversightStage(of method: String) -> Stage? {
        switch method {
        case "comment.edit", "comment.erase", "comment.get", "comment.list", "comment.reply",
            "comment.support", "comment.withdraw", "moderation.decide",
            "moderation.requestHiding", "answer.give", "appeal.convert", "deadline.explain",
            "oversight.queue":
            .commented
        case "comment.original": .held
        case "moderation.appeal": .hidden
        case "moderation.review", "moderation.queue": .pleaded
        case "answer.rate", "follow.news": .answered
        case "fix.confirm", "fix.deny", "fix.questions": .questioned
        case "answer.escalate", "fix.reopen": .judged
        case "appeal.close", "appeal.extend", "appeal.forward", "appeal.register",
            "appeal.return", "appeal.get", "deadline.pause":
            .converted
        case "deadline.resume": .paused
        case "correction.resolve": .mistaken
        case "control.addRecommendation", "control.get", "control.list": .controlling
        case "control.send": .recommended
        case "control.answerRecommendation": .controlled
        case "control.publish": .redressed
        case "follow.list", "follow.remove": .followed
        default: nil
        }
    }

    static func oversight(_ method: String, _ s: Subjects) -> JSON.Object? {
        comments(method, s) ?? moderation(method, s) ?? duties(method, s) ?? control(method, s)
    }

    private static func comments(_ method: String, _ s: Subjects) -> JSON.Object? {
        let comment: JSON.Object = ["comment": s.oversight.comment]
        let step = comment.merged(["version": s.oversight.version])
        let name: JSON = ["kind": "organisation", "id": s.organisation]
        switch method {
        case "comment.post", "correction.report": return Household.words(on: s.organisation)
        case "comment.reply": return comment.merged(["text": "Да", "language": "ru"])
        case "comment.edit": return step.merged(["text": "Деньги дошли"])
        case "comment.withdraw", "comment.erase": return step
        case "comment.get", "comment.original", "comment.support": return comment
        case "comment.list": return ["thread": s.oversight.comment]
        case "comment.similar": return ["subject": name, "text": "Деньги не дошли"]
        case "follow.add": return ["subject": name]
        case "follow.list", "follow.news": return [:]
        case "follow.remove": return ["follow": s.oversight.follow]
        default: return nil
        }
    }

    private static func moderation(_ method: String, _ s: Subjects) -> JSON.Object? {
        let comment: JSON.Object = ["comment": s.oversight.comment]
        switch method {
        case "moderation.appeal": return comment.merged(["text": "test"])
        case "moderation.decide":
            return comment.merged([
                "version": s.oversight.version, "outcome": "hide", "reason": "spam",
            ])
        case "moderation.requestHiding": return comment.merged(["reason": "insult"])
        case "moderation.review": return ["appeal": s.oversight.plea, "outcome": "uphold"]
        case "moderation.queue": return ["limit": 200]
        case "moderation.log", "moderation.reasons": return [:]
        default: return nil
        }
    }

    private static func duties(_ method: String, _ s: Subjects) -> JSON.Object? {
        let duty: JSON.Object = ["duty": s.oversight.duty]
        let appeal: JSON.Object = [
            "appeal": s.oversight.duty, "version": s.oversight.dutyVersion,
        ]
        switch method {
        case "answer.give":
            return Household.answer(s.oversight).merged(["outcome": "measures"])
        case "correction.resolve": return Household.answer(s.oversight)
        case "answer.rate": return duty.merged(["rating": 5])
        case "answer.escalate", "fix.confirm", "fix.deny", "fix.reopen", "deadline.explain",
            "deadline.resume":
            return duty
        case "fix.questions": return [:]
        case "deadline.pause":
            return duty.merged(["ground": "request", "until": Household.tomorrow])
        case "appeal.convert":
            return ["comment": s.oversight.comment, "signed": Household.signed]
        case "appeal.register": return appeal
        case "appeal.return", "appeal.close": return appeal.merged(["reason": "test"])
        case "appeal.forward": return appeal.merged(["reason": "test", "tenant": "ministry"])
        case "appeal.extend":
            return appeal.merged(["reason": "test", "dueOn": s.oversight.later])
        case "oversight.queue": return ["limit": 200]
        case "appeal.get": return ["appeal": s.oversight.duty]
        case "oversight.overdue", "oversight.statistics", "oversight.league", "oversight.list":
            return [:]
        default: return nil
        }
    }

    private static func control(_ method: String, _ s: Subjects) -> JSON.Object? {
        let document: JSON.Object = ["document": s.oversight.document]
        let step = document.merged(["version": s.oversight.documentVersion])
        switch method {
        case "control.openDocument":
            return Household.words(on: s.organisation).merged([
                "form": "discussion", "groupSize": 1, "title": "test",
            ])
        case "control.addRecommendation": return step.merged(["text": "test"])
        case "control.send", "control.publish": return step
        case "control.get": return document
        case "control.list": return [:]
        case "control.answerRecommendation":
            return document.merged([
                "recommendation": 1, "outcome": "rejected", "language": "ru", "text": "test",
            ])
        default: return nil
        }
    }
}
