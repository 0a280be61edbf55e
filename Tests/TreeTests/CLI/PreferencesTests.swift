import Foundation
import Kernel
import Testing

@testable import tizilim

struct PreferencesTests {
    private func file(_ text: String) throws -> String {
        let path = NSTemporaryDirectory() + "tizilim-settings-\(UUID()).json"
        try Data(text.utf8).write(to: URL(filePath: path))
        return path
    }

    @Test func `flags go before the environment, the environment before the file`() async throws {
        let path = try file(
            #"{"data": "/file", "listen": "[::1]:1", "eventLoops": 3, "tls": {"key": "/k"}}"#)
        defer { try? FileManager.default.removeItem(atPath: path) }
        let preferences = try await Preferences.load(
            flags: .init(texts: [.data: "/flag"]), file: path,
            environment: ["TIZILIM_DATA": "/variable", "TIZILIM_LISTEN": "[::1]:2", "OTHER": "x"])
        #expect(preferences.text(.data) == "/flag")
        #expect(preferences.text(.listen) == "[::1]:2")
        #expect(preferences.text(.tlsKey) == "/k")
        #expect(try preferences.number(.eventLoops) == 3)
        #expect(preferences.text(.database) == nil)
    }

    @Test func `each kind comes from each source`() async throws {
        let preferences = try await Preferences.load(
            flags: .init(texts: [:], switches: [.allowTestIdentifiers: true]), file: nil,
            environment: [
                "TIZILIM_EVENT_LOOPS": "4", "TIZILIM_ALLOW_PLAIN_ON_PUBLIC_ADDRESS": "true",
                "TIZILIM_TLS_SERVER_NAME": "rpc.example.kz", "TIZILIM_TLS_CERTIFICATE": "",
            ])
        #expect(try preferences.number(.eventLoops) == 4)
        #expect(try preferences.isOn(.allowPlainOnPublicAddress))
        #expect(try preferences.isOn(.allowTestIdentifiers))
        #expect(try !preferences.isOn(.tlsUse))
        #expect(preferences.text(.tlsServerName) == "rpc.example.kz")
        #expect(preferences.text(.tlsCertificate) == nil)
    }

    @Test func `a number that is none is refused, not ignored`() async throws {
        let preferences = try await Preferences.load(
            flags: [:], file: nil,
            environment: ["TIZILIM_EVENT_LOOPS": "many", "TIZILIM_TLS_USE": "perhaps"])
        #expect(throws: Complaint.self) { try preferences.number(.eventLoops) }
        #expect(throws: Complaint.self) { try preferences.isOn(.tlsUse) }
    }

    @Test func `flags and variables are named after the setting`() {
        #expect(Setting.tlsServerName.flag == "--tls-server-name")
        #expect(Setting.tlsServerName.variable == "TIZILIM_TLS_SERVER_NAME")
        #expect(Setting.allowPlainOnPublicAddress.flag == "--allow-plain-on-public-address")
        #expect(Set(Setting.allCases.map(\.variable)).count == Setting.allCases.count)
    }

    @Test(
        arguments: [
            (#"{"dta": "/x"}"#, "`dta` is no setting"),
            (#"{"tls": {"cert": "/x"}}"#, "`tls.cert` is no setting"),
            (#"{"eventLoops": "2"}"#, "`eventLoops` has the wrong type"),
            (#"{"data": 7}"#, "`data` has the wrong type"),
            ("[]", "it must be a JSON object"),
        ])
    func `a wrong file is refused with what is wrong`(text: String, problem: String) {
        #expect(ConfigurationFile.problems(in: Array(text.utf8)) == [problem])
    }
}

struct SecretsFileTests {
    private let folder = NSTemporaryDirectory() + "tizilim-secrets-\(UUID())"

    @Test func `is made once, private, and read again`() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let file = SecretsFile(path: folder + "/secrets.key")
        let one = try file.secrets().personTag(iin: "1")
        let other = try SecretsFile(path: file.path).secrets().personTag(iin: "1")
        #expect(one == other)
        #expect(try file.read().count == 32)
        let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions]
        #expect(mode as? Int == 0o600)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["secrets.key"])
    }

    @Test(arguments: [0o644, 0o640, 0o604]) func `is refused when others may read it`(
        mode: Int
    ) throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let file = SecretsFile(path: folder + "/secrets.key")
        _ = try file.secrets()
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
        #expect(throws: Complaint.self) { try file.secrets() }
    }

    @Test func `is refused when it is cut short`() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let file = SecretsFile(path: folder + "/secrets.key")
        _ = FileManager.default.createFile(
            atPath: file.path, contents: Data(count: 31), attributes: [.posixPermissions: 0o600])
        #expect(throws: Complaint.self) { try file.secrets() }
    }
}
