package import JSONRPC
import Postgres

/// The one table of error codes. They are forever.
extension Failure {
    package var code: Int {
        switch self {
        case .parse: -32_700
        case .invalidRequest: -32_600
        case .methodNotFound: -32_601
        case .invalidParameters: -32_602
        case .internal, .replayed: -32_603
        case .unauthenticated: 1_001
        case .forbidden: 1_003
        case .notFound: 1_004
        case .conflict: 1_009
        case .limited: 1_029
        case .unavailable: 1_503
        case .deadline: 1_504
        }
    }

    /// What programs decide by; the same in every language.
    package var data: JSON {
        switch self {
        case .parse: ["reason": "parse"]
        case .invalidRequest(let why): ["reason": .string(why)]
        case .methodNotFound: ["reason": "method"]
        case .invalidParameters(let problems):
            [
                "reason": "parameters",
                "fields": .array(
                    problems.map { ["path": .string($0.path), "rule": .string($0.rule)] }),
            ]
        case .internal(let incident): ["incident": .string(incident.description)]
        case .replayed: [:]
        case .unauthenticated: ["reason": "token"]
        case .forbidden(let permission): ["reason": .string(permission)]
        case .notFound(let noun): ["reason": .string(noun)]
        case .conflict(let reason): ["reason": .string(reason.code)]
        case .limited(let limit, let wait):
            ["reason": .string(limit), "retryAfterMs": .int(Int64(wait))]
        case .unavailable: ["reason": "unavailable", "retry": true]
        case .deadline: ["reason": "deadline", "retry": true]
        }
    }

    package func message(in locale: Locale) -> String {
        if case .conflict(let reason) = self { return reason.text[locale] }
        return text[locale]
    }

    private var text: Text {
        switch self {
        case .parse:
            Text(
                kk: "Жол дұрыс JSON емес", ru: "Строка не является правильным JSON",
                en: "The line is no valid JSON")
        case .invalidRequest:
            Text(
                kk: "JSON-RPC 2.0 сұрауы емес", ru: "Это не запрос JSON-RPC 2.0",
                en: "This is no JSON-RPC 2.0 request")
        case .methodNotFound:
            Text(
                kk: "Мұндай әдіс жоқ: rpc.discover тізімін қараңыз",
                ru: "Такого метода нет: список даёт rpc.discover",
                en: "There is no such method: rpc.discover lists them")
        case .invalidParameters:
            Text(
                kk: "Параметрлер дұрыс емес", ru: "Неверные параметры",
                en: "Some parameters are not valid")
        case .internal, .replayed:
            Text(
                kk: "Ішкі қате: оқиға нөмірін хабарлаңыз",
                ru: "Внутренняя ошибка: сообщите номер события",
                en: "Internal error: report the incident's number")
        case .unauthenticated:
            Text(
                kk: "Токен керек, ол жарамсыз немесе мерзімі өткен",
                ru: "Нужен токен; этот недействителен или истёк",
                en: "A token is needed; this one is not valid or has expired")
        case .forbidden:
            Text(kk: "Бұл әрекетке құқық жоқ", ru: "Нет права на это", en: "You may not do this")
        case .notFound:
            Text(kk: "Табылмады", ru: "Не найдено", en: "Not found")
        case .conflict(let reason): reason.text
        case .limited:
            Text(
                kk: "Шектен асты: кейінірек қайталаңыз", ru: "Превышен предел: повторите позже",
                en: "A limit is reached: try again later")
        case .unavailable:
            Text(
                kk: "Уақытша қолжетімсіз: сол кілтпен қайталаңыз",
                ru: "Временно недоступно: повторите с тем же ключом",
                en: "Not available for now: try again with the same key")
        case .deadline:
            Text(
                kk: "Уақыт бітті: сол кілтпен қайталаңыз",
                ru: "Время вышло: повторите с тем же ключом",
                en: "Out of time: try again with the same key")
        }
    }
}
