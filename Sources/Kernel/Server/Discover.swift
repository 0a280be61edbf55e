package import JSONRPC
import Postgres

/// Describes the whole interface, made from the declarations that the dispatcher itself uses.
///
/// - Source: OpenRPC 1.3, `rpc.discover`.
package struct Discover: ConnectionMethod {
    package static let name = "rpc.discover"
    package static let summary = "The OpenRPC description of this server."
    package static let result = Schema.any
    package static let example: JSON.Object? = [:]

    package init(_ parameters: inout Parameters) {}

    package func run(in context: ConnectionContext) throws(Failure) -> JSON {
        [
            "openrpc": "1.3.2",
            "info": [
                "title": "Tizilim", "version": .string(context.status.version),
                "license": ["name": "Apache-2.0"],
            ],
            "methods": .array(context.catalogue.all.map(Self.describe)),
        ]
    }

    private static func describe(_ type: any Method.Type) -> JSON {
        var parameters = Parameters([:])
        _ = type.init(&parameters)
        var params = parameters.fields.map(describe)
        if type.access.isBarrier { params.append(key) }
        var method: JSON.Object = [
            "name": .string(type.name), "summary": .string(type.summary),
            "paramStructure": "by-name", "params": .array(params),
            "result": ["name": "result", "schema": type.result.json],
            "errors": .array(type.reasons.map(describe)),
            "x-access": .string(type.access.label),
            "x-roles": .array(
                Role.allCases.filter(type.access.admits).map { .string($0.rawValue) }),
        ]
        if let example = type.example { method["examples"] = [describe(example, of: type)] }
        return .object(method)
    }

    private static func describe(_ field: Parameters.Field) -> JSON {
        [
            "name": .string(field.name), "summary": .string(field.summary),
            "required": .bool(field.isRequired), "schema": field.schema.json,
        ]
    }

    private static func describe(_ reason: Reason) -> JSON {
        [
            "code": .int(Int64(Failure.conflict(reason).code)), "message": .string(reason.text.en),
            "data": ["reason": .string(reason.code)],
        ]
    }

    private static func describe(_ example: JSON.Object, of type: any Method.Type) -> JSON {
        [
            "name": .string(type.name),
            "params": .array(
                example.map { ["name": .string($0.key), "value": $0.value] }),
        ]
    }

    private static let key: JSON = [
        "name": "idempotencyKey", "required": false,
        "summary": "The same key and parameters again get the same answer and no second effect.",
        "schema": Schema.string(lengthMax: IdempotencyKey.bytesMax).json,
    ]
}

extension Access {
    /// `public`, `connection`, or the permission that is needed.
    package var label: String {
        switch self {
        case .public: "public"
        case .connection: "connection"
        case .read(let permission), .write(let permission): permission.name
        }
    }
}

/// Says that the server runs, and which version.
package struct GetServerStatus: ConnectionMethod {
    package static let name = "server.status"
    package static let summary = "Version, start and clock of this server."
    package static let result = Schema.object([
        "version": .string(), "schemaVersion": .integer(), "started": .instant, "now": .instant,
        "log": LogReport.schema,
    ])
    package static let example: JSON.Object? = [:]

    package init(_ parameters: inout Parameters) {}

    package func run(in context: ConnectionContext) throws(Failure) -> JSON {
        [
            "version": .string(context.status.version),
            "schemaVersion": .int(Int64(context.status.schemaVersion)),
            "started": .string(context.status.started.description),
            "now": .string("\(Timestamp.now())"),
            "log": context.status.log.report.json,
        ]
    }
}
