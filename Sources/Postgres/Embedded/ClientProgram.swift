import FoundationEssentials
import Subprocess
package import SystemPackage

/// Why `pg_dump` or `pg_restore` did not do its work, in its own words.
package struct ClientProgramFailure: Error, CustomStringConvertible {
    package var description: String
}

/// One of PostgreSQL's client programs, run as the caller with a file as its input or output.
package struct ClientProgram: Sendable {
    private let path: Executable
    private let name: String
    /// What it says about a failure; lists of objects are longer, and nobody reads them to the end.
    private static let errorBytesMax = 64 * 1_024

    /// - Parameter folder: the server's programs, whose version fits; where they come without the
    ///   client's, or nil is given, `PATH` is looked in.
    package init(_ name: String, in folder: String?) {
        self.name = name
        path = folder.flatMap { Self.find(name, in: $0) }.map { .path(FilePath($0)) } ?? .name(name)
    }

    /// Beside the server, also where the folder holds only a link to that.
    private static func find(_ name: String, in folder: String) -> String? {
        let server = Files.canonical(folder + "/postgres")
        let real = URL(filePath: server).deletingLastPathComponent().path
        return [folder, real].map { "\($0)/\(name)" }.first(where: Files.exists)
    }

    /// Runs the program on a database; a password reaches it by the environment, where no list of
    /// processes shows it.
    package func run(
        _ arguments: [String], on database: ConnectionString,
        input: FileDescriptor? = nil, output: FileDescriptor? = nil
    ) async throws(ClientProgramFailure) {
        var database = database
        let password = database["password"]
        database["password"] = nil
        let configuration = Configuration(
            executable: path,
            arguments: Arguments(["--dbname=\(database.text)", "--no-password"] + arguments),
            environment: Self.environment(password))
        let outcome: (succeeded: Bool, said: String)
        do {
            outcome = try await Self.run(configuration, input, output)
        } catch {
            throw ClientProgramFailure(
                description: "\(name) can't be run: \(error); it comes with postgresql-client")
        }
        guard outcome.succeeded else {
            throw ClientProgramFailure(description: "\(name) failed: \(outcome.said)")
        }
    }

    private static func run(
        _ configuration: Configuration, _ input: FileDescriptor?, _ output: FileDescriptor?
    ) async throws -> (succeeded: Bool, said: String) {
        let errors = StringOutput<UTF8>.string(limit: errorBytesMax)
        let nothing = try FileDescriptor.open("/dev/null", .readWrite)
        defer { try? nothing.close() }
        let result = try await Subprocess.run(
            configuration,
            input: .fileDescriptor(input ?? nothing, closeAfterSpawningProcess: false),
            output: .fileDescriptor(output ?? nothing, closeAfterSpawningProcess: false),
            error: errors)
        return (result.terminationStatus.isSuccess, result.standardError)
    }

    /// Passfiles and certificates are found as the caller's own libpq finds them; what would turn
    /// a connection elsewhere is left out.
    private static func environment(_ password: String?) -> Environment {
        var changes: [Environment.Key: String?] = ["LC_ALL": "C.UTF-8", "PGOPTIONS": nil]
        if let password { changes["PGPASSWORD"] = password }
        return .inherit.updating(changes)
    }
}
