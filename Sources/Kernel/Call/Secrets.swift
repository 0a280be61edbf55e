import Crypto
import Foundation

/// Keys that live outside the database.
package struct Secrets: Sendable {
    /// Digests of parameters: without the key nobody with the database alone can guess them.
    private let parameters: SymmetricKey
    /// Person tags: equal for one person in all tenants, meaningless without the key.
    private let persons: SymmetricKey
    /// Digests of the networks that calls come from, other ones each day.
    private let networks: SymmetricKey

    /// - Parameter root: 32 random bytes; all keys are derived from it (HKDF-SHA-256).
    package init(root: [UInt8]) {
        let material = SymmetricKey(data: root)
        func derive(_ use: String) -> SymmetricKey {
            HKDF<SHA256>.deriveKey(
                inputKeyMaterial: material, info: Data(use.utf8), outputByteCount: 32)
        }
        parameters = derive("tizilim parameters v1")
        persons = derive("tizilim persons v1")
        networks = derive("tizilim networks v1")
    }

    package func parametersDigest(_ canonical: [UInt8]) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: canonical, using: parameters))
    }

    package func personTag(iin: String) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Array(iin.utf8), using: persons))
    }

    /// Equal for one network on one day, so that its calls can be counted; from one day to another
    /// nothing leads back to it.
    package func networkDigest(_ network: String, on day: CivilDate) -> [UInt8] {
        let text = Array("\(day) \(network)".utf8)
        return Array(HMAC<SHA256>.authenticationCode(for: text, using: networks))
    }

    /// A new token: the secret that its owner gets once, and the hash that is stored.
    package static func makeToken() -> (secret: String, hash: [UInt8]) {
        let random = SymmetricKey(size: .bits256).withUnsafeBytes { Array($0) }
        let secret = "tzl_" + Hex.text(random)
        return (secret, hash(ofToken: secret))
    }

    package static func hash(ofToken secret: String) -> [UInt8] {
        Array(SHA256.hash(data: Array(secret.utf8)))
    }

    /// Takes the same time wherever the two differ.
    package static func areEqual(_ one: [UInt8], _ other: [UInt8]) -> Bool {
        guard one.count == other.count else { return false }
        return zip(one, other).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
