package import JSONRPC

/// Where a document is kept, and its digest; the document itself stays there.
package struct DocumentReference: Parameter {
    package var reference: Checked<ReferenceRule>
    package var digest: SHA256Digest?

    package static var schema: Schema {
        .object([
            "reference": .string(lengthMax: ReferenceRule.lengthMax),
            "sha256?": SHA256Digest.schema,
        ])
    }
    package static var sample: DocumentReference { DocumentReference(reference: .sample) }

    private init(reference: Checked<ReferenceRule>) { self.reference = reference }

    package init(json: JSON) throws(ParameterError) {
        guard let object = json.object else { throw ParameterError("object") }
        var members = Parameters(object)
        reference = members.required("reference", "")
        digest = members.optional("sha256", "")
        let problems = members.problems + members.unknown()
        if !problems.isEmpty { throw ParameterError(problems) }
    }
}

/// The same where the digest is what makes it evidence.
package struct SealedDocument: Parameter, Equatable {
    package var reference: Checked<ReferenceRule>
    package var digest: SHA256Digest

    package static var schema: Schema {
        .object([
            "reference": .string(lengthMax: ReferenceRule.lengthMax),
            "sha256": SHA256Digest.schema,
        ])
    }
    package static var sample: SealedDocument {
        SealedDocument(reference: .sample, digest: .sample)
    }

    private init(reference: Checked<ReferenceRule>, digest: SHA256Digest) {
        self.reference = reference
        self.digest = digest
    }

    package init(json: JSON) throws(ParameterError) {
        guard let object = json.object else { throw ParameterError("object") }
        var members = Parameters(object)
        reference = members.required("reference", "")
        digest = members.required("sha256", "")
        let problems = members.problems + members.unknown()
        if !problems.isEmpty { throw ParameterError(problems) }
    }
}

/// A path or an address.
package enum ReferenceRule: TextRule {
    package static var lengthMax: Int { 1_000 }
}

/// Why something is decided: about a printed page and a half.
package enum ReasonRule: TextRule {
    package static var lengthMax: Int { 4_000 }
    package static var allowsLineBreaks: Bool { true }
}

package typealias ReasonText = Checked<ReasonRule>

/// 64 lower-case hexadecimal digits.
package struct SHA256Digest: Parameter, Equatable {
    package var bytes: [UInt8]

    package static var schema: Schema { .string(pattern: "^[0-9a-f]{64}$") }
    package static var sample: SHA256Digest { SHA256Digest(bytes: []) }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    package init(json: JSON) throws(ParameterError) {
        guard let digits = json.string.map({ Array($0.utf8) }), digits.count == 64 else {
            throw ParameterError("sha256")
        }
        bytes = []
        for place in stride(from: 0, to: 64, by: 2) {
            guard let high = Self.value(digits[place]), let low = Self.value(digits[place + 1])
            else { throw ParameterError("sha256") }
            bytes.append(high << 4 | low)
        }
    }

    private static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        default: nil
        }
    }
}
