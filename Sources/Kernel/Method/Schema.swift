package import JSONRPC

/// A JSON Schema, as far as this interface needs it. Source: OpenRPC 1.3, JSON Schema draft 7.
package struct Schema: Sendable, Equatable {
    package var json: JSON

    package init(_ json: JSON) { self.json = json }

    package static func string(
        pattern: String? = nil, format: String? = nil, lengthMax: Int? = nil
    ) -> Schema {
        var members: [(String, JSON)] = [("type", "string")]
        if let pattern { members.append(("pattern", .string(pattern))) }
        if let format { members.append(("format", .string(format))) }
        if let lengthMax { members.append(("maxLength", .int(Int64(lengthMax)))) }
        return Schema(.object(JSON.Object(members)))
    }

    package static func integer(_ range: ClosedRange<Int64>? = nil) -> Schema {
        var members: [(String, JSON)] = [("type", "integer")]
        if let range {
            members.append(("minimum", .int(range.lowerBound)))
            members.append(("maximum", .int(range.upperBound)))
        }
        return Schema(.object(JSON.Object(members)))
    }

    package static let boolean = Schema(["type": "boolean"])

    package static func oneOf(_ values: some Sequence<String>) -> Schema {
        Schema(["type": "string", "enum": .array(values.map { .string($0) })])
    }

    package static func array(of element: Schema) -> Schema {
        Schema(["type": "array", "items": element.json])
    }

    /// An object; members whose name ends in `?` may be absent.
    package static func object(_ members: KeyValuePairs<String, Schema>) -> Schema {
        object(members.map { ($0.key, $0.value) })
    }

    package static func object(_ members: [(String, Schema)]) -> Schema {
        let required = members.filter { !$0.0.hasSuffix("?") }.map { JSON.string($0.0) }
        let properties = members.map { name, schema in
            (name.hasSuffix("?") ? String(name.dropLast()) : name, schema.json)
        }
        return Schema([
            "type": "object", "properties": .object(JSON.Object(properties)),
            "required": .array(required), "additionalProperties": false,
        ])
    }

    /// One page of a list; `next` is absent at the end.
    package static func page(of element: Schema) -> Schema {
        object(["items": array(of: element), "next?": string()])
    }

    package static let any = Schema([:])
    package static let id = string(
        pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")
    package static let instant = string(format: "date-time")
    package static let date = string(format: "date")
    package static let names = object(["kk?": string(), "ru?": string(), "en?": string()])
    /// How ``Texts`` are answered.
    package static let texts = object(["kk?": string(), "ru?": string()])
    package static let version = integer(1...Int64.max)
    /// What most writes answer: which record, and its version now.
    package static let receipt = object(["id": id, "version": version])
}
