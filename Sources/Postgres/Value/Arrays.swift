/// Elements of a one-dimensional array; absent ones are NULL.
package protocol ArrayElement: Bindable {
    static var arrayType: UInt32 { get }
}

extension Bool: ArrayElement { package static var arrayType: UInt32 { TypeID.boolArray } }
extension Int32: ArrayElement { package static var arrayType: UInt32 { TypeID.int4Array } }
extension Int64: ArrayElement { package static var arrayType: UInt32 { TypeID.int8Array } }
extension String: ArrayElement { package static var arrayType: UInt32 { TypeID.textArray } }
extension UUIDValue: ArrayElement { package static var arrayType: UInt32 { TypeID.uuidArray } }
extension Timestamp: ArrayElement {
    package static var arrayType: UInt32 { TypeID.timestamptzArray }
}
extension DayCount: ArrayElement { package static var arrayType: UInt32 { TypeID.dateArray } }
extension JSONText: ArrayElement { package static var arrayType: UInt32 { TypeID.jsonbArray } }
extension [UInt8]: ArrayElement { package static var arrayType: UInt32 { TypeID.byteaArray } }

/// A column of values bound as one array, for statements that write many rows at once.
package struct Column<Element: ArrayElement>: Bindable {
    package var elements: [Element?]

    package init(_ elements: [Element?]) { self.elements = elements }

    package static var type: UInt32 { Element.arrayType }

    /// Source: PostgreSQL, `array_recv`: dimensions, has-null flag, element type, length, lower bound.
    package func encode(into bytes: inout [UInt8]) {
        let dimensions: Int32 = elements.isEmpty ? 0 : 1
        dimensions.encodeBigEndian(into: &bytes)
        Int32(elements.contains { $0 == nil } ? 1 : 0).encodeBigEndian(into: &bytes)
        Element.type.encodeBigEndian(into: &bytes)
        guard dimensions == 1 else { return }
        Int32(elements.count).encodeBigEndian(into: &bytes)
        Int32(1).encodeBigEndian(into: &bytes)
        for element in elements { Self.encode(element, into: &bytes) }
    }

    private static func encode(_ element: Element?, into bytes: inout [UInt8]) {
        let place = bytes.count
        Bindings.null.encodeBigEndian(into: &bytes)
        guard let element else { return }
        element.encode(into: &bytes)
        let length = Int32(bytes.count - place - 4)
        withUnsafeBytes(of: length.bigEndian) { bytes.replaceSubrange(place..<place + 4, with: $0) }
    }
}

/// Walks the elements of an array in binary form.
struct ArrayReader {
    let elementType: UInt32
    private(set) var remaining: Int
    private var rest: Slice<UnsafeRawBufferPointer>

    /// Nil for anything but an empty or one-dimensional array.
    init?(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count >= 12 else { return nil }
        let word = { (offset: Int) in
            Int32(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Int32.self))
        }
        elementType = UInt32(bitPattern: word(8))
        switch word(0) {
        case 0: (remaining, rest) = (0, bytes[12...])
        case 1 where bytes.count >= 20: (remaining, rest) = (Int(word(12)), bytes[20...])
        default: return nil
        }
    }

    /// The next element's bytes; nil inside for NULL, nil outside at the end or on broken bytes.
    mutating func next() -> UnsafeRawBufferPointer?? {
        guard remaining > 0, rest.count >= 4 else { return nil }
        remaining -= 1
        let length = Int32(
            bigEndian: UnsafeRawBufferPointer(rebasing: rest).loadUnaligned(as: Int32.self))
        rest = rest.dropFirst(4)
        guard length >= 0 else { return .some(nil) }
        guard rest.count >= Int(length) else { return nil }
        defer { rest = rest.dropFirst(Int(length)) }
        return UnsafeRawBufferPointer(rebasing: rest.prefix(Int(length)))
    }
}

/// An element whose arrays are read as a whole: `bytea` for bytes, `text[]` for strings.
package protocol ArrayReadable: Sendable {
    static func array(binary bytes: UnsafeRawBufferPointer, type: UInt32) -> [Self]?
}

extension Array: Readable where Element: ArrayReadable {
    package init?(binary bytes: UnsafeRawBufferPointer, type: UInt32) {
        guard let elements = Element.array(binary: bytes, type: type) else { return nil }
        self = elements
    }
}

extension String: ArrayReadable {
    package static func array(binary bytes: UnsafeRawBufferPointer, type: UInt32) -> [String]? {
        guard type == TypeID.textArray, var reader = ArrayReader(bytes) else { return nil }
        var elements: [String] = []
        while case .some(let element) = reader.next() {
            guard let element, let text = String(binary: element, type: reader.elementType) else {
                return nil
            }
            elements.append(text)
        }
        return elements
    }
}
