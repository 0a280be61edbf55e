import JSONRPC
import Kernel
import NIOCore
import Wire

/// Makes calls one after the other over one connection.
final class RPCClient {
    /// The server has an answer for every call within its own limit; longer means that it is gone.
    private static let patience = CallLimits.deadline + .seconds(10)

    private let lines: LineClient
    private let address: ListenAddress
    private var lastID: Int64 = 0

    private init(_ lines: LineClient, _ address: ListenAddress) {
        self.lines = lines
        self.address = address
    }

    /// Connects, and opens a session where there is a token.
    static func with<Result>(
        _ target: ClientTarget, _ body: (RPCClient) async throws -> Result
    ) async throws -> Result {
        let client = try await connect(target)
        do {
            try await client.open(target)
            let result = try await body(client)
            await client.lines.close()
            return result
        } catch {
            await client.lines.close()
            throw error
        }
    }

    private static func connect(_ target: ClientTarget) async throws -> RPCClient {
        do {
            return RPCClient(
                try await LineClient.connect(to: target.address, tls: target.trust),
                target.address)
        } catch {
            throw Complaint(
                "\(error)",
                hint: "is the server running? start it with `tizilim serve` or `tizilim demo`, "
                    + "or say where it is with --address",
                status: .unreachable)
        }
    }

    /// The language first: a token that is refused is refused in it.
    private func open(_ target: ClientTarget) async throws {
        var session: JSON.Object = ["locale": .string(target.locale)]
        _ = try await ask("session.open", session)
        guard let token = target.token else { return }
        session["token"] = .string(token)
        _ = try await ask("session.open", session)
    }

    func call(_ method: String, _ params: JSON.Object = [:]) async throws -> JSON {
        lastID += 1
        let request: JSON = [
            "jsonrpc": "2.0", "id": .int(lastID), "method": .string(method),
            "params": .object(params),
        ]
        let answer: JSON
        do {
            try await lines.send(request.text)
            guard let line = try await lines.receive(within: Self.patience) else {
                throw hungUp("it closed")
            }
            answer = try JSON(parsing: Array(line.readableBytesView).span)
        } catch let failure as WireFailure {
            throw hungUp("\(failure)")
        } catch is Malformed {
            throw Complaint(
                "\(address) does not answer with JSON",
                hint: "does it speak TLS? then say --tls", status: .protocol)
        }
        if let error = answer["error"] { throw RemoteFailure(error) }
        guard let result = answer["result"], answer["id"]?.int64 == lastID else {
            throw Complaint("\(address) does not answer with JSON-RPC", status: .protocol)
        }
        return result
    }

    private func hungUp(_ why: String) -> Complaint {
        Complaint(
            "\(address) ended the connection: \(why)",
            hint: "a write may have happened: repeat it with the same --key to be sure",
            status: .unreachable)
    }
}
