import JSONRPC
import Journal
import Kernel
import Postgres

/// What a check of a certificate came to.
enum VerifyOutcome: Equatable {
    case genuine(VerifiedEntry)
    /// The first thing that is wrong.
    case notGenuine(ProofFailure)

    init(_ bytes: [UInt8], trusting keys: [VerifierKey]) {
        do throws(ProofFailure) {
            self = .genuine(try Self.verify(bytes, keys))
        } catch {
            self = .notGenuine(error)
        }
    }

    private static func verify(
        _ bytes: [UInt8], _ keys: [VerifierKey]
    ) throws(ProofFailure) -> VerifiedEntry {
        guard bytes.starts(with: ShortCertificate.mark.utf8) else {
            return try Certificate(parsing: bytes).verify(trusting: keys)
        }
        // A text file ends with a newline, which the code has not.
        let ending = bytes.reversed().prefix {
            $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r")
        }
        let text = String(decoding: bytes.dropLast(ending.count), as: UTF8.self)
        return try ShortCertificate(parsing: text).verify(trusting: keys)
    }

    var isGenuine: Bool {
        if case .genuine = self { true } else { false }
    }

    func text(width: Int) -> String {
        switch self {
        case .notGenuine(let failure): "NOT GENUINE: \("\(failure)".safeForTerminal)"
        case .genuine(let entry): entry.text(width: width)
        }
    }

    var json: JSON {
        switch self {
        case .notGenuine(let failure): ["genuine": false, "reason": .string("\(failure)")]
        case .genuine(let entry): entry.json
        }
    }
}

extension VerifiedEntry {
    func text(width: Int) -> String {
        let opening = [
            "GENUINE: the register said this, and its log holds it at this place for good.", "",
        ]
        var closing = [
            "",
            "It is what the register said then. Whether it says the same today, ask the "
                + "register: a later entry may have changed it.",
        ]
        if entry == nil {
            closing = [
                "",
                "The code has no room for the entry itself: ask for the certificate's long "
                    + "form, or for the entry at this position, and compare its hash.",
            ]
        }
        let lines = closing.flatMap { KeyValueList.wrap($0, to: width) }
        return (opening + KeyValueList(pairs: pairs).lines(width: width) + lines)
            .joined(separator: "\n")
    }

    private var pairs: [(name: String, value: String)] {
        var pairs: [(name: String, value: String)] = []
        for (name, key) in Self.names {
            if let value = entry?[key] { pairs.append((name, value.string ?? value.text)) }
        }
        for fact in entry?["facts"]?.object ?? [:] {
            pairs.append((fact.key, fact.value.string ?? fact.value.text))
        }
        for text in disclosed { pairs += text.pairs }
        let hidden = (entry?["commitments"]?.object ?? [:]).map(\.key)
            .filter { field in !disclosed.contains { $0.field == field } }
        if !hidden.isEmpty { pairs.append(("not shown here", hidden.joined(separator: ", "))) }
        return pairs + proofPairs
    }

    private static let names = [
        ("what", "type"), ("when", "at"), ("by whom", "actor"), ("where", "tenant"),
        ("about", "kind"), ("its id", "subject"), ("its version", "version"),
    ]

    private var proofPairs: [(name: String, value: String)] {
        var pairs = [
            (name: "log", value: signers.first?.name ?? ""),
            ("entry", "\(position) of \(size), counted from 0"),
            ("hash", Hex.text(hash.bytes)),
            ("signed with", signers.map(\.idText).joined(separator: ", ")),
        ]
        for cosignature in cosignatures {
            pairs.append(("seen by", "\(cosignature.witness.name), \(cosignature.time)"))
        }
        return pairs
    }

    var json: JSON {
        var object: JSON.Object = [
            "genuine": true, "log": .string(signers.first?.name ?? ""),
            "position": .int(position), "size": .int(size), "root": .string(Hex.text(root.bytes)),
            "hash": .string(Hex.text(hash.bytes)),
            "signedWith": .array(signers.map { .string($0.text) }),
            "seenBy": .array(cosignatures.map(\.json)),
            "texts": .array(
                disclosed.map { text in
                    ["field": .string(text.field), "text": .string(text.text)]
                }),
        ]
        object["entry"] = entry.map { .object($0) }
        return .object(object)
    }
}

extension Cosignature {
    /// The time that the witness wrote, for people.
    var time: String {
        let limit = UInt64(Int64.max / 1_000_000)
        guard seconds <= limit else { return "at second \(seconds)" }
        return Timestamp(microseconds: Int64(seconds) * 1_000_000).description
    }

    var json: JSON {
        ["witness": .string(witness.text), "at": .string(time)]
    }
}

extension DisclosedText {
    /// A record is shown member by member, any other text as it is.
    fileprivate var pairs: [(name: String, value: String)] {
        guard let json = try? JSON(parsing: Array(text.utf8).span), json.object != nil else {
            return [(field, text)]
        }
        return json.leaves(under: "")
    }
}

extension JSON {
    /// `name.kk` and its text, for every member that holds no more members.
    fileprivate func leaves(under name: String) -> [(name: String, value: String)] {
        switch self {
        case .object(let object):
            object.flatMap { $0.value.leaves(under: name.isEmpty ? $0.key : name + "." + $0.key) }
        case .array(let elements) where elements.contains { $0.object != nil }:
            elements.enumerated().flatMap { $0.element.leaves(under: "\(name).\($0.offset + 1)") }
        case .array(let elements):
            [(name, elements.map { $0.string ?? $0.text }.joined(separator: ", "))]
        case .null, .bool, .number, .string: [(name, string ?? text)]
        }
    }
}
