import JSONRPC
import Ranking

/// What the ministry ranks by, and a ranking.
struct RankingSubjects {
    var method: JSON = ""
    var snapshot: JSON = ""
    var objection: JSON = ""
}

extension SampleCalls {
    static func rankings(_ method: String, _ s: Subjects) -> JSON.Object? {
        let ranking: JSON.Object = ["ranking": s.ranking.snapshot]
        switch method {
        case "method.draft":
            return [
                "code": "national", "name": ["ru": "Рейтинг"], "commentsUntil": "2100-01-01",
                "record": MethodRecord.demonstration.json, "sample": true,
            ]
        case "method.publish":
            return [
                "method": s.ranking.method, "validFrom": "2100-01-01",
                "document": Household.document,
            ]
        case "method.get": return ["method": s.ranking.method]
        case "method.list": return [:]
        case "ranking.compute": return ["method": s.ranking.method, "cutOff": "2026-03-01"]
        case "ranking.object": return ranking.merged(["text": "test"])
        case "ranking.decideObjection":
            return ["objection": s.ranking.objection, "upheld": false, "reason": "test"]
        case "ranking.publish", "ranking.objections", "ranking.get", "ranking.list",
            "ranking.export":
            return ranking
        case "ranking.explain": return ranking.merged(["organisation": s.organisation])
        case "ranking.compare":
            return ["earlier": s.ranking.snapshot, "later": s.ranking.snapshot]
        case "ranking.whatIf":
            return ranking.merged(["indicator": "reporting", "good": 1, "total": 1])
        default: return nil
        }
    }
}
