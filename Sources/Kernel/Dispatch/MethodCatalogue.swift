/// All methods of the server, by name.
package struct MethodCatalogue: Sendable {
    private let methods: [String: any Method.Type]

    package init(_ methods: [any Method.Type]) {
        self.methods = Dictionary(methods.map { ($0.name, $0) }) { _, other in
            preconditionFailure("two methods are called \(other.name)")
        }
    }

    package subscript(_ name: String) -> (any Method.Type)? { methods[name] }

    /// In the order of their names.
    package var all: [any Method.Type] { methods.values.sorted { $0.name < $1.name } }
}
