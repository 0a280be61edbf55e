import Configuration

/// Everything that can be configured. The raw value is its place in the JSON file; the environment
/// variable is the same in capitals behind `TIZILIM_`, the flag the same in small letters.
enum Setting: String, CaseIterable, Sendable {
    case data
    case database
    case administrator
    case sql
    case postgresBinaries
    case secrets
    case listen
    case tlsCertificate = "tls.certificate"
    case tlsKey = "tls.key"
    case tlsClientAuthority = "tls.clientAuthority"
    case allowPlainOnPublicAddress
    case proxyProtocol
    case allowTestIdentifiers
    case eventLoops
    case metrics
    case address
    case tlsUse = "tls.use"
    case tlsAuthority = "tls.authority"
    case tlsServerName = "tls.serverName"
    case token
    case tokenFile
    case locale
    case logLevel = "log.level"
    case logKey = "log.key"
    case logOrigin = "log.origin"
    case logWitnesses = "log.witnesses"

    enum Kind: Sendable {
        case text
        case number
        case `switch`
    }

    var kind: Kind {
        switch self {
        case .allowPlainOnPublicAddress, .proxyProtocol, .allowTestIdentifiers, .tlsUse: .switch
        case .eventLoops: .number
        default: .text
        }
    }

    /// Never printed: a password may be part of a connection string.
    var isSecret: Bool {
        switch self {
        case .token, .database, .administrator: true
        default: false
        }
    }

    var key: ConfigKey { ConfigKey(rawValue) }

    /// `tls.serverName` is `TIZILIM_TLS_SERVER_NAME`.
    var variable: String { Self.prefix + words.joined(separator: "_").uppercased() }

    /// `tls.serverName` is `--tls-server-name`.
    var flag: String { "--" + words.joined(separator: "-").lowercased() }

    static let prefix = "TIZILIM_"

    private var words: [String] {
        var words = [""]
        for character in rawValue {
            if character == "." || character.isUppercase { words.append("") }
            if character != "." { words[words.count - 1].append(character) }
        }
        return words
    }
}
