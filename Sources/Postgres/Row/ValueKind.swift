/// How a column's binary value is written as JSON.
enum ValueKind: Sendable {
    case bool, int2, int4, int8, text, uuid, timestamp, date, json, jsonb, textArray, bytea

    init?(_ type: UInt32) {
        switch type {
        case TypeID.bool: self = .bool
        case TypeID.int2: self = .int2
        case TypeID.int4: self = .int4
        case TypeID.int8: self = .int8
        case TypeID.text, TypeID.varchar: self = .text
        case TypeID.uuid: self = .uuid
        case TypeID.timestamptz: self = .timestamp
        case TypeID.date: self = .date
        case TypeID.json: self = .json
        case TypeID.jsonb: self = .jsonb
        case TypeID.textArray: self = .textArray
        case TypeID.bytea: self = .bytea
        default: return nil
        }
    }

    func write(_ value: UnsafeRawBufferPointer, into bytes: inout [UInt8]) {
        switch self {
        case .bool, .int2, .int4, .int8: writeText(value, into: &bytes)
        case .text: JSONText.quote(value, into: &bytes)
        // jsonb's text never holds a line break: inside strings it is escaped.
        case .jsonb: bytes.append(contentsOf: value.dropFirst())
        // Stored by this server, which writes JSON without line breaks.
        case .json: bytes.append(contentsOf: value)
        case .textArray: Self.writeArray(value, into: &bytes)
        case .uuid, .timestamp, .date, .bytea:
            bytes.append(UInt8(ascii: "\""))
            writeText(value, into: &bytes)
            bytes.append(UInt8(ascii: "\""))
        }
    }

    /// The value without quotes, as a cursor keeps it.
    func writeText(_ value: UnsafeRawBufferPointer, into bytes: inout [UInt8]) {
        switch self {
        case .bool: bytes.append(contentsOf: (value.first == 0 ? "false" : "true").utf8)
        case .int2: bytes.appendDecimal(Int64(Int16(bigEndian: value) ?? 0))
        case .int4: bytes.appendDecimal(Int64(Int32(bigEndian: value) ?? 0))
        case .int8: bytes.appendDecimal(Int64(bigEndian: value) ?? 0)
        case .uuid: UUIDValue(binary: value, type: TypeID.uuid)?.write(into: &bytes)
        case .timestamp: Timestamp(binary: value, type: TypeID.timestamptz)?.write(into: &bytes)
        case .date: DayCount(binary: value, type: TypeID.date)?.write(into: &bytes)
        case .bytea: Self.writeHex(value, into: &bytes)
        case .text, .json, .jsonb, .textArray: bytes.append(contentsOf: value)
        }
    }

    private static func writeArray(_ value: UnsafeRawBufferPointer, into bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "["))
        var reader = ArrayReader(value)
        while case .some(let element) = reader?.next() {
            if bytes.last != UInt8(ascii: "[") { bytes.append(UInt8(ascii: ",")) }
            if let element { JSONText.quote(element, into: &bytes) }
        }
        bytes.append(UInt8(ascii: "]"))
    }

    private static func writeHex(_ value: UnsafeRawBufferPointer, into bytes: inout [UInt8]) {
        let digits = Array("0123456789abcdef".utf8)
        for byte in value {
            bytes.append(digits[Int(byte >> 4)])
            bytes.append(digits[Int(byte & 15)])
        }
    }
}

extension JSONText {
    /// A JSON string: runs without special characters are copied whole.
    static func quote(_ text: UnsafeRawBufferPointer, into bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        var start = 0
        for (index, byte) in text.enumerated() {
            guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else {
                continue
            }
            bytes.append(contentsOf: text[start..<index])
            start = index + 1
            escape(byte, into: &bytes)
        }
        bytes.append(contentsOf: text[start...])
        bytes.append(UInt8(ascii: "\""))
    }

    private static func escape(_ byte: UInt8, into bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\\"))
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
        case 0x0A: bytes.append(UInt8(ascii: "n"))
        case 0x0D: bytes.append(UInt8(ascii: "r"))
        case 0x09: bytes.append(UInt8(ascii: "t"))
        default:
            let digits = Array("0123456789abcdef".utf8)
            bytes.append(contentsOf: "u00".utf8)
            bytes.append(digits[Int(byte >> 4)])
            bytes.append(digits[Int(byte & 15)])
        }
    }
}
