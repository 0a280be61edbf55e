package import JSONRPC
package import NIOCore
package import Postgres
import Wire

/// A method whose answer is followed by notifications on the same connection, until the client or
/// the stream itself ends it, or the connection is gone.
package protocol StreamMethod: Method {
    /// Checks the parameters against the database and makes the answer.
    func open(in context: StreamContext) async throws(Failure) -> StreamOpening
}

extension StreamMethod {
    package static var access: Access { .connection }
    package static var journal: JournalDeclaration { .none("reads only") }
}

/// What a stream method sees.
package struct StreamContext: Sendable {
    package var caller: Caller
    package var services: Services
    package var database: Database
    /// Reads public tables through the sessions of this connection.
    package var reader: PublicReader
}

/// The answer of a stream method, and what begins when it is on its way.
package struct StreamOpening: Sendable {
    package var answer: JSON
    /// Called once, on the connection's event loop.
    package var begin: @Sendable (Outlet) -> any PushStream

    package init(answer: JSON, begin: @escaping @Sendable (Outlet) -> any PushStream) {
        self.answer = answer
        self.begin = begin
    }
}

/// Something that sends notifications through an ``Outlet``; used on its event loop only.
package protocol PushStream: AnyObject {
    var id: UUIDValue { get }
    /// Sends nothing from here on; says where it stood.
    func stop() -> JSON
}

/// A stream's way to its client; used on the connection's event loop only.
package final class Outlet {
    package let eventLoop: any EventLoop
    package let caller: Caller
    /// The dialogue owns its streams, and each of them its outlet.
    private weak var dialogue: Dialogue?

    init(_ dialogue: Dialogue, caller: Caller) {
        eventLoop = dialogue.connection.eventLoop
        self.caller = caller
        self.dialogue = dialogue
    }

    /// Bytes that the client has not taken yet, answers included.
    package var unsentBytes: Int { dialogue?.waitingBytes ?? 0 }

    /// Sends one notification: JSON in one line, without its end.
    package func send(_ line: ByteBuffer) { dialogue?.connection.write(line) }

    /// The stream ends by itself; its place is free again.
    package func end(_ stream: UUIDValue) { _ = dialogue?.streams.end(stream) }
}

extension Reason {
    /// Streams need a connection that they can write to.
    package static let noConnection = Reason(
        "stream.noConnection", kk: "Бұл әдіс тұрақты байланысты қажет етеді",
        ru: "Этому методу нужно постоянное соединение",
        en: "This method needs a connection that stays open")
}
