import NIOCore
import Testing

@testable import Bench

@Suite struct AnswersTests {
    /// What a reader finds when the text comes in pieces of this size.
    private func found(
        _ text: String, by reader: some AnswerReader, inPiecesOf size: Int
    ) -> [Bool] {
        var (reader, found): (_, [Bool]) = (reader, [])
        let bytes = Array(text.utf8)
        for start in stride(from: 0, to: bytes.count, by: size) {
            let piece = bytes[start..<min(start + size, bytes.count)]
            reader.read(ByteBuffer(bytes: piece).readableBytesView) { found.append($0) }
        }
        return found
    }

    @Test(arguments: [1, 2, 7, 33, 1_000])
    func `a line is good when it begins like a result`(size: Int) {
        let text = """
            {"jsonrpc":"2.0","id":1,"result":{"id":"x"}}
            {"jsonrpc":"2.0","id":1,"error":{"code":1004,"message":"result"}}
            {"jsonrpc":"2.0","id":1,

            {"jsonrpc":"2.0","id":1,"result":1}
            {"jsonrpc":"2.0","id":1,"result":
            """
        let answers = found(text, by: LineAnswers(), inPiecesOf: size)
        #expect(answers == [true, false, false, false, true])
    }

    @Test(arguments: [1, 3, 64, 1_000])
    func `an answer over HTTP is as long as it says`(size: Int) {
        let good = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nServer: x\r\n\r\n{\r\n\r\n"
        let bad = "HTTP/1.1 500 Internal Server Error\r\ncontent-length:2\r\n\r\n{}"
        let empty = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"
        let endless = "HTTP/1.1 200 OK\r\n\r\n"
        let answers = found(
            good + bad + empty + good + endless, by: HTTPAnswers(), inPiecesOf: size)
        #expect(answers == [true, false, true, true, false])
    }
}
