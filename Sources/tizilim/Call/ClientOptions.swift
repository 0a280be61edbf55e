import ArgumentParser
import Configuration
import Foundation
import Wire

/// Which server to ask, as whom, and how to show the answer.
struct ClientOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The server (default: 127.0.0.1:7411).", valueName: "address"))
    var address: String?

    @Option(
        help: ArgumentHelp(
            "The secret tzl_…; better in TIZILIM_TOKEN or a file, where no process list shows it.",
            valueName: "secret"))
    var token: String?

    @Option(help: ArgumentHelp("A file with the token on its first line.", valueName: "file"))
    var tokenFile: String?

    @Flag(help: "Speak TLS.")
    var tls = false

    @Option(help: ArgumentHelp("Believe these authorities (PEM); implies TLS.", valueName: "file"))
    var tlsAuthority: String?

    @Option(
        help: ArgumentHelp(
            "The name that the certificate must be for; implies TLS.", valueName: "name"))
    var tlsServerName: String?

    @Option(help: ArgumentHelp("Language of messages and names: kk, ru or en.", valueName: "code"))
    var locale: String?

    @Flag(help: "Print JSON, also on a terminal.")
    var json = false

    var flags: [Setting: ConfigContent] {
        [Setting: ConfigContent](
            texts: [
                .address: address, .token: token, .tokenFile: tokenFile,
                .tlsAuthority: tlsAuthority, .tlsServerName: tlsServerName, .locale: locale,
            ], switches: [.tlsUse: tls])
    }
}

/// The same, read and checked.
struct ClientTarget: Sendable {
    var address: ListenAddress
    var trust: TLSTrust?
    var token: String?
    var locale: String

    init(address: ListenAddress, token: String?, locale: String) {
        self.address = address
        self.token = token
        self.locale = locale
    }

    init(_ preferences: Preferences) throws {
        let text = preferences.text(.address) ?? ServerOptions.listenUsual
        do {
            address = try ListenAddress(parsing: text)
        } catch {
            throw Complaint("--address: \(error)", status: .usage)
        }
        let authority = preferences.text(.tlsAuthority)
        let name = preferences.text(.tlsServerName)
        if try preferences.isOn(.tlsUse) || authority != nil || name != nil {
            trust = TLSTrust(serverName: name, authorityFile: authority)
        }
        token = try preferences.text(.token) ?? preferences.text(.tokenFile).map(Self.firstLine)
        locale = preferences.text(.locale) ?? Self.language(ProcessInfo.processInfo.environment)
        guard ["kk", "ru", "en"].contains(locale) else {
            throw Complaint("--locale must be kk, ru or en", status: .usage)
        }
    }

    private static func firstLine(of file: String) throws -> String {
        guard let data = FileManager.default.contents(atPath: file) else {
            throw Complaint("The token file \(file) can't be read", status: .usage)
        }
        let text = String(decoding: data, as: UTF8.self)
        return text.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? ""
    }

    /// The language of the person's system, where the register has it.
    static func language(_ environment: [String: String]) -> String {
        let names = ["LC_ALL", "LC_MESSAGES", "LANG"]
        let chosen = names.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
        let code = String(chosen.prefix(2))
        return ["kk", "ru"].contains(code) ? code : "en"
    }
}
