import Financing
import Journal
import Kernel
import Logging
import Membership
import NIOCore
import NIOPosix
import Oversight
import Postgres
import Ranking
import Registry
import ServiceLifecycle
import UnixSignals
import Wire

/// The server put together: sockets, dispatcher, database. No logic of its own.
struct Server: Sendable {
    let dispatcher: Dispatcher
    private let database: Database
    private let lines: LineServer
    private let admin: AdminServer?
    private let group: MultiThreadedEventLoopGroup
    /// Nil where the key of the log is on another machine.
    private let sequencer: Sequencer?

    static let methods = MethodCatalogue(
        KernelModule.methods + RegistryModule.methods + MembershipModule.methods
            + FinancingModule.methods + OversightModule.methods + RankingModule.methods
            + JournalModule.methods)

    /// - Parameter book: the numbers that `options.metrics` shows; without it they are not shown.
    init(
        _ options: ServerOptions, over installation: Installation, _ preferences: Preferences,
        book: MetricBook? = nil
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
        let pulse = DatabasePulse(database)
        admin = options.metrics.flatMap { [group] address in
            book.map { book in
                AdminServer(
                    address, allowsPublicAddress: wire.allowsPlainOnPublicAddress,
                    page: AdminPage(book: book) { pulse.isFelt(on: $0) }, group: group)
            }
        }
    }

    /// Serves until SIGTERM or SIGINT, then lets answers that are being worked on out.
    ///
    /// - Parameter ready: told the address, with the port that was actually taken.
    func serve(_ ready: @escaping @Sendable (String) async throws -> Void) async throws {
        let log = Logger(label: "tizilim.server")
        let running = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: services(ready).map { .init(service: $0) },
                gracefulShutdownSignals: [.sigterm, .sigint], logger: log))
        do {
            try await running.run()
        } catch {
            try await close()
            throw (error as? WireFailure).map { Complaint("\($0)") } ?? error
        }
        try await close()
    }

    /// They end in reverse order: what the last calls wrote is still signed, and the operator sees
    /// to the last how the others end.
    private func services(
        _ ready: @escaping @Sendable (String) async throws -> Void
    ) -> [any Service] {
        var services: [any Service] = []
        if let admin { services.append(Showing(admin: admin)) }
        if let sequencer { services.append(Sequencing(sequencer: sequencer)) }
        services.append(Keeping(housekeeper: Housekeeper(database, Self.chores)))
        services.append(Listening(lines: lines, ready: ready))
        return services
    }

    /// What the servers of an installation do by themselves.
    static let chores: [any Chore] = [ForgetAnswers(), ForgetNetworks()]

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

    private struct Keeping: Service {
        let housekeeper: Housekeeper

        func run() async throws { await cancelWhenGracefulShutdown { await housekeeper.run() } }
    }

    private struct Showing: Service {
        let admin: AdminServer

        func run() async throws {
            _ = try await admin.start()
            try? await gracefulShutdown()
            await admin.stop()
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
