import NIOCore

extension Connection {
    /// The socket is ready: opens the conversation, or says why there is none.
    func opened() {
        guard stage == .open, conversation == nil else { return }
        if isRefused {
            write(roster.factory.refusal())
            drain()
        } else {
            conversation = roster.factory.open(self)
        }
    }

    /// The socket is gone.
    func gone() {
        guard stage != .closed else { return }
        stage = .closed
        input.discard()
        output.release()
        context = nil
        count(sample)
        roster.remove(self)
        guard let conversation else { return }
        self.conversation = nil
        // Later, because this may happen inside a write by the conversation itself.
        eventLoop.assumeIsolated().execute { conversation.closed() }
    }

    /// Looks after the connection from time to time.
    func beat(at now: NIODeadline) {
        if stage == .closed { return }
        if output.inChannel > 0 { measureChannel() }
        let sample = sample
        count(sample)
        switch pulse.beat(sample, at: now) {
        case .alive: goOn()
        case .idle:
            roster.traffic.closedIdle &+= 1
            drain()
        case .late:
            roster.traffic.closedLate &+= 1
            cutOff()
        case .stalled:
            roster.traffic.closedStalled &+= 1
            cutOff()
        case .lingered: cutOff()
        }
    }

    private func goOn() {
        if isDone { drain() }
        if isWatchedUntilSent { endIfDrained() }
        deliverHeldBack()
    }

    /// Adds what happened since the last look to the numbers of the event loop.
    private func count(_ sample: Pulse.Sample) {
        roster.traffic.bytesIn &+= sample.bytesIn &- counted.bytesIn
        roster.traffic.lines &+= sample.linesIn &- counted.linesIn
        roster.traffic.bytesOut &+= sample.handedOver &- counted.handedOver
        counted = sample
    }

    private var sample: Pulse.Sample {
        var sample = Pulse.Sample()
        sample.bytesIn = bytesIn
        sample.linesIn = linesIn
        sample.handedOver = output.handedOver
        sample.unsent = output.unsentBytesAtMost
        sample.isBusy = conversation.map { $0.isBusy || $0.isSubscribed } ?? false
        sample.isHandshaking = isHandshaking
        sample.isWithinLine = stage == .open && isReading && input.heldBytes > 0
        sample.isLingering = stage == .lingering
        return sample
    }
}
