import JSONRPC
import Testing

@Suite struct ReplyTests {
    private func written(_ body: (inout [UInt8]) -> Void) -> String {
        var bytes: [UInt8] = []
        body(&bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func `a result carries the id as it came`() {
        let id = Array(#""a\u0041""#.utf8)
        let text = written { Reply.result(.object(["a": [1]]), id: id.span, to: &$0) }
        #expect(text == #"{"jsonrpc":"2.0","id":"a\u0041","result":{"a":[1]}}"#)
    }

    @Test func `a streamed result is the same`() {
        let id = Array("7".utf8)
        let text = written { sink in
            Reply.beginResult(id: id.span, to: &sink)
            sink.append(json: [true])
            Reply.endResult(to: &sink)
        }
        #expect(text == #"{"jsonrpc":"2.0","id":7,"result":[true]}"#)
    }

    @Test func `an error has a code, a message and perhaps data`() {
        let id = Array("7".utf8)
        let plain = written { Reply.error(1004, "not found", id: id.span, to: &$0) }
        #expect(plain == #"{"jsonrpc":"2.0","id":7,"error":{"code":1004,"message":"not found"}}"#)
        let full = written {
            Reply.error(ReplyCode.parseError, "a\nb", data: .object(["reason": "x"]), to: &$0)
        }
        let expected =
            #"{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"a\nb","#
            + #""data":{"reason":"x"}}}"#
        #expect(full == expected)
    }

    @Test func `no line feed gets into a message`() {
        let text = written {
            Reply.error(1, "\n\r\u{2028}", data: .object(["\n": "\n\n"]), to: &$0)
        }
        #expect(!text.utf8.contains(10))
    }
}
