import ArgumentParser
import JSONRPC

/// A command that is one call of one method.
protocol RemoteCommand: AsyncParsableCommand {
    var common: CommonOptions { get }
    var client: ClientOptions { get }
    static var method: String { get }
    static var isWrite: Bool { get }
    var params: JSON.Object { get }
}

extension RemoteCommand {
    func run() async throws {
        let target = try ClientTarget(try await common.preferences(client.flags))
        try await RPCClient.with(target) { rpc in
            var params = params
            if Self.isWrite { try WriteKey.add(to: &params, nil, isOff: false) }
            ShownAnswer(try await rpc.ask(Self.method, params))
                .show(locale: target.locale, asJSON: client.json)
        }
    }
}

extension JSON.Object {
    /// Members that were given.
    static func given(_ members: KeyValuePairs<String, JSON?>) -> JSON.Object {
        members.reduce(into: [:]) { $0[$1.key] = $1.value }
    }
}
