import ArgumentParser
import Bench
import Foundation
import JSONRPC
import NIOCore
import NIOPosix
import Wire

/// `tizilim bench run`, which is what `tizilim bench` does.
struct BenchRun: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Call a running server and show how it answers.",
        discussion: """
            \(BenchScenario.allCases.map(\.rawValue).joined(separator: ", ")): what a client does. \
            Without --rate a client sends its next call when an answer comes, which shows how much \
            the server can do; with --rate calls come when they are due, which shows how long \
            people wait. `subscribe` changes a record and waits until every connection has been \
            told; its calls/s are notices, its latencies count from the change. `write`, `mixed` \
            and `subscribe` need the token of an officer and change the data: never measure them \
            on a real register.
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup(title: "Server") var client: ClientOptions
    @OptionGroup(title: "Load") var options: BenchOptions

    @Argument(
        help: "What to do: \(BenchScenario.allCases.map(\.rawValue).joined(separator: ", ")).")
    var scenario = BenchScenario.get

    @Option(
        help: ArgumentHelp(
            "Make these calls instead, a message a line, of any server.", valueName: "file"))
    var calls: String?

    @Flag(help: "Send the calls of --calls by HTTP, as POST /rpc.")
    var http = false

    @Option(
        help: ArgumentHelp(
            "Tokens, one a line, that the connections use in turn, for what only reads.",
            valueName: "file"))
    var tokens: String?

    @Option(
        help: ArgumentHelp("The server's process, for `connections`.", valueName: "number"))
    var pid: Int?

    func validate() throws {
        if http, calls == nil { throw ValidationError("--http goes with --calls") }
        if tokens != nil, scenario.writes || scenario == .subscribe {
            throw ValidationError("one officer writes: --token instead of --tokens")
        }
        if scenario == .connections, pid == nil {
            throw ValidationError("connections needs the server's --pid")
        }
    }

    func run() async throws {
        let target = try ClientTarget(try await common.preferences(client.flags))
        guard target.trust == nil else {
            throw Complaint("The load generator speaks no TLS", status: .usage)
        }
        let most = options.clients.values.max() ?? 0
        guard OpenFiles.allow(connections: most) >= most else {
            throw Complaint("\(most) connections are over the limit of open files (ulimit -n)")
        }
        let group = MultiThreadedEventLoopGroup(numberOfThreads: options.loops)
        do {
            try await measure(target, group)
            try await group.shutdownGracefully()
        } catch {
            try await group.shutdownGracefully()
            throw (error as? LoadFailure).map { Complaint("\($0)", status: .unreachable) } ?? error
        }
    }

    private func measure(_ target: ClientTarget, _ group: any EventLoopGroup) async throws {
        let generator = LoadGenerator(try place(target), group: group)
        if scenario == .connections { return try await weigh(generator) }
        if scenario == .subscribe { return try await watch(target, generator) }
        let source = try await source(target)
        var report = BenchReport(calls == nil ? scenario.rawValue : "calls")
        for load in options.loads {
            // Each writer must know the version that the one before has made.
            let own = scenario.writes ? try await self.source(target) : source
            report.add(try await generator.run(load, own), of: load)
        }
        show(report)
    }

    private func show(_ report: BenchReport) {
        Terminal.say(client.json ? report.jsonLines : report.table(Terminal.output.columns))
    }

    private func place(_ target: ClientTarget) throws -> LoadGenerator.Place {
        let secrets = try tokens.map {
            try Self.lines(of: $0).map { String(decoding: $0, as: UTF8.self) }
        }
        var greetings = (secrets ?? [target.token].compactMap(\.self)).map { secret in
            BenchCalls.line("session.open", ["token": .string(secret)])
        }
        // A connection is idle when it has been used and is not; one that was never let in is none.
        if scenario == .connections, greetings.isEmpty {
            greetings = [BenchCalls.line("server.status", [:])]
        }
        if scenario == .subscribe { greetings = [BenchCalls.line("feed.subscribe", [:])] }
        let all = greetings
        return LoadGenerator.Place(try target.address.resolved(), http ? .http : .lines) { client in
            all.isEmpty ? nil : all[client % all.count]
        }
    }

    private func source(_ target: ClientTarget) async throws -> (Int) -> any CallSource {
        if let calls {
            let lines = try Self.lines(of: calls).map { http ? Self.request($0) : $0 + [0x0A] }
            return { RepeatedCalls(lines, from: $0 * 7_919) }
        }
        let writers = scenario.writes ? options.clients.values.max() ?? 0 : 0
        let made = try await RPCClient.with(target) {
            try await BenchCalls(of: $0, for: scenario, keys: options.keys, writers: writers)
        }
        return { made.source(of: scenario, for: $0) }
    }

    private func watch(_ target: ClientTarget, _ generator: LoadGenerator) async throws {
        var report = BenchReport(scenario.rawValue)
        for load in options.loads {
            let measurement = try await RPCClient.with(target) { client in
                let calls = try await BenchCalls(of: client, for: scenario, keys: 1, writers: 1)
                var number = 0
                return try await generator.watch(load.clients, for: load.time) {
                    try await calls.change(client, number)
                    number += 1
                }
            }
            report.add(measurement, of: load)
        }
        show(report)
    }

    private static func lines(of file: String) throws -> [[UInt8]] {
        let data = FileManager.default.contents(atPath: file) ?? Data()
        let lines = data.split(separator: 0x0A).map { Array($0) }
        guard !lines.isEmpty else { throw Complaint("\(file) has no lines", status: .usage) }
        return lines
    }

    private static func request(_ body: [UInt8]) -> [UInt8] {
        let head =
            "POST /rpc HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Content-Length: \(body.count)\r\n\r\n"
        return Array(head.utf8) + body
    }

    /// What an idle connection costs, by the resident memory of the server's process.
    private func weigh(_ generator: LoadGenerator) async throws {
        guard let pid else { return }
        for count in options.clients.values {
            let before = try ServerMemory.kibibytes(of: pid)
            let after = try await generator.withIdle(count) {
                // What opening them left behind has time to be freed.
                try await Task.sleep(for: .seconds(options.warmUpSeconds))
                return try ServerMemory.kibibytes(of: pid)
            }
            let each = String(format: "%.1f", Double(max(0, after - before)) / Double(count))
            Terminal.say(
                client.json
                    ? #"{"connections":\#(count),"kibibytes":\#(after),"before":\#(before)}"#
                    : "\(count) idle connections: \(each) KiB each, \(after / 1_024) MiB in all")
        }
    }
}

/// The resident memory of a process, as Linux tells it.
enum ServerMemory {
    static func kibibytes(of pid: Int) throws -> Int {
        let path = "/proc/\(pid)/status"
        let text = FileManager.default.contents(atPath: path).map {
            String(decoding: $0, as: UTF8.self)
        }
        let line = text?.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
        guard let kibibytes = line.flatMap({ Int($0.filter(\.isNumber)) }) else {
            throw Complaint("\(path) does not say how much memory it has", status: .usage)
        }
        return kibibytes
    }
}
