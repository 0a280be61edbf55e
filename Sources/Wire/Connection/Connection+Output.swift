import NIOCore

extension Connection {
    /// After a write: sees to it that it goes out, and that a client that reads nothing while it
    /// is answered ever more can't take all memory.
    func wrote() {
        roster.awaitTurn(self)
        guard output.pendingBytes + output.inChannel > roster.limits.unsentBytesFatal else {
            return
        }
        roster.traffic.closedStalled &+= 1
        cutOff()
    }

    /// Once per turn of the event loop in which something happened: what was held back, then one
    /// flush, as part of the end if that has come.
    func settle() {
        isAwaitingTurn = false
        guard stage == .open else { return }
        deliver()
        if isDone { drain() } else { flush() }
    }

    private func flush() {
        guard let context, stage == .open else { return }
        if output.isEmpty {
            if output.inChannel > 0 { context.flush() }
        } else {
            roster.traffic.bytesOut &+= output.pendingBytes
            output.send { context.writeAndFlush(NIOAny($0), promise: nil) }
        }
        measureChannel()
    }

    func measureChannel() {
        let held = try? context?.channel.syncOptions?.getOption(.bufferedWritableBytes)
        output.inChannel = held ?? 0
    }

    /// The channel holds more than the client's share, or no longer does.
    func writabilityChanged(_ isWritable: Bool) {
        isCongested = !isWritable
        adjustReading()
        if isWritable { roster.awaitTurn(self) }
    }

    /// Whether the other side has ended its lines, or the server its work, and no answer is owed.
    var isDone: Bool {
        guard stage == .open, input.isExhausted || roster.isShuttingDown else { return false }
        return conversation?.isBusy != true
    }

    /// Sends what is pending, then closes our end.
    func drain() {
        guard stage == .open, let context else { return }
        stage = .draining
        input.discard()
        adjustReading()
        if output.isEmpty {
            isWatchedUntilSent = true
            return endIfDrained()
        }
        let sent = eventLoop.makePromise(of: Void.self)
        sent.futureResult.whenComplete { result in
            // The promise was made by the event loop, so this runs on it.
            self.drained(result)
        }
        roster.traffic.bytesOut &+= output.pendingBytes
        context.writeAndFlush(NIOAny(output.take()), promise: sent)
    }

    /// Ends a draining connection whose last bytes were handed over before, and are out by now.
    ///
    /// A promise on an empty write would tell the moment, but TLS can't write nothing.
    func endIfDrained() {
        measureChannel()
        if stage == .draining, output.inChannel == 0 { drained(.success(())) }
    }

    private func drained(_ result: Result<Void, any Error>) {
        guard stage == .draining else { return }
        if case .success = result, !input.hasEnded {
            stage = .lingering
            context?.close(mode: .output, promise: nil)
        } else {
            cutOff()
        }
    }

    /// Ends the connection at once; nothing is written or delivered from here on.
    func cutOff() {
        if stage == .closed { return }
        stage = .closing
        context?.close(promise: nil)
    }
}
