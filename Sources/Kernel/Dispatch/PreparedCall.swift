import JSONRPC

/// A call that is well formed: its method is known, its parameters are read.
struct PreparedCall {
    let type: any Method.Type
    let key: IdempotencyKey?
    private let object: JSON.Object

    /// Nothing runs beside it: it writes, or changes who calls.
    var isBarrier: Bool { type.access.isBarrier || type is OpenSession.Type }

    init(
        _ envelope: JSONRPC.Envelope, in line: Span<UInt8>, dispatcher: Dispatcher
    ) throws(Failure) {
        try self.init(
            envelope.methodName(in: line), try Self.parameters(envelope.params, in: line),
            dispatcher: dispatcher)
    }

    init(
        _ name: String, _ params: JSON.Object, dispatcher: Dispatcher
    ) throws(Failure) {
        guard let type = dispatcher.catalogue[name] else { throw .methodNotFound }
        self.type = type
        var object = params
        key = try Self.takeKey(from: &object, of: type, dispatcher.secrets)
        self.object = object
    }

    /// The method with its parameters, or all that is wrong with them.
    func method() throws(Failure) -> any Method {
        var parameters = Parameters(object)
        let method = type.init(&parameters)
        let problems = parameters.problems + parameters.unknown()
        guard problems.isEmpty else { throw .invalidParameters(problems) }
        return method
    }

    private static func parameters(
        _ params: JSONRPC.Envelope.Params, in line: Span<UInt8>
    ) throws(Failure) -> JSON.Object {
        switch params {
        case .absent: return [:]
        case .array: throw .invalidParameters([Problem("", "byName")])
        case .object(let range):
            // The scanner has checked everything but names that occur twice.
            guard let json = try? JSON(parsing: line, in: range), let object = json.object else {
                throw .invalidParameters([Problem("", "duplicateName")])
            }
            guard !json.containsNUL else { throw .invalidParameters([Problem("", "nul")]) }
            return object
        }
    }

    /// Every write takes a key; what only reads may be repeated without one.
    private static func takeKey(
        from object: inout JSON.Object, of type: any Method.Type, _ secrets: Secrets
    ) throws(Failure) -> IdempotencyKey? {
        guard type.access.isBarrier, let json = object["idempotencyKey"] else { return nil }
        object["idempotencyKey"] = nil
        guard let text = json.string, 1...IdempotencyKey.bytesMax ~= text.utf8.count else {
            throw .invalidParameters([Problem("idempotencyKey", "key")])
        }
        var recorded = object
        for name in type.unrecorded { recorded[name] = nil }
        let call = JSON.array([.string(type.name), .object(recorded)])
        guard let canonical = try? call.canonical() else {
            throw .invalidParameters([Problem("", "integer")])
        }
        return IdempotencyKey(text: text, digest: secrets.parametersDigest(canonical))
    }
}
