import Foundation
import Glibc
import Logging

@testable import Postgres

/// A private cluster that also listens on this machine's network, with TLS only.
struct TLSCluster {
    let cluster: EmbeddedCluster
    let port: UInt16

    static let isPossible = FileManager.default.isExecutableFile(atPath: openssl)
    private static let openssl = "/usr/bin/openssl"

    /// - Parameter folder: an empty folder, in which the authorities are too.
    static func start(in folder: String) async throws -> TLSCluster {
        try await makeCertificate("server", in: folder)
        try await makeCertificate("stranger", in: folder)
        var options = ClusterOptions(.lasting(dataFolder: folder + "/data"))
        options.logger.logLevel = .warning
        let first = try await EmbeddedCluster.start(options)
        let port = try freePort()
        try prepare(first.home, from: folder)
        try await BlockingConnection.run(first.administratorConnectionString()) { connection in
            for (name, value) in [
                ("ssl", "on"), ("listen_addresses", "127.0.0.1"), ("port", "\(port)"),
                ("hba_file", hba(first.home)),
            ] {
                try connection.execute("ALTER SYSTEM SET \(name) = '\(value)'")
            }
        }
        try await first.stop()
        return TLSCluster(cluster: try await EmbeddedCluster.start(options), port: port)
    }

    /// How a client gets in by network, trusting the certificate of that name.
    func place(trusting name: String, in folder: String, _ mode: String) -> String {
        "host=localhost hostaddr=127.0.0.1 port=\(port) dbname=postgres user=postgres "
            + "sslmode=\(mode) sslrootcert='\(folder)/\(name).crt' connect_timeout=10"
    }

    private static func prepare(_ home: ClusterHome, from folder: String) throws {
        for kind in ["crt", "key"] {
            let text = try String(contentsOfFile: "\(folder)/server.\(kind)", encoding: .utf8)
            try Files.write(text, to: "\(home.data)/server.\(kind)", of: home.account)
        }
        try Files.write(
            "local all all trust\nhostssl all all 127.0.0.1/32 trust\n",
            to: hba(home), of: home.account)
    }

    private static func hba(_ home: ClusterHome) -> String { home.data + "/tls_hba.conf" }

    /// Self-signed, so that it is its own authority.
    private static func makeCertificate(_ name: String, in folder: String) async throws {
        let outcome = try await Tool.run(
            openssl,
            [
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
                "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext",
                "subjectAltName=DNS:localhost", "-keyout", "\(folder)/\(name).key", "-out",
                "\(folder)/\(name).crt",
            ])
        guard outcome.succeeded else { throw ClusterError(.failed, outcome.output) }
    }

    /// Free at this moment; PostgreSQL can't be told to take any.
    private static func freePort() throws -> UInt16 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let code = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, size) == 0 ? getsockname(descriptor, $0, &size) : -1
            }
        }
        guard code == 0 else { throw ClusterError(.failed, "no port is free") }
        return UInt16(bigEndian: address.sin_port)
    }
}
