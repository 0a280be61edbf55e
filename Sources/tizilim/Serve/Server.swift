import Journal
import Kernel
import Logging
import NIOCore
import NIOPosix
import Postgres
import Registry
import ServiceLifecycle
import UnixSignals
import Wire

/// The server put together: sockets, dispatcher, database. No logic of its own.
struct Server: Sendable {
    let dispatcher: Dispatcher
    private let database: Database
    private let lines: LineServer
    private let group: MultiThreadedEventLoopGroup
    /// Nil where the key of the log is on another machine.
    private let sequencer: Sequencer?

    static let methods = MethodCatalogue(
        KernelModule.methods + RegistryModule.methods + JournalModule.methods)

    init(
        _ options: ServerOptions, over installation: Installation, _ preferences: Preferences
    ) async throws {
        let secrets = try SecretsFile.of(preferences, installation.dataFolder).secrets()
        let newest = try installation.folder.migrations().last?.number ?? 0
        group = MultiThreadedEventLoopGroup(numberOfThreads: options.eventLoops)
        database = Database(installation.base, loops: Array(group.makeIterator()))
        let status = ServerStatus(version: Tizilim.version, schemaVersion: newest)
        let opened = try await OpenedLog(preferences, over: installation, status.log)
        sequencer = opened.sequencer(over: database)
        var policy = options.policy
        opened.complete(&policy.log)
        dispatcher = Dispatcher(
            Self.methods, database: database, secrets: secrets, status: status, policy: policy)
        var wire = options.wire
        wire.limits.connectionsMax = OpenFiles.allow(connections: wire.limits.connectionsMax)
        lines = LineServer(
            wire, factory: DialogueFactory(dispatcher), group: group,
            log: Logger(label: "tizilim.wire"))
    }

    /// Serves until SIGTERM or SIGINT, then lets answers that are being worked on out.
    ///
    /// - Parameter ready: told the address, with the port that was actually taken.
    func serve(_ ready: @escaping @Sendable (String) async throws -> Void) async throws {
        let log = Logger(label: "tizilim.server")
        // They end in the opposite order: what the last calls wrote is still signed.
        var runs: [ServiceGroupConfiguration.ServiceConfiguration] = []
        if let sequencer { runs.append(.init(service: Sequencing(sequencer: sequencer))) }
        runs.append(.init(service: Listening(lines: lines, ready: ready)))
        let services = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: runs,
                gracefulShutdownSignals: [.sigterm, .sigint], logger: log))
        do {
            try await services.run()
        } catch {
            try await close()
            throw (error as? WireFailure).map { Complaint("\($0)") } ?? error
        }
        try await close()
    }

    /// Ends the database sessions and the event loops.
    func close() async throws {
        database.close()
        try await group.shutdownGracefully()
    }

    private struct Sequencing: Service {
        let sequencer: Sequencer

        func run() async {
            await cancelWhenGracefulShutdown { await sequencer.run() }
        }
    }

    private struct Listening: Service {
        let lines: LineServer
        let ready: @Sendable (String) async throws -> Void

        func run() async throws {
            let address = try await lines.start()
            try await ready(Self.text(of: address))
            try? await gracefulShutdown()
            await lines.shutdownGracefully()
        }

        /// As `--address` takes it.
        private static func text(of address: SocketAddress) -> String {
            switch address {
            case .v4: "\(address.ipAddress ?? ""):\(address.port ?? 0)"
            case .v6: "[\(address.ipAddress ?? "")]:\(address.port ?? 0)"
            case .unixDomainSocket: "unix:\(address.pathname ?? "")"
            }
        }
    }
}
