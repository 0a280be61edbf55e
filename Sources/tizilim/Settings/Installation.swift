import Foundation
import Kernel
import Logging
import Postgres

/// The database that a command works on.
struct Installation: Sendable {
    /// The database's name in a private cluster.
    static let databaseName = "tizilim"
    static let dataFolderUsual = "./tizilim-data"

    /// How to reach the database; the user is put in by ``connection(as:)``.
    let base: ConnectionString
    /// A superuser's, to the same database; nil when an own server was given without one.
    let administrator: ConnectionString?
    /// Nil for an own server.
    let cluster: EmbeddedCluster?
    let folder: SchemaFolder
    let dataFolder: String
    let binaries: String?

    /// Runs `body` with the database of the preferences; a private server that was started for it
    /// is stopped again.
    ///
    /// - Parameters:
    ///   - joins: whether a private server that another process keeps may be used too.
    ///   - prepares: whether roles and database of a private server are made or mended first; what
    ///     only looks must see them as they are.
    static func with<Result>(
        _ preferences: Preferences, joins: Bool, prepares: Bool = true,
        _ body: (Installation) async throws -> Result
    ) async throws -> Result {
        let installation = try await open(preferences, joins: joins, prepares: prepares)
        do {
            let result = try await body(installation)
            try await installation.cluster?.stop()
            return result
        } catch {
            try? await installation.cluster?.stop()
            throw error
        }
    }

    private static func open(
        _ preferences: Preferences, joins: Bool, prepares: Bool
    ) async throws -> Installation {
        let folder = try SchemaFolder.find(preferences.text(.sql))
        let dataFolder = preferences.text(.data) ?? dataFolderUsual
        let binaries = preferences.text(.postgresBinaries)
        guard let text = preferences.text(.database) else {
            return try await embedded(
                folder, dataFolder, binaries, joins: joins, prepares: prepares)
        }
        let base = try connection(text, .database)
        return Installation(
            base: base,
            administrator: try preferences.text(.administrator).map {
                var own = try connection($0, .administrator)
                own["dbname"] = base["dbname"]
                return own
            },
            cluster: nil, folder: folder, dataFolder: dataFolder, binaries: binaries)
    }

    private static func embedded(
        _ folder: SchemaFolder, _ dataFolder: String, _ binaries: String?, joins: Bool,
        prepares: Bool
    ) async throws -> Installation {
        var options = ClusterOptions(.lasting(dataFolder: dataFolder))
        options.binaries = binaries
        options.joinsRunning = joins
        let cluster = try await EmbeddedCluster.start(options)
        do {
            if prepares {
                try await DatabaseSetup.prepare(
                    administrator: cluster.administratorConnectionString(),
                    database: databaseName, folder: folder)
            }
            let text = cluster.connectionString(database: databaseName, user: "")
            var base = try ConnectionString(text)
            base["user"] = nil
            let administrator = try ConnectionString(
                cluster.administratorConnectionString(database: databaseName))
            return Installation(
                base: base, administrator: administrator, cluster: cluster, folder: folder,
                dataFolder: dataFolder, binaries: cluster.binaries)
        } catch {
            try? await cluster.stop()
            throw error
        }
    }

    private static func connection(
        _ text: String, _ setting: Setting
    ) throws -> ConnectionString {
        do {
            return try ConnectionString(text)
        } catch {
            // libpq's words may repeat a part of the string, and that may be a password.
            throw Complaint(
                "\(setting.flag) is no connection string of libpq",
                hint: "for example: host=db.example.kz dbname=tizilim sslmode=verify-full",
                status: .usage)
        }
    }

    func connection(as role: String) -> String {
        var own = base
        own["user"] = role
        return own.text
    }

    /// What may be shown of where the data are.
    var place: String { cluster.map { "the private cluster in \($0.folder)" } ?? base.place }

    var databaseName: String { base["dbname"] ?? Self.databaseName }
}
