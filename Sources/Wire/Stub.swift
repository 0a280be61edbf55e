package import NIOCore
package protocol Conversation: AnyObject {
    func receive(_ line: ByteBuffer)
    func receivedTooLong()
    func closed()
}
package protocol ConversationFactory: Sendable { func open(_ connection: Connection) -> any Conversation }
package final class Connection {
    package let eventLoop: any EventLoop
    init(_ e: any EventLoop) { eventLoop = e }
    package func write(_ b: ByteBuffer) {}
    package func pauseReading() {}
    package func resumeReading() {}
}
