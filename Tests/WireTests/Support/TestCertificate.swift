import Foundation
import Subprocess
import SystemPackage
import Wire

/// A self-signed certificate made for one test and deleted with it.
final class TestCertificate {
    static let isPossible = FileManager.default.isExecutableFile(atPath: tool)
    private static let tool = "/usr/bin/openssl"

    private let folder: URL

    init() async throws {
        folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("wire-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        _ = try await Subprocess.run(
            .path(FilePath(Self.tool)),
            arguments: [
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
                "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext",
                "subjectAltName=DNS:localhost", "-keyout", path("key.pem"), "-out",
                path("certificate.pem"),
            ], output: .discarded)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    private func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

    var certificateFile: String { path("certificate.pem") }

    var identity: TLSIdentity {
        TLSIdentity(
            certificateChainFile: path("certificate.pem"), privateKeyFile: path("key.pem"))
    }

    /// What a client that knows this certificate believes.
    var trust: TLSTrust { TLSTrust(serverName: "localhost", authorityFile: certificateFile) }
}
