import ArgumentParser
import Bench

/// How much load, for how long.
struct BenchOptions: ParsableArguments {
    /// `8,32` or `8`: each is measured.
    struct Steps: ExpressibleByArgument {
        var values: [Int]

        init?(argument: String) {
            values = argument.split(separator: ",").compactMap { Int($0) }
            guard !values.isEmpty, values.allSatisfy({ $0 > 0 }) else { return nil }
        }

        init(_ value: Int) { values = [value] }
    }

    @Option(help: ArgumentHelp("Connections; several are measured in turn.", valueName: "n,n"))
    var clients = Steps(8)

    @Option(
        help: ArgumentHelp(
            "Unanswered calls of one connection, up to 64.", valueName: "n,n"))
    var inFlight = Steps(1)

    @Option(
        help: ArgumentHelp(
            "Calls a second of all connections (default: as fast as answers come).",
            discussion: "Latencies then count from the instant at which a call was due.",
            valueName: "n"))
    var rate: Int?

    @Option(help: "How long to measure.")
    var seconds = 5

    @Option(help: "How long to call before, unmeasured.")
    var warmUpSeconds = 1

    @Option(help: "How many organisations are asked for in turn.")
    var keys = 1_024

    @Option(help: "Threads that make the load.")
    var loops = 1

    func validate() throws {
        guard seconds > 0, warmUpSeconds >= 0, keys > 0, rate ?? 1 > 0, 1...64 ~= loops else {
            throw ValidationError("numbers must be positive, and loops at most 64")
        }
        guard clients.values.allSatisfy({ $0 <= Load.clientsMax }) else {
            throw ValidationError("--clients is at most \(Load.clientsMax)")
        }
        guard inFlight.values.allSatisfy({ $0 <= Load.inFlightMax }) else {
            throw ValidationError("--in-flight is at most \(Load.inFlightMax)")
        }
    }

    /// Every number of clients with every number of calls in flight.
    var loads: [Load] {
        clients.values.flatMap { clients in
            inFlight.values.map { inFlight in
                Load(
                    clients: clients, inFlight: inFlight, rate: rate,
                    warmUp: .seconds(warmUpSeconds), time: .seconds(seconds))
            }
        }
    }
}
