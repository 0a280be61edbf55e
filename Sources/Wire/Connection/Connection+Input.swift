import NIOCore

extension Connection {
    /// Takes in bytes from the socket.
    func receive(_ data: ByteBuffer) {
        bytesIn &+= UInt64(data.readableBytes)
        guard stage == .open else { return }
        input.append(data)
        deliver()
    }

    /// The other side has closed its sending end.
    func receiveEnd(isCutOff: Bool = false) {
        input.end(isCutOff: isCutOff)
        switch stage {
        case .open:
            deliver()
            roster.awaitTurn(self)
        case .lingering: cutOff()
        case .draining, .closing, .closed: break
        }
    }

    /// Delivers lines for as long as the conversation takes them.
    func deliver() {
        // A conversation that resumes from within a delivery is served by the loop already running.
        if isDelivering { return }
        isDelivering = true
        defer { isDelivering = false }
        while mayDeliver, let conversation {
            guard let event = input.next() else { break }
            switch event {
            case .line(let line):
                linesIn &+= 1
                conversation.receive(line)
            case .tooLong:
                linesIn &+= 1
                conversation.receivedTooLong()
            case .end: conversation.receivedEnd()
            }
        }
        isHeldBack = stage == .open && !isPaused && !mayDeliver
        input.compact()
    }

    /// Whether the conversation takes lines and the client takes answers.
    var mayDeliver: Bool {
        stage == .open && !isPaused && !isCongested
            && output.unsentBytesAtMost <= roster.limits.unsentBytesMax
    }

    /// Turns reading from the socket on or off as the stage wants it.
    func adjustReading() {
        let wanted: Bool
        switch stage {
        case .open: wanted = !isPaused && !isCongested
        case .draining, .lingering: wanted = true
        case .closing, .closed: return
        }
        guard wanted != isReading, let channel = context?.channel else { return }
        isReading = wanted
        try? channel.syncOptions?.setOption(.autoRead, value: wanted)
    }
}
