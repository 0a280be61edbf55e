package import JSONRPC
import Journal
package import Kernel
package import NIOCore
import NIOPosix
import Postgres
import Registry

/// A whole server without a socket, over the running test's own database.
package struct World: Sendable {
    package let dispatcher: Dispatcher
    package let database: TestDatabase

    /// The test number of certificates is accepted only where a test asks for it.
    package init(policy: Policy = Policy(), loops: [any EventLoop] = []) throws {
        database = try TestDatabase.current
        var limits = Database.Limits()
        limits.readSessionsPerLoop = 1
        let place = try ConnectionString(database.connectionString("tizilim_read"))
        dispatcher = Dispatcher(
            MethodCatalogue(
                KernelModule.methods + RegistryModule.methods + JournalModule.methods),
            database: Database(place, loops: loops, limits: limits),
            secrets: Secrets(root: Array(repeating: 7, count: 32)),
            status: ServerStatus(version: "test", schemaVersion: 0), policy: policy)
    }

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
