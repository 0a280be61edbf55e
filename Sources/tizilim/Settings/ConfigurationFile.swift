import Foundation
import JSONRPC

/// The JSON file of `--config`: checked before it is used, because a misspelt name would silently
/// leave a setting at its default.
enum ConfigurationFile {
    static func check(_ path: String) throws {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Complaint("\(path) can't be read", status: .usage)
        }
        let problems = Self.problems(in: Array(data))
        guard problems.isEmpty else {
            throw Complaint(
                "\(path): " + problems.joined(separator: "; "),
                hint: "known are: " + Setting.allCases.map(\.rawValue).joined(separator: ", "),
                status: .usage)
        }
    }

    /// What is wrong with the bytes of a file; values are never repeated.
    static func problems(in bytes: [UInt8]) -> [String] {
        let json: JSON
        do {
            json = try JSON(parsing: bytes.span)
        } catch {
            return ["it is no JSON: \(error)"]
        }
        guard let object = json.object else { return ["it must be a JSON object"] }
        return problems(in: object, below: "")
    }

    private static func problems(in object: JSON.Object, below prefix: String) -> [String] {
        object.flatMap { member -> [String] in
            let name = prefix + member.key
            if let setting = Setting(rawValue: name) {
                return setting.kind.fits(member.value) ? [] : ["`\(name)` has the wrong type"]
            }
            if let inner = member.value.object { return problems(in: inner, below: name + ".") }
            return ["`\(name)` is no setting"]
        }
    }
}

extension Setting.Kind {
    fileprivate func fits(_ value: JSON) -> Bool {
        switch self {
        case .text: value.string != nil
        case .number: value.int64 != nil
        case .switch: value.bool != nil
        }
    }
}
