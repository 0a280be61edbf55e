import JSONRPC
import NIOCore

/// JSON-RPC 2.0 responses in bytes. A line ends with LF; an element of a batch does not.
enum Answers {
    /// What stands before a result. No id means that the client's id is not known.
    static func head(id: [UInt8]?) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(64)
        let id = id ?? []
        Reply.beginResult(id: id.span, to: &bytes)
        return bytes
    }

    static func tail(isLine: Bool) -> [UInt8] { isLine ? lineTail : elementTail }

    static func result(_ json: JSON, id: [UInt8]?, isLine: Bool) -> ByteBuffer {
        result(raw: json.bytes, id: id, isLine: isLine)
    }

    static func result(raw: [UInt8], id: [UInt8]?, isLine: Bool) -> ByteBuffer {
        ByteBuffer(bytes: head(id: id) + raw + tail(isLine: isLine))
    }

    static func error(
        _ failure: Failure, id: [UInt8]?, locale: Locale, isLine: Bool
    ) -> ByteBuffer {
        var bytes: [UInt8] = []
        let id = id ?? []
        Reply.error(
            failure.code, failure.message(in: locale), data: failure.data, id: id.span, to: &bytes)
        if isLine { bytes.append(UInt8(ascii: "\n")) }
        return ByteBuffer(bytes: bytes)
    }

    private static let lineTail = Array("}\n".utf8)
    private static let elementTail = Array("}".utf8)
}
