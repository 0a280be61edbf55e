/// One SQL statement with its bound values, ready to be sent; the text never contains a value.
package struct Statement: Sendable, Equatable {
    package var sql: String
    package var bindings: Bindings

    package init(_ sql: String, _ bindings: Bindings = Bindings()) {
        self.sql = sql
        self.bindings = bindings
    }
}

/// Values in PostgreSQL's binary form, one after the other in a single buffer.
package struct Bindings: Sendable, Equatable {
    /// The length that stands for NULL, as in the protocol's Bind message.
    static let null: Int32 = -1

    package private(set) var types: [UInt32] = []
    package private(set) var lengths: [Int32] = []
    package private(set) var bytes: [UInt8] = []

    package init() {}

    package var count: Int { types.count }

    package mutating func append<Value: Bindable>(_ value: Value) {
        let start = bytes.count
        value.encode(into: &bytes)
        types.append(Value.type)
        lengths.append(Int32(bytes.count - start))
    }

    package mutating func append<Value: Bindable>(_ value: Value?) {
        guard let value else {
            types.append(Value.type)
            lengths.append(Self.null)
            return
        }
        append(value)
    }
}
