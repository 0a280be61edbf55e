package import JSONRPC
import NIOCore
import Postgres

extension Dispatcher {
    /// Makes one call without a socket: the same checks, the same statements, the same answer.
    package func call(
        _ name: String, _ params: JSON.Object = [:], as caller: Caller
    ) async throws(Failure) -> JSON {
        let prepared = try PreparedCall(name, params, dispatcher: self)
        let type = prepared.type
        guard type.access.admits(caller.role) else { throw type.access.refusal(of: caller) }
        let limit = TimeLimit(in: CallLimits.deadline)
        switch try prepared.method() {
        case let method as any QueryMethod:
            let lookup = try method.query(for: caller)
            let answer = try await slowly(
                lookup, access: type.access, caller: caller, deadline: limit, head: [], tail: [])
            return (try? JSON(parsing: Array(answer.readableBytesView).span)) ?? .null
        case let method as any ConnectionMethod:
            return try method.run(
                in: ConnectionContext(caller: caller, catalogue: catalogue, status: status))
        case is any StreamMethod: throw .conflict(.noConnection)
        case let method as OpenSession:
            return try await method.identify(through: database).publicForm(catalogue)
        case let method as any TransactionMethod:
            do throws(Failure) {
                return try await run(method, caller: caller, key: prepared.key, deadline: limit)
            } catch .replayed(let answer) {
                return (try? JSON(parsing: answer.span)) ?? .null
            }
        default: throw .methodNotFound
        }
    }

    /// Makes a call of a method that no client can call: it is in no catalogue. Row security holds
    /// for it as for all.
    package func call(
        _ method: any TransactionMethod, as caller: Caller
    ) async throws(Failure) -> JSON {
        let access = type(of: method).access
        guard access.admits(caller.role) else { throw access.refusal(of: caller) }
        return try await run(
            method, caller: caller, key: nil, deadline: TimeLimit(in: CallLimits.deadline))
    }
}

extension Access {
    /// Why a caller may not: the anonymous public is asked for a token first.
    func refusal(of caller: Caller) -> Failure {
        caller.role == .anonymous
            ? .unauthenticated : .forbidden(permission: permission?.name ?? "")
    }
}
