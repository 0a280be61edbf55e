import FoundationEssentials

/// The folder with `roles.sql` and `migrations/NNNN_*.sql` that comes with the program.
package struct SchemaFolder: Sendable, Equatable {
    package var path: String

    package init(_ path: String) {
        self.path = path
    }

    package static let environmentVariable = "TIZILIM_SQL"

    /// Looks at the option, at `TIZILIM_SQL`, beside an installed program
    /// (`<program>/../share/tizilim/sql`), then in every folder above the program (a checkout).
    ///
    /// - Parameter start: where to walk up from instead of the program; tests give `#filePath`.
    package static func find(
        _ option: String? = nil, above start: String? = nil,
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws(MigrationError) -> SchemaFolder {
        for chosen in [option, environment[environmentVariable]] {
            guard let chosen, !chosen.isEmpty else { continue }
            let folder = SchemaFolder(chosen)
            guard folder.exists else {
                throw MigrationError(.folder, "\(chosen) has no folder `migrations`")
            }
            return folder
        }
        let program = start ?? executable()
        for folder in candidates(around: program) where folder.exists { return folder }
        throw MigrationError(
            .folder,
            "The SQL files were not found around \(program); say where they are with --sql or "
                + "\(environmentVariable) (the folder that holds `migrations`)")
    }

    private static func candidates(around program: String) -> [SchemaFolder] {
        var place = URL(filePath: program).deletingLastPathComponent()
        let installed = place.appending(path: "../share/tizilim/sql").standardizedFileURL
        var found = [SchemaFolder(installed.path)]
        while place.path != "/" {
            found.append(SchemaFolder(place.appending(path: "sql").path))
            place.deleteLastPathComponent()
        }
        return found
    }

    private static func executable() -> String {
        let link = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        return link ?? CommandLine.arguments[0]
    }

    private var migrationsPath: String { path + "/migrations" }

    private var exists: Bool {
        var isFolder = false
        return FileManager.default.fileExists(atPath: migrationsPath, isDirectory: &isFolder)
            && isFolder
    }

    /// The statements that make the database roles; run by an administrator, any number of times.
    package func roles() throws(MigrationError) -> String {
        String(decoding: try read(path + "/roles.sql"), as: UTF8.self)
    }

    /// The migrations in order.
    ///
    /// - Throws: ``MigrationError`` when a number occurs twice or is left out.
    package func migrations() throws(MigrationError) -> [Migration] {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: migrationsPath)
        } catch {
            throw MigrationError(.folder, "\(migrationsPath) can't be read: \(error)")
        }
        var migrations: [Migration] = []
        for file in names.filter({ $0.hasSuffix(".sql") }).sorted() {
            let bytes = try read(migrationsPath + "/" + file)
            migrations.append(try Migration(file: file, bytes: bytes))
        }
        for (index, migration) in migrations.enumerated() where migration.number != index + 1 {
            let twin = migrations[..<index].first { $0.number == migration.number }
            let wrong = twin.map { "\($0.file) and \(migration.file) have one number" }
            throw MigrationError(
                .file,
                "\(wrong ?? "there is no migration \(index + 1) before \(migration.file)") "
                    + "in \(migrationsPath); give the newer one the next free number")
        }
        return migrations
    }

    /// The statements of `demo/N_*.sql`, which write a demo's past, in order.
    package func demo() throws(MigrationError) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path + "/demo")) ?? []
        var texts: [String] = []
        for file in names.filter({ $0.hasSuffix(".sql") }).sorted() {
            texts.append(String(decoding: try read(path + "/demo/" + file), as: UTF8.self))
        }
        return texts
    }

    private func read(_ file: String) throws(MigrationError) -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: file) else {
            throw MigrationError(.folder, "\(file) can't be read")
        }
        return [UInt8](data)
    }
}
