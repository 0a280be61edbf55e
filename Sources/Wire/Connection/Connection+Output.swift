import NIOCore

extension Connection {
    /// After a write: sees to it that it goes out, and that a client that reads nothing while it
    /// is answered ever more can't take all memory.
    func wrote() {
        roster.awaitTurn(self)
        let limit = roster.limits.unsentBytesFatal
        guard output.unsentBytesAtMost > limit else { return }
        measureChannel()
        guard output.unsentBytesAtMost > limit else { return }
        roster.traffic.closedStalled &+= 1
        cutOff()
    }

    /// Once per turn of the event loop in which something happened: what was held back, then one
    /// flush, as part of the end if that has come.
    func settle() {
        isAwaitingTurn = false
        guard stage == .open else { return }
        deliver()
        if isDone { return drain() }
        flush()
        deliverHeldBack()
    }

    /// Goes on with the lines that the answers to earlier ones held back, if these are sent.
    func deliverHeldBack() {
        guard isHeldBack else { return }
        measureChannel()
        if mayDeliver { roster.awaitTurn(self) }
    }

    private func flush() {
        guard let context, stage == .open, !output.isEmpty else { return }
        context.writeAndFlush(NIOAny(output.lend()), promise: nil)
        output.written()
        // Asking costs more than it tells while little can be in there.
        if output.inChannel > Self.measuredBytes { measureChannel() }
    }

    /// How many bytes may be given to the channel before it is asked how many it still holds.
    private static let measuredBytes = 64 * 1024

    func measureChannel() {
        let held = try? context?.channel.syncOptions?.getOption(.bufferedWritableBytes)
        output.inChannel = held ?? 0
    }

    /// The channel holds more than the client's share, or no longer does.
    func writabilityChanged(_ isWritable: Bool) {
        isCongested = !isWritable
        adjustReading()
        guard isWritable else { return }
        measureChannel()
        roster.awaitTurn(self)
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
            // Not at once: this runs within the channel's own flush, where the goodbye that TLS
            // writes on closing would be put off and then lost.
            self.eventLoop.execute { self.drained(result) }
        }
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
