import Foundation
import Journal
import Kernel
import Wire

/// What a server is told, read from the preferences and checked before anything is started.
struct ServerOptions: Sendable {
    static let listenUsual = "127.0.0.1:7411"

    var wire: LineServer.Configuration
    var policy: Policy
    var eventLoops: Int
    /// Where an operator's collector asks; nil for nowhere.
    var metrics: ListenAddress?

    init(_ preferences: Preferences) throws {
        let text = preferences.text(.listen) ?? Self.listenUsual
        wire = LineServer.Configuration(address: try Self.address(text, .listen))
        metrics = try preferences.text(.metrics).map { try Self.address($0, .metrics) }
        wire.tls = try Self.identity(preferences)
        wire.allowsPlainOnPublicAddress = try preferences.isOn(.allowPlainOnPublicAddress)
        wire.isBehindProxy = try preferences.isOn(.proxyProtocol)
        policy = Policy(
            allowsTestIdentifiers: try preferences.isOn(.allowTestIdentifiers),
            log: LogPolicy(witnesses: try Self.witnesses(preferences)))
        // PostgreSQL's own processes want the other half.
        let half = max(1, ProcessInfo.processInfo.activeProcessorCount / 2)
        eventLoops = try preferences.number(.eventLoops) ?? half
        guard 1...1_024 ~= eventLoops else {
            throw Complaint("--event-loops must be between 1 and 1024", status: .usage)
        }
    }

    private static func witnesses(_ preferences: Preferences) throws -> [String] {
        let texts = (preferences.text(.logWitnesses) ?? "").split(separator: ",").map(String.init)
        for text in texts {
            do throws(NoteFailure) {
                let key = try VerifierKey(parsing: text)
                guard key.algorithm == .cosignature else {
                    throw .malformed("\(key.name) is the key of a log")
                }
            } catch {
                throw Complaint("--log-witnesses: \(error)", status: .usage)
            }
        }
        return texts
    }

    private static func address(_ text: String, _ setting: Setting) throws -> ListenAddress {
        do {
            return try ListenAddress(parsing: text)
        } catch {
            throw Complaint("\(setting.flag): \(error)", status: .usage)
        }
    }

    private static func identity(_ preferences: Preferences) throws -> TLSIdentity? {
        switch (preferences.text(.tlsCertificate), preferences.text(.tlsKey)) {
        case (nil, nil): return nil
        case (let chain?, let key?):
            return TLSIdentity(
                certificateChainFile: chain, privateKeyFile: key,
                clientAuthorityFile: preferences.text(.tlsClientAuthority))
        default:
            throw Complaint(
                "--tls-certificate and --tls-key belong together: give both or none",
                status: .usage)
        }
    }
}
