/// Why an embedded cluster can't be had, in a sentence that says how to mend it.
package struct ClusterError: Error, Sendable, Equatable, CustomStringConvertible {
    package enum Reason: Sendable, Equatable {
        case noServerInstalled
        case wrongVersion
        case noAccount
        case inUse
        case foreign
        case notWritable
        case diskFull
        case failed
    }

    package var reason: Reason
    package var description: String

    init(_ reason: Reason, _ description: String) {
        self.reason = reason
        self.description = description
    }

    /// What a failed tool printed, with the reasons that a person can mend recognised.
    static func of(_ tool: String, in folder: String, saying output: String) -> ClusterError {
        let said = output.isEmpty ? "it said nothing" : output
        if output.contains("No space left on device") || output.contains("Disk quota exceeded") {
            return ClusterError(
                .diskFull, "The disk that holds \(folder) is full; free some space. \(said)")
        }
        if output.contains("Permission denied") || output.contains("Read-only file system") {
            return ClusterError(
                .notWritable, "\(tool) may not write in \(folder); choose another folder. \(said)")
        }
        return ClusterError(.failed, "\(tool) failed in \(folder): \(said)")
    }
}
