/// The codes that JSON-RPC itself defines.
///
/// Source: JSON-RPC 2.0 specification, section 5.1.
package enum ReplyCode {
    package static let parseError = -32_700
    package static let invalidRequest = -32_600
    package static let methodNotFound = -32_601
    package static let invalidParams = -32_602
    package static let internalError = -32_603
}

/// Writes answers, each without a line feed anywhere.
///
/// An id is the bytes that the scanner found, echoed as they are; no bytes mean that the id is
/// unknown and are answered as null.
package enum Reply {
    /// A whole answer with a result.
    @inlinable package static func result(
        _ result: JSON, id: Span<UInt8>, to sink: inout some ByteSink
    ) {
        beginResult(id: id, to: &sink)
        sink.append(json: result)
        endResult(to: &sink)
    }

    /// Everything before the result, for a writer that streams it.
    @inlinable package static func beginResult(id: Span<UInt8>, to sink: inout some ByteSink) {
        begin(id: id, to: &sink)
        sink.append(#","result":"#)
    }

    /// Everything after the result.
    @inlinable package static func endResult(to sink: inout some ByteSink) {
        sink.append(UInt8(ascii: "}"))
    }

    /// A whole answer with an error; `data` is left out when it is `nil`.
    @inlinable package static func error(
        _ code: Int, _ message: String, data: JSON? = nil, id: Span<UInt8>,
        to sink: inout some ByteSink
    ) {
        begin(id: id, to: &sink)
        sink.append(#","error":{"code":"#)
        sink.append(integer: code)
        sink.append(#","message":"#)
        sink.append(quoted: message)
        if let data {
            sink.append(#","data":"#)
            sink.append(json: data)
        }
        sink.append("}}")
    }

    /// A whole answer with an error and the id null, for a message whose id can't be known.
    @inlinable package static func error(
        _ code: Int, _ message: String, data: JSON? = nil, to sink: inout some ByteSink
    ) {
        error(code, message, data: data, id: Span<UInt8>(), to: &sink)
    }

    @inlinable static func begin(id: Span<UInt8>, to sink: inout some ByteSink) {
        sink.append(#"{"jsonrpc":"2.0","id":"#)
        if id.isEmpty {
            sink.append("null")
        } else {
            sink.append(id)
        }
    }
}
