/// A piece of a statement with its bound values, for statements that are put together from parts,
/// such as the conditions of a search.
///
/// As in ``Query``, interpolation binds and never writes into the text.
package struct Fragment: Sendable, ExpressibleByStringInterpolation {
    fileprivate enum Part: Sendable {
        case text(String)
        case value(@Sendable (inout Bindings) -> Void)
    }

    fileprivate var parts: [Part]

    package init(stringLiteral text: String) { parts = [.text(text)] }

    package init(stringInterpolation interpolation: Interpolation) {
        parts = interpolation.parts
    }

    /// The pieces one after the other with a word of the program between them.
    package init(_ pieces: [Fragment], joined separator: StaticString) {
        let between = Part.text(separator.description)
        parts = Array(pieces.map(\.parts).joined(separator: [between]))
    }

    package struct Interpolation: StringInterpolationProtocol {
        fileprivate var parts: [Part] = []

        package init(literalCapacity: Int, interpolationCount: Int) {
            parts.reserveCapacity(interpolationCount * 2 + 1)
        }

        package mutating func appendLiteral(_ literal: String) { parts.append(.text(literal)) }

        package mutating func appendInterpolation<Value: Bindable>(_ value: Value) {
            parts.append(.value { $0.append(value) })
        }

        package mutating func appendInterpolation<Value: Bindable>(_ value: Value?) {
            parts.append(.value { $0.append(value) })
        }

        package mutating func appendInterpolation(sql fragment: Fragment) {
            parts += fragment.parts
        }

        package mutating func appendInterpolation(sql fragment: StaticString) {
            parts.append(.text(fragment.description))
        }
    }
}

extension Query.Interpolation {
    /// A piece put together elsewhere; its values are bound in their turn.
    package mutating func appendInterpolation(sql fragment: Fragment) {
        for part in fragment.parts {
            switch part {
            case .text(let text): appendLiteral(text)
            case .value(let bind): appendValue(bind)
            }
        }
    }
}
