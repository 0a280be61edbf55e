/// A statement and the type its rows decode to. Interpolation binds; it never writes into the text.
///
///     let query: Query<Held> = """
///         SELECT version, status FROM registry.cases
///         WHERE tenant_id = \(tenant) AND id = \(id) FOR UPDATE
///         """
package struct Query<Row>: Sendable {
    package var statement: Statement

    package init(_ statement: Statement) {
        self.statement = statement
    }
}

extension Query: ExpressibleByStringInterpolation {
    package init(stringLiteral text: String) {
        statement = Statement(text)
    }

    package init(stringInterpolation interpolation: Interpolation) {
        statement = Statement(interpolation.sql, interpolation.bindings)
    }

    package struct Interpolation: StringInterpolationProtocol {
        fileprivate var sql = ""
        fileprivate var bindings = Bindings()

        package init(literalCapacity: Int, interpolationCount: Int) {
            sql.reserveCapacity(literalCapacity + interpolationCount * 3)
        }

        package mutating func appendLiteral(_ literal: String) {
            sql += literal
        }

        package mutating func appendInterpolation<Value: Bindable>(_ value: Value) {
            bindings.append(value)
            appendPlaceholder()
        }

        package mutating func appendInterpolation<Value: Bindable>(_ value: Value?) {
            bindings.append(value)
            appendPlaceholder()
        }

        /// Text of the program itself, such as a list of columns that two statements share.
        ///
        /// A `StaticString` can't hold anything a caller sent.
        package mutating func appendInterpolation(sql fragment: StaticString) {
            sql += fragment.description
        }

        mutating func appendValue(_ bind: (inout Bindings) -> Void) {
            bind(&bindings)
            appendPlaceholder()
        }

        private mutating func appendPlaceholder() {
            sql += "$"
            sql += String(bindings.count)
        }
    }
}

/// A query whose rows nobody reads.
package typealias Command = Query<Never>
