import NIOCore
import NIOSSL

/// The files by which a server proves who it is and, if wanted, learns who its clients are.
package struct TLSIdentity: Sendable {
    /// PEM: the certificate, then the chain up to the authority.
    package var certificateChainFile: String
    /// PEM, readable by the server only.
    package var privateKeyFile: String
    /// PEM: if set, only clients with a certificate from these authorities are let in.
    package var clientAuthorityFile: String?

    package init(
        certificateChainFile: String, privateKeyFile: String, clientAuthorityFile: String? = nil
    ) {
        self.certificateChainFile = certificateChainFile
        self.privateKeyFile = privateKeyFile
        self.clientAuthorityFile = clientAuthorityFile
    }

    func context() throws(WireFailure) -> NIOSSLContext {
        do {
            let chain = try NIOSSLCertificate.fromPEMFile(certificateChainFile)
            let key = try NIOSSLPrivateKey(file: privateKeyFile, format: .pem)
            var configuration = TLSConfiguration.makeServerConfiguration(
                certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
            configuration.minimumTLSVersion = .tlsv12
            // As long as the server waits for the end of a plain connection.
            configuration.shutdownTimeout = .seconds(2)
            if let clientAuthorityFile {
                configuration.trustRoots = .file(clientAuthorityFile)
                configuration.certificateVerification = .noHostnameVerification
            }
            return try NIOSSLContext(configuration: configuration)
        } catch {
            throw .tls("certificate \(certificateChainFile), key \(privateKeyFile): \(error)")
        }
    }
}

/// What a client asks of a server's certificate.
package struct TLSTrust: Sendable {
    /// The name that the certificate must be for; the host that is connected to when `nil`.
    package var serverName: String?
    /// PEM: the authorities to believe; those of the system when `nil`.
    package var authorityFile: String?
    /// PEM: the client's own certificate and key, where the server wants one.
    package var identity: TLSIdentity?

    package init(
        serverName: String? = nil, authorityFile: String? = nil, identity: TLSIdentity? = nil
    ) {
        self.serverName = serverName
        self.authorityFile = authorityFile
        self.identity = identity
    }

    func context() throws(WireFailure) -> NIOSSLContext {
        do {
            var configuration = TLSConfiguration.makeClientConfiguration()
            configuration.minimumTLSVersion = .tlsv12
            if let authorityFile { configuration.trustRoots = .file(authorityFile) }
            if let identity {
                let chain = try NIOSSLCertificate.fromPEMFile(identity.certificateChainFile)
                let key = try NIOSSLPrivateKey(file: identity.privateKeyFile, format: .pem)
                configuration.certificateChain = chain.map { .certificate($0) }
                configuration.privateKey = .privateKey(key)
            }
            return try NIOSSLContext(configuration: configuration)
        } catch {
            throw .tls("\(error)")
        }
    }
}
