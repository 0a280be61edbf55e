/// Writes RFC 4180 rows: CRLF, and quotes only where a field needs them.
package enum CSVWriter {
    package static func append(_ fields: [String], to buffer: inout [UInt8]) {
        for (place, field) in fields.enumerated() {
            if place > 0 { buffer.append(UInt8(ascii: ",")) }
            append(field, to: &buffer)
        }
        buffer.append(contentsOf: "\r\n".utf8)
    }

    package static func append(_ field: String, to buffer: inout [UInt8]) {
        guard field.utf8.contains(where: needsQuotes) else {
            buffer.append(contentsOf: field.utf8)
            return
        }
        let quote = UInt8(ascii: "\"")
        buffer.append(quote)
        for byte in field.utf8 {
            if byte == quote { buffer.append(quote) }
            buffer.append(byte)
        }
        buffer.append(quote)
    }

    private static func needsQuotes(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\r"), UInt8(ascii: "\n"): true
        default: false
        }
    }
}
