import JSONRPC
import Testing

/// Source: JSON-RPC 2.0 specification, section 7 (examples).
@Suite struct BatchTests {
    private let call = #"{"jsonrpc":"2.0","id":1,"method":"m"}"#

    @Test func `an empty batch is one invalid request`() {
        #expect(scan("[]") == .invalid(.emptyBatch))
        #expect(scan(" [ ] ") == .invalid(.emptyBatch))
    }

    @Test func `a batch that is cut off is no JSON at all`() {
        let text = #"[{"jsonrpc": "2.0", "method": "sum", "id": "1"}, {"jsonrpc": "2.0", "method"]"#
        guard case .malformed = scan(text) else { return #expect(Bool(false)) }
    }

    @Test func `each element that is no object is refused on its own`() {
        #expect(scan("[1]") == .batch([.invalid(.notAnObject, id: nil)]))
        let three = Message.Element.invalid(.notAnObject, id: nil)
        #expect(scan("[1,[],\"x\"]") == .batch([three, three, three]))
    }

    @Test func `calls, notifications and mistakes stand side by side`() throws {
        let text = #"""
            [{"jsonrpc": "2.0", "method": "sum", "params": [1,2,4], "id": "1"},
             {"jsonrpc": "2.0", "method": "notify_hello", "params": [7]},
             {"foo": "boo"}, {"jsonrpc": "2.0", "method": "get_data", "id": "9"}]
            """#
        guard case .batch(let elements) = scan(text) else { return #expect(Bool(false)) }
        #expect(elements.count == 4)
        guard case .call(let first) = elements[0], case .call(let second) = elements[1],
            case .call(let last) = elements[3]
        else { return #expect(Bool(false)) }
        #expect(slice(text, first.id) == "\"1\"")
        #expect(slice(text, first.method) == "sum")
        #expect(second.isNotification)
        #expect(elements[2] == .invalid(.version, id: nil))
        #expect(slice(text, last.method) == "get_data")
    }

    @Test func `a hundred elements are read and one more refuses them all`() {
        let batch = { (count: Int) in
            "[" + Array(repeating: call, count: count).joined(separator: ",") + "]"
        }
        guard case .batch(let elements) = scan(batch(100)) else { return #expect(Bool(false)) }
        #expect(elements.count == 100)
        #expect(scan(batch(101)) == .invalid(.batchTooLong))
    }

    @Test func `even a batch that is too long must be JSON`() {
        let text = "[" + String(repeating: "1,", count: 200) + "x]"
        guard case .malformed = scan(text) else { return #expect(Bool(false)) }
    }

    @Test func `the array counts as a level`() {
        let deep = { (levels: Int) in
            let value =
                String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
            return #"[{"jsonrpc":"2.0","id":1,"method":"m","params":\#(value)}]"#
        }
        guard case .batch = scan(deep(62)) else { return #expect(Bool(false)) }
        guard case .malformed(let problem) = scan(deep(63)) else { return #expect(Bool(false)) }
        #expect(problem.reason == .tooDeep)
    }
}
