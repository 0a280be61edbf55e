import Subprocess
import SystemPackage

/// Runs one short program to its end and gives back what it printed.
enum Tool {
    struct Outcome: Sendable {
        var succeeded: Bool
        /// Standard output, then standard error, without surrounding white space.
        var output: String
    }

    /// No tool used here prints more than a few kilobytes.
    private static let outputBytesMax = 1 << 20

    /// - Throws: ``ClusterError`` when the program can't be started at all.
    static func run(
        _ path: String, _ arguments: [String], as account: ServiceAccount? = nil
    ) async throws(ClusterError) -> Outcome {
        let configuration = try configuration(path, arguments, as: account)
        do {
            let result = try await Subprocess.run(
                configuration,
                output: .string(limit: outputBytesMax), error: .string(limit: outputBytesMax))
            return Outcome(
                succeeded: result.terminationStatus.isSuccess,
                output: trim(result.standardOutput + "\n" + result.standardError))
        } catch {
            throw ClusterError(.failed, "\(path) can't be run: \(error)")
        }
    }

    /// Nothing of the caller's environment, so that no `PGDATA` or `PGOPTIONS` reaches a cluster.
    static var environment: Environment {
        .custom([
            "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
            "LC_ALL": "C.UTF-8", "TZ": "UTC",
        ])
    }

    /// A program in a session of its own, so that Ctrl-C in the terminal reaches the caller only.
    static func configuration(
        _ path: String, _ arguments: [String], as account: ServiceAccount?
    ) throws(ClusterError) -> Configuration {
        var options = PlatformOptions()
        options.createSession = true
        let command = try account.map { account throws(ClusterError) in
            try account.prefix() + [path] + arguments
        }
        let words = command ?? [path] + arguments
        return Configuration(
            executable: .path(FilePath(words[0])), arguments: Arguments(Array(words.dropFirst())),
            environment: environment, workingDirectory: "/", platformOptions: options)
    }

    private static func trim(_ text: String) -> String {
        var text = text[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
