import ArgumentParser
import Configuration

/// Where and how a server listens.
struct ListenOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "host:port, [IPv6]:port or unix:/path (default: 127.0.0.1:7411).",
            valueName: "address"))
    var listen: String?

    @Option(
        help: ArgumentHelp(
            "Speak TLS with this certificate chain (PEM).", valueName: "file"))
    var tlsCertificate: String?

    @Option(help: ArgumentHelp("The certificate's private key (PEM).", valueName: "file"))
    var tlsKey: String?

    @Option(
        help: ArgumentHelp(
            "Let in only clients with a certificate of these authorities (PEM).",
            valueName: "file"))
    var tlsClientAuthority: String?

    @Flag(help: "Speak without TLS to other machines, for instance behind a proxy that does it.")
    var allowPlainOnPublicAddress = false

    @Flag(
        help: "Every connection comes through a proxy that says whose it is (PROXY protocol, v1).")
    var proxyProtocol = false

    @Flag(help: "Accept the identifiers of test certificates. Never in production.")
    var allowTestIdentifiers = false

    @Option(
        help: ArgumentHelp(
            "Threads for connections (default: half of the processors).", valueName: "number"))
    var eventLoops: Int?

    @Option(
        help: ArgumentHelp(
            "Answer GET /metrics (Prometheus) and GET /health here, loopback only (default: off).",
            valueName: "address"))
    var metrics: String?

    @Option(
        help: ArgumentHelp(
            "The file with the server's keys (default: secrets.key in the data folder).",
            valueName: "file"))
    var secrets: String?

    @Option(
        help: ArgumentHelp(
            "The file with the private key of the journal's log (default: log.key beside the "
                + "secrets; made for a new log).",
            valueName: "file"))
    var logKey: String?

    @Option(
        help: ArgumentHelp(
            "The name of a new log, such as tizilim.example.kz/log; it stays for ever.",
            valueName: "name"))
    var logOrigin: String?

    @Option(
        help: ArgumentHelp(
            "Verifier keys of the witnesses whose cosignatures are kept, with commas between them.",
            valueName: "keys"))
    var logWitnesses: String?

    var flags: [Setting: ConfigContent] {
        [Setting: ConfigContent](
            texts: [
                .listen: listen, .tlsCertificate: tlsCertificate, .tlsKey: tlsKey,
                .tlsClientAuthority: tlsClientAuthority, .metrics: metrics, .secrets: secrets,
                .logKey: logKey, .logOrigin: logOrigin, .logWitnesses: logWitnesses,
            ],
            numbers: [.eventLoops: eventLoops],
            switches: [
                .allowPlainOnPublicAddress: allowPlainOnPublicAddress,
                .proxyProtocol: proxyProtocol, .allowTestIdentifiers: allowTestIdentifiers,
            ])
    }
}
