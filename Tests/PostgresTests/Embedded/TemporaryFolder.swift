import Foundation

/// A folder for one test, removed with its contents afterwards.
func withTemporaryFolder<T>(
    in parent: String = "/tmp", name: String = "t", _ body: (String) async throws -> T
) async throws -> T {
    let folder = "\(parent)/tizilim-\(name)-\(UInt32.random(in: 0...(.max)))"
    try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try await body(folder)
}
