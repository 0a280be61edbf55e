extension JSON {
    /// The members of an object in the order in which they were written, each name once.
    ///
    /// Names are compared byte for byte, as JSON means them, not by Unicode equivalence as `String`
    /// does. Two objects with the same members in another order are equal.
    package struct Object: Sendable {
        package struct Member: Sendable {
            package let key: String
            package var value: JSON

            package init(key: String, value: JSON) {
                self.key = key
                self.value = value
            }
        }

        private var members: [Member]

        package init() { members = [] }

        /// - Precondition: no key occurs twice.
        package init(uniqueMembers members: [Member]) {
            precondition(!members.hasDuplicate(by: \.key), "a key occurs twice")
            self.members = members
        }

        /// For members that were checked already.
        init(checked members: [Member]) { self.members = members }

        package var keys: [String] { members.map(\.key) }

        /// The member's value; setting appends a new member, setting `nil` removes it.
        package subscript(key: String) -> JSON? {
            get { position(of: key).map { members[$0].value } }
            set {
                switch (position(of: key), newValue) {
                case (let place?, let value?): members[place].value = value
                case (let place?, nil): members.remove(at: place)
                case (nil, let value?): members.append(Member(key: key, value: value))
                case (nil, nil): break
                }
            }
        }

        private func position(of key: String) -> Int? {
            members.firstIndex { $0.key.isSameText(as: key) }
        }
    }
}

extension JSON.Object: RandomAccessCollection {
    package var startIndex: Int { 0 }
    package var endIndex: Int { members.count }
    package subscript(position: Int) -> Member { members[position] }
}

extension JSON.Object: Equatable {
    package static func == (left: Self, right: Self) -> Bool {
        guard left.count == right.count else { return false }
        let sorted = [left, right].map { $0.sorted { $0.key.precedes($1.key) } }
        return zip(sorted[0], sorted[1]).allSatisfy {
            $0.key.isSameText(as: $1.key) && $0.value == $1.value
        }
    }
}

extension JSON.Object: ExpressibleByDictionaryLiteral {
    /// - Precondition: no key occurs twice.
    package init(dictionaryLiteral elements: (String, JSON)...) {
        self.init(uniqueMembers: elements.map { Member(key: $0.0, value: $0.1) })
    }
}

extension Array {
    /// Whether two elements have one name; sorts when there are many, so that a hostile object of
    /// a hundred thousand members costs no quadratic time.
    func hasDuplicate(by name: (Element) -> String) -> Bool {
        if count < 2 { return false }
        guard count > 16 else {
            return indices.contains { later in
                self[..<later].contains { name($0).isSameText(as: name(self[later])) }
            }
        }
        let names = map(name).sorted { $0.precedes($1) }
        return zip(names, names.dropFirst()).contains { $0.isSameText(as: $1) }
    }
}

extension String {
    func isSameText(as other: String) -> Bool {
        utf8.count == other.utf8.count && utf8.elementsEqual(other.utf8)
    }

    func precedes(_ other: String) -> Bool {
        utf8.lexicographicallyPrecedes(other.utf8)
    }
}
