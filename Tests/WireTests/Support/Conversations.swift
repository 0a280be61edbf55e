import Logging
import NIOCore
import NIOPosix
import Synchronization
import Wire

/// Opens conversations from a closure.
struct Factory: ConversationFactory {
    let make: @Sendable (Connection) -> any Conversation

    func open(_ connection: Connection) -> any Conversation { make(connection) }
    func refusal() -> ByteBuffer { ByteBuffer(string: "full") }
}

/// Writes down what happened, for a test on another thread to look at.
final class Notebook: Sendable {
    private let entries = Mutex<[String]>([])

    func note(_ entry: String) { entries.withLock { $0.append(entry) } }
    var all: [String] { entries.withLock { $0 } }
}

/// Tells the first who asks from all others.
final class Counted: Sendable {
    private let isNew = Mutex(true)

    func isFirst() -> Bool {
        isNew.withLock { isNew in
            defer { isNew = false }
            return isNew
        }
    }
}

/// Answers each line with itself, at once.
class Echo: Conversation {
    let connection: Connection
    let notebook: Notebook?

    init(_ connection: Connection, _ notebook: Notebook? = nil) {
        self.connection = connection
        self.notebook = notebook
    }

    var isBusy: Bool { false }
    func receive(_ line: ByteBuffer) { connection.write(line) }
    func receivedTooLong() { connection.write(ByteBuffer(string: "too long")) }
    func receivedEnd() { notebook?.note("end") }
    func closed() { notebook?.note("closed") }
}

/// Answers each line with itself and writes it down.
final class NotedEcho: Echo {
    override func receive(_ line: ByteBuffer) {
        notebook?.note(String(buffer: line))
        super.receive(line)
    }
}

/// Answers the first line, then ends the connection.
final class LastWord: Echo {
    override func receive(_ line: ByteBuffer) {
        super.receive(line)
        connection.close(afterFlush: true)
    }
}

/// Answers each line with itself after a while, in order.
final class SlowEcho: Echo {
    let delay: TimeAmount
    private var owed = 0

    init(_ connection: Connection, after delay: TimeAmount, _ notebook: Notebook? = nil) {
        self.delay = delay
        super.init(connection, notebook)
    }

    override var isBusy: Bool { owed > 0 }

    override func receive(_ line: ByteBuffer) {
        owed += 1
        notebook?.note("asked")
        connection.eventLoop.assumeIsolated().scheduleTask(in: delay) {
            self.owed -= 1
            self.connection.write(line)
        }
    }
}

/// Answers each line with very many bytes.
final class Flood: Echo {
    static let answer = ByteBuffer(repeating: UInt8(ascii: "x"), count: 64 * 1024)

    override func receive(_ line: ByteBuffer) {
        notebook?.note("line")
        connection.write(Self.answer)
    }
}

/// Takes one line at a time: pauses with each and resumes a little later.
final class OneAtATime: Echo {
    private var isWorking = false

    override var isBusy: Bool { isWorking }

    override func receive(_ line: ByteBuffer) {
        precondition(!isWorking, "a line came while reading was paused")
        isWorking = true
        connection.pauseReading()
        connection.eventLoop.assumeIsolated().execute {
            self.isWorking = false
            self.connection.write(line)
            self.connection.resumeReading()
        }
    }
}
