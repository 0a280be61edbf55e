import JSONRPC
import Kernel

/// The idempotency key of a write.
enum WriteKey {
    /// A key that nobody has used, unless one is given or none is wanted.
    static func add(to params: inout JSON.Object, _ given: String?, isOff: Bool) throws {
        guard params["idempotencyKey"] == nil, !isOff else { return }
        params["idempotencyKey"] = .string(given ?? "cli-\(Principal.ID.make())")
    }
}

extension RPCClient {
    /// Calls, and turns an error of the server into words and an exit status.
    func ask(_ method: String, _ params: JSON.Object = [:]) async throws -> JSON {
        do {
            return try await call(method, params)
        } catch let failure as RemoteFailure {
            throw failure.complaint(of: method)
        }
    }
}

/// What a command shows on standard output.
struct ShownAnswer {
    var json: JSON

    init(_ json: JSON) { self.json = json }

    func show(locale: String, asJSON: Bool, on terminal: Terminal = .output) {
        guard terminal.isTerminal else { return Terminal.say(json.text) }
        let view = AnswerView(locale: locale, width: terminal.columns)
        Terminal.say(asJSON ? json.indented() : view.text(of: json))
    }
}
