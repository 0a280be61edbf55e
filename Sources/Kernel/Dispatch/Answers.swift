import JSONRPC
import NIOCore

/// JSON-RPC 2.0 responses in bytes, without a line's end.
enum Answers {
    /// What stands before a result. No id means that the client's id is not known.
    static func head(id: [UInt8]?) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(64)
        let id = id ?? []
        Reply.beginResult(id: id.span, to: &bytes)
        return bytes
    }

    /// What stands behind a result.
    static let tail = Array("}".utf8)

    static func result(_ json: JSON, id: [UInt8]?) -> ByteBuffer {
        result(raw: json.bytes, id: id)
    }

    static func result(raw: [UInt8], id: [UInt8]?) -> ByteBuffer {
        ByteBuffer(bytes: head(id: id) + raw + tail)
    }

    static func error(_ failure: Failure, id: [UInt8]?, locale: Locale) -> ByteBuffer {
        var bytes: [UInt8] = []
        let id = id ?? []
        Reply.error(
            failure.code, failure.message(in: locale), data: failure.data, id: id.span, to: &bytes)
        return ByteBuffer(bytes: bytes)
    }
}
