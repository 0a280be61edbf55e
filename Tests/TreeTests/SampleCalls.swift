import JSONRPC

/// What a call is about: records of one region.
struct Subjects {
    var organisation: JSON
    var other: JSON
    var case_: JSON
    var version: JSON
    var principal: JSON
    var grant: JSON
    var token: JSON
}

/// Parameters with which each method would do its work on given subjects. A method without a row
/// fails the tests that walk over all methods.
enum SampleCalls {
    static func params(of method: String, on s: Subjects) -> JSON.Object? {
        kernel(method, s) ?? organisations(method, s) ?? verification(method, s) ?? feed(method)
            ?? log(method)
    }

    private static func kernel(_ method: String, _ s: Subjects) -> JSON.Object? {
        switch method {
        case "rpc.discover", "server.status", "session.open", "session.who", "tenant.list",
            "token.list", "verification.queue":
            [:]
        case "tenant.create":
            [
                "code": "alliance-99", "kind": "alliance",
                "name": ["kk": "А", "ru": "А", "en": "A"],
            ]
        case "principal.create": ["kind": "person", "label": "somebody"]
        case "principal.grant": ["principal": s.principal, "role": "auditor"]
        case "principal.approveGrant", "principal.revokeGrant": ["grant": s.grant]
        case "principal.suspend": ["principal": s.principal, "reason": "test"]
        case "token.issue": ["grant": s.grant, "label": "test"]
        case "token.approve", "token.revoke": ["token": s.token]
        default: nil
        }
    }

    private static func organisations(_ method: String, _ s: Subjects) -> JSON.Object? {
        switch method {
        case "ngo.get", "ngo.history", "ngo.persons", "ngo.duplicates", "ngo.certificate":
            ["id": s.organisation]
        case "ngo.search": ["q": "пример"]
        case "ngo.statistics": [:]
        case "ngo.register":
            [
                "name": ["ru": "Новая организация"], "legalForm": "public-foundation",
                "region": "KZ-75",
            ]
        case "ngo.update":
            ["id": s.organisation, "version": s.version, "shortName": ["ru": "Чужое"]]
        case "ngo.setLegalStatus":
            [
                "id": s.organisation, "version": s.version, "legalStatus": "not-found",
                "reason": "test",
            ]
        case "ngo.setPersons":
            ["id": s.organisation, "version": 1, "head": ["fullName": "Другой Человек"]]
        case "ngo.merge":
            [
                "id": s.organisation, "version": s.version, "into": s.other, "intoVersion": 1,
                "reason": "test",
            ]
        case "ngo.unmerge": ["id": s.organisation, "version": s.version, "reason": "test"]
        default: nil
        }
    }

    private static func verification(_ method: String, _ s: Subjects) -> JSON.Object? {
        let step: JSON.Object = ["case": s.case_, "version": s.version]
        switch method {
        case "verification.submit": return ["organisation": s.organisation]
        case "verification.get": return ["case": s.case_]
        case "verification.claim", "verification.approve": return step
        case "verification.return", "verification.refuse", "verification.revoke",
            "verification.keep":
            return with(step, ["reason": "test"])
        case "verification.object": return with(step, ["objection": "test"])
        case "verification.recordCheck":
            return with(
                step,
                ["kind": "legal-entity", "outcome": "yes", "source": "test", "asOf": "2026-01-15"])
        case "report.get": return ["organisation": s.organisation, "year": 2025]
        case "report.missing": return ["year": 2025]
        case "report.submit":
            return [
                "organisation": s.organisation, "year": 2025, "activity": ["ru": "Работа"],
                "lines": [["direction": "income", "code": "other", "amount": "1.00"]],
            ]
        case "report.markFalse":
            return [
                "organisation": s.organisation, "year": 2025, "version": 1, "reason": "test",
            ]
        default: return nil
        }
    }

    private static func feed(_ method: String) -> JSON.Object? {
        switch method {
        case "feed.since", "feed.subscribe": [:]
        case "feed.unsubscribe": ["subscription": "0190b1f2-7c00-7000-8000-000000000001"]
        case "feed.snapshot": ["kind": "organisation"]
        default: nil
        }
    }

    private static func log(_ method: String) -> JSON.Object? {
        switch method {
        case "log.checkpoint": [:]
        case "log.tile": ["level": 0, "index": 0]
        case "log.entries": ["index": 0]
        case "log.inclusion": ["position": 0]
        case "log.consistency": ["from": 0]
        case "log.cosign":
            ["note": "test.example/log\n1\nAAAA\n\n\u{2014} test.example/log AAAAAAAA\n"]
        default: nil
        }
    }

    private static func with(_ step: JSON.Object, _ more: JSON.Object) -> JSON.Object {
        more.reduce(into: step) { $0[$1.key] = $1.value }
    }
}
