package import JSONRPC

/// A type that a parameter can have.
package protocol Parameter: Sendable {
    static var schema: Schema { get }
    /// Stands in where the real value is wrong, so that the remaining ones are still checked.
    static var sample: Self { get }
    /// - Throws: every rule that the value breaks, with paths below this parameter.
    init(json: JSON) throws(ParameterError)
}

package struct ParameterError: Error, Sendable {
    package var problems: [Problem]

    package init(_ rule: String, at path: String = "") { problems = [Problem(path, rule)] }
    package init(_ problems: [Problem]) { self.problems = problems }
}

/// The members of `params`, read by a method's initialiser.
///
/// The same initialiser serves decoding and `rpc.discover`: what it reads is what is documented.
/// All problems are collected; an initialiser is one straight line without conditions.
package struct Parameters {
    package struct Field: Sendable {
        package var name: String
        package var summary: String
        package var isRequired: Bool
        let type: any Parameter.Type

        /// Made only for who asks: every call declares its parameters, and would pay for it.
        package var schema: Schema { type.schema }
    }

    private let object: JSON.Object
    package private(set) var problems: [Problem] = []
    package private(set) var fields: [Field] = []

    package init(_ object: JSON.Object) { self.object = object }

    package mutating func required<Value: Parameter>(
        _ name: String, _ summary: String
    ) -> Value {
        declare(name, Value.self, summary, isRequired: true)
        guard let json = object[name], json != .null else {
            problems.append(Problem(name, "required"))
            return Value.sample
        }
        return decode(json, at: name) ?? Value.sample
    }

    package mutating func optional<Value: Parameter>(
        _ name: String, _ summary: String
    ) -> Value? {
        declare(name, Value.self, summary, isRequired: false)
        guard let json = object[name], json != .null else { return nil }
        return decode(json, at: name)
    }

    /// Adds a rule over several parameters, such as "one of these two".
    package mutating func check(_ holds: Bool, _ path: String, _ rule: String) {
        if !holds, problems.isEmpty { problems.append(Problem(path, rule)) }
    }

    /// Names that no `required` or `optional` asked for: a typing mistake must not pass silently.
    package func unknown() -> [Problem] {
        object.keys.filter { name in !fields.contains { $0.name == name } }
            .map { Problem($0, "unknown") }
    }

    private mutating func declare<Value: Parameter>(
        _ name: String, _ type: Value.Type, _ summary: String, isRequired: Bool
    ) {
        fields.append(
            Field(name: name, summary: summary, isRequired: isRequired, type: type))
    }

    private mutating func decode<Value: Parameter>(_ json: JSON, at name: String) -> Value? {
        do throws(ParameterError) {
            return try Value(json: json)
        } catch {
            problems += error.problems.map { $0.below(name) }
            return nil
        }
    }
}

extension Problem {
    /// The same problem seen from the object or list that holds the value.
    package func below(_ name: String) -> Problem {
        if path.isEmpty { return Problem(name, rule) }
        return Problem(path.hasPrefix("[") ? name + path : "\(name).\(path)", rule)
    }
}
