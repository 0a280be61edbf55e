import ArgumentParser
import JSONRPC

/// `tizilim call`.
struct CallCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "call", abstract: "Call a method of a server and show the answer.",
        discussion: """
            tizilim call ngo.search q='балалар қоры' region=KZ-75
            tizilim call ngo.get identifier=KZ-BIN-000640002067 --json
            tizilim call ngo.register region=KZ-75 name.kk='«Балалар» қоры' \\
                legalForm=public-foundation identifiers:='[…]'
            tizilim call --describe ngo.search

            key=value takes the type that the method declares, key:=json is taken as written, \
            name.kk=… nests, lists are separated by commas. On a terminal the answer is a table \
            or a list, in a pipe JSON. Writes get an idempotency key of their own; give one with \
            --key to repeat a write safely.

            Exit status: 0 done, 64 wrong parameters or no such method, 65 conflict, 66 not \
            found, 69 nobody answers, 70 fault of the server, 75 try again, 77 not permitted.
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup(title: "Server") var client: ClientOptions

    @Argument(help: "For example ngo.search.")
    var method: String

    @Argument(help: ArgumentHelp("key=value or key:=json.", valueName: "parameter"))
    var parameters: [String] = []

    @Option(help: ArgumentHelp("The idempotency key of a write.", valueName: "text"))
    var key: String?

    @Flag(help: "Send a write without an idempotency key.")
    var noKey = false

    @Flag(help: "Say what the method takes instead of calling it.")
    var describe = false

    func validate() throws {
        if key != nil, noKey { throw ValidationError("--key and --no-key exclude each other") }
    }

    func run() async throws {
        let target = try ClientTarget(try await common.preferences(client.flags))
        try await RPCClient.with(target) { client in
            let description = MethodDescription(method, in: try await client.ask("rpc.discover"))
            if describe {
                guard let description else {
                    throw Complaint("There is no \(method)", status: .usage)
                }
                return Terminal.say(description.text(width: Terminal.output.columns))
            }
            var object = try CallParameters(parameters, schema: description?.schema ?? [:]).object
            if description?.isWrite == true { try WriteKey.add(to: &object, key, isOff: noKey) }
            try await show(method, object, over: client, target)
        }
    }

    private func show(
        _ method: String, _ params: JSON.Object, over rpc: RPCClient, _ target: ClientTarget
    ) async throws {
        ShownAnswer(try await rpc.ask(method, params)).show(
            locale: target.locale, asJSON: client.json)
    }
}
