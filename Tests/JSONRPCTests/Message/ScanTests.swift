import JSONRPC
import Testing

@Suite struct ScanTests {
    private func envelope(_ text: String) throws -> Envelope {
        guard case .single(.call(let envelope)) = scan(text) else {
            throw Refused(message: scan(text))
        }
        return envelope
    }

    private struct Refused: Error { let message: Message }

    private func problem(_ text: String) -> InvalidRequest? {
        guard case .single(.invalid(let problem, _)) = scan(text) else { return nil }
        return problem
    }

    private func idOfProblem(_ text: String) -> String? {
        guard case .single(.invalid(_, let id)) = scan(text) else { return nil }
        return slice(text, id)
    }

    @Test func `a call's parts are found where they stand`() throws {
        let text =
            #" { "jsonrpc" : "2.0" , "id" : 17 , "method" : "ngo.get" , "params" : {"a":[1]} } "#
        let call = try envelope(text)
        #expect(slice(text, call.id) == "17")
        #expect(slice(text, call.method) == "ngo.get")
        guard case .object(let params) = call.params else { return #expect(Bool(false)) }
        #expect(slice(text, params) == #"{"a":[1]}"#)
        #expect(!call.isNotification && !call.methodIsEscaped)
    }

    @Test(arguments: [
        "1", "-7", "1.50", "123456789012345678901234567890", "null", #""a\"қ\u0041""#,
    ])
    func `an id is echoed byte for byte`(id: String) throws {
        let text = #"{"id":\#(id),"jsonrpc":"2.0","method":"m"}"#
        #expect(slice(text, try envelope(text).id) == id)
    }

    @Test(arguments: ["true", "false", "[]", "{}", "[1]"])
    func `an id of another kind is refused and not echoed`(id: String) {
        let text = #"{"jsonrpc":"2.0","id":\#(id),"method":"m"}"#
        #expect(problem(text) == .id)
        #expect(idOfProblem(text) == nil)
    }

    @Test func `without an id it is a notification`() throws {
        #expect(try envelope(#"{"jsonrpc":"2.0","method":"m"}"#).isNotification)
        #expect(try !envelope(#"{"jsonrpc":"2.0","method":"m","id":null}"#).isNotification)
    }

    @Test func `the kind of params is told`() throws {
        let start = #"{"jsonrpc":"2.0","method":"m""#
        #expect(try envelope(start + "}").params == .absent)
        #expect(try envelope(start + #","params":{}}"#).params == .object(39..<41))
        #expect(try envelope(start + #","params":[1]}"#).params == .array(39..<42))
        for scalar in ["1", "null", "true", "\"x\""] {
            #expect(problem(start + #","params":\#(scalar)}"#) == .params)
        }
    }

    @Test func `a request that is none says why, with its id`() {
        #expect(problem(#"{"id":1,"method":"m"}"#) == .version)
        #expect(problem(#"{"id":1,"method":"m","jsonrpc":"1.0"}"#) == .version)
        #expect(problem(#"{"id":1,"method":"m","jsonrpc":2.0}"#) == .version)
        #expect(problem(#"{"id":1,"jsonrpc":"2.0"}"#) == .method)
        #expect(problem(#"{"id":1,"jsonrpc":"2.0","method":7}"#) == .method)
        #expect(problem("{}") == .version)
        #expect(idOfProblem(#"{"method":7,"jsonrpc":"2.0","id":"x"}"#) == "\"x\"")
    }

    @Test func `a member that occurs twice is refused, whatever its name and spelling`() {
        let rest = #""jsonrpc":"2.0","method":"m""#
        #expect(problem(#"{"id":1,\#(rest),"method":"n"}"#) == .duplicateMember)
        #expect(problem(#"{"id":1,\#(rest),"m\u0065thod":"n"}"#) == .duplicateMember)
        #expect(problem(#"{"id":1,\#(rest),"x":1,"\u0078":1}"#) == .duplicateMember)
        #expect(idOfProblem(#"{"id":1,\#(rest),"x":1,"x":1}"#) == "1")
        #expect(problem(#"{"id":1,"id":2,\#(rest)}"#) == .duplicateMember)
        #expect(idOfProblem(#"{"id":1,"id":2,\#(rest)}"#) == nil)
    }

    @Test func `unknown members are passed over`() throws {
        let text = #"{"x":{"id":[9]},"jsonrpc":"2.0","id":1,"trace":"t","method":"m"}"#
        #expect(slice(text, try envelope(text).id) == "1")
    }

    @Test func `names and values may be written with escapes`() throws {
        let text = #"{"json\u0072pc":"\u0032.0","\u0069d":1,"method":"ngo\u002eget"}"#
        let call = try envelope(text)
        #expect(slice(text, call.id) == "1")
        #expect(call.methodIsEscaped)
        let line = Array(text.utf8)
        #expect(call.methodName(in: line.span) == "ngo.get")
    }

    @Test(arguments: ["1", "\"x\"", "null", "true"])
    func `a bare scalar is JSON but no request`(text: String) {
        #expect(scan(text) == .invalid(.notAnObject))
    }
}
