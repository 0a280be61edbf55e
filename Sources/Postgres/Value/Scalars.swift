extension Bool: Bindable, Readable {
    package static var type: UInt32 { TypeID.bool }

    package func encode(into bytes: inout [UInt8]) { bytes.append(self ? 1 : 0) }

    package init?(binary bytes: UnsafeRawBufferPointer, type: UInt32) {
        guard type == TypeID.bool, bytes.count == 1 else { return nil }
        self = bytes[0] != 0
    }
}

extension Int32: Bindable, Readable {
    package static var type: UInt32 { TypeID.int4 }

    package func encode(into bytes: inout [UInt8]) { encodeBigEndian(into: &bytes) }

    package init?(binary bytes: UnsafeRawBufferPointer, type: UInt32) {
        guard type == TypeID.int4 else { return nil }
        self.init(bigEndian: bytes)
    }
}

extension Int64: Bindable, Readable {
    package static var type: UInt32 { TypeID.int8 }

    package func encode(into bytes: inout [UInt8]) { encodeBigEndian(into: &bytes) }

    package init?(binary bytes: UnsafeRawBufferPointer, type: UInt32) {
        switch type {
        case TypeID.int8: self.init(bigEndian: bytes)
        case TypeID.int4: self.init(widening: Int32(bigEndian: bytes))
        case TypeID.int2: self.init(widening: Int16(bigEndian: bytes))
        default: return nil
        }
    }

    private init?(widening value: (some BinaryInteger)?) {
        guard let value else { return nil }
        self.init(value)
    }
}

extension Int: Bindable, Readable {
    package static var type: UInt32 { TypeID.int8 }

    package func encode(into bytes: inout [UInt8]) { Int64(self).encodeBigEndian(into: &bytes) }

    package init?(binary bytes: UnsafeRawBufferPointer, type: UInt32) {
        guard let wide = Int64(binary: bytes, type: type) else { return nil }
        self.init(wide)
    }
}

extension String: Bindable, Readable {
    package static var type: UInt32 { TypeID.text }

    package func encode(into bytes: inout [UInt8]) { bytes.append(contentsOf: utf8) }

    package init?(binary bytes: UnsafeRawBufferPointer, type: UInt32) {
        switch type {
        case TypeID.text, TypeID.varchar, TypeID.json: self.init(decoding: bytes, as: UTF8.self)
        case TypeID.jsonb:
            guard bytes.first == JSONText.version else { return nil }
            self.init(decoding: bytes.dropFirst(), as: UTF8.self)
        default: return nil
        }
    }
}

extension Substring: Bindable {
    package static var type: UInt32 { TypeID.text }

    package func encode(into bytes: inout [UInt8]) { bytes.append(contentsOf: utf8) }
}

extension [UInt8]: Bindable {
    package static var type: UInt32 { TypeID.bytea }

    package func encode(into bytes: inout [UInt8]) { bytes.append(contentsOf: self) }
}

extension UInt8: ArrayReadable {
    package static func array(binary bytes: UnsafeRawBufferPointer, type: UInt32) -> [UInt8]? {
        type == TypeID.bytea ? Array(bytes) : nil
    }
}

/// JSON text that goes into a `jsonb` value; PostgreSQL refuses what is no JSON.
package struct JSONText: Bindable, Hashable {
    /// The one version of `jsonb`'s binary form. Source: PostgreSQL, `jsonb_recv`.
    static let version: UInt8 = 1

    package static var type: UInt32 { TypeID.jsonb }

    package var text: [UInt8]

    package init(_ text: [UInt8]) { self.text = text }

    package func encode(into bytes: inout [UInt8]) {
        bytes.append(Self.version)
        bytes.append(contentsOf: text)
    }
}
