/// A value that goes to PostgreSQL in binary.
package protocol Bindable: Sendable {
    /// The type's object id. Source: PostgreSQL's `pg_type.dat`; built-in ids never change.
    static var type: UInt32 { get }
    func encode(into bytes: inout [UInt8])
}

/// A value that comes from PostgreSQL in binary.
package protocol Readable: Sendable {
    /// Nil when these bytes are no value of this type; `type` is the column's object id.
    init?(binary bytes: UnsafeRawBufferPointer, type: UInt32)
}

/// Object ids of the types this layer speaks. Source: PostgreSQL's `pg_type.dat`.
package enum TypeID {
    package static let bool: UInt32 = 16
    package static let bytea: UInt32 = 17
    package static let int8: UInt32 = 20
    package static let int2: UInt32 = 21
    package static let int4: UInt32 = 23
    package static let text: UInt32 = 25
    package static let json: UInt32 = 114
    package static let varchar: UInt32 = 1043
    package static let date: UInt32 = 1082
    package static let timestamptz: UInt32 = 1184
    package static let uuid: UInt32 = 2950
    package static let jsonb: UInt32 = 3802
    package static let textArray: UInt32 = 1009
    package static let int4Array: UInt32 = 1007
    package static let int8Array: UInt32 = 1016
    package static let byteaArray: UInt32 = 1001
    package static let boolArray: UInt32 = 1000
    package static let dateArray: UInt32 = 1182
    package static let timestamptzArray: UInt32 = 1185
    package static let uuidArray: UInt32 = 2951
    package static let jsonbArray: UInt32 = 3807
    package static let xid8: UInt32 = 5069
}

extension FixedWidthInteger {
    /// Network byte order, as the protocol has it.
    func encodeBigEndian(into bytes: inout [UInt8]) {
        withUnsafeBytes(of: bigEndian) { bytes.append(contentsOf: $0) }
    }

    init?(bigEndian bytes: UnsafeRawBufferPointer) {
        guard bytes.count == MemoryLayout<Self>.size else { return nil }
        self = Self(bigEndian: bytes.loadUnaligned(as: Self.self))
    }
}
