import Financing
package import JSONRPC
import Journal
package import Kernel
import Membership
package import Metrics
package import NIOCore
import NIOPosix
import Oversight
import Postgres
import Ranking
import Registry

/// A whole server without a socket, over the running test's own database, with which it ends.
package struct World: Sendable {
    package let dispatcher: Dispatcher
    package let database: TestDatabase

    /// What a test has otherwise than usual.
    package struct Setup: Sendable {
        /// The test number of certificates is accepted only where a test asks for it.
        package var policy = Policy()
        package var limits = Database.Limits()
        /// Methods of the test itself, beside all others.
        package var methods: [any Method.Type] = []
        /// Settings of every session, as in `-c name=value`.
        package var options: String?
        package var factory: any MetricsFactory = NOOPMetricsHandler.instance

        package init() { limits.readSessionsPerLoop = 1 }
    }

    package init(policy: Policy = Policy(), loops: [any EventLoop] = []) throws {
        var setup = Setup()
        setup.policy = policy
        try self.init(setup, loops: loops)
    }

    package init(_ setup: Setup, loops: [any EventLoop] = []) throws {
        database = try TestDatabase.current
        var place = try ConnectionString(database.connectionString("tizilim_read"))
        place["options"] = setup.options
        dispatcher = Dispatcher(
            MethodCatalogue(
                KernelModule.methods + RegistryModule.methods + MembershipModule.methods
                    + FinancingModule.methods + OversightModule.methods + RankingModule.methods
                    + JournalModule.methods
                    + setup.methods),
            database: Database(place, loops: loops, limits: setup.limits),
            secrets: Secrets(root: Array(repeating: 7, count: 32)),
            status: ServerStatus(version: "test", schemaVersion: 0), policy: setup.policy,
            factory: setup.factory)
        database.atEnd(close)
    }

    /// Ends its sessions before the test ends.
    package func close() { dispatcher.database.close() }

    /// Calls as the anonymous public.
    package var anonymous: Actor { Actor(dispatcher: dispatcher, caller: .anonymous()) }
}

/// Somebody who calls.
package struct Actor: Sendable {
    package let dispatcher: Dispatcher
    package var caller: Caller
    /// The secret, for tests over a socket.
    package var secret: String = ""

    package func call(
        _ method: String, _ params: JSON.Object = [:]
    ) async throws(Failure) -> JSON {
        try await dispatcher.call(method, params, as: caller)
    }

    /// The failure that a call must end with; nil when it succeeds.
    package func failure(
        of method: String, _ params: JSON.Object = [:]
    ) async -> Failure? {
        do throws(Failure) { _ = try await call(method, params) } catch { return error }
        return nil
    }
}
