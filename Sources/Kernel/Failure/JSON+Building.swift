package import JSONRPC

extension JSON.Object {
    /// - Precondition: no key occurs twice.
    package init(_ members: [(String, JSON)]) {
        self.init(uniqueMembers: members.map { Member(key: $0.0, value: $0.1) })
    }
}

extension JSON {
    /// The value's text in UTF-8.
    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(json: self)
        return bytes
    }
}
