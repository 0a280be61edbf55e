import Glibc
import Testing
import Wire

/// Limits of time are those of the whole run (deploy/test): a test's own counts the wait for others.
@Suite(.timeLimit(.minutes(30))) struct CrowdTests {
    @Test func `ten thousand connections over the cap are told so and closed, none within suffers`()
        async throws
    {
        let (cap, wave, waves) = (100, 100, 100)
        allowOpenFiles(4 * (cap + wave))
        let limits = shortLimits {
            $0.connectionsMax = cap
            // The wave before may not be gone yet, and nobody is to be cut off without a word.
            $0.refusalsMax = 10 * wave
        }
        try await withServer(limits: limits) {
            Echo($0)
        } _: { address, _ in
            let inside = try await connect(cap, to: address)
            for client in inside {
                try await client.send("a")
                #expect(try await client.receiveText() == "a")
            }
            var told = 0
            for number in 0..<waves {
                let outside = try await connect(wave, to: address)
                for client in outside where try await client.receiveTexts(2) == ["full"] {
                    told += 1
                }
                for client in outside { await client.close() }
                let witness = inside[number * 37 % cap]
                try await witness.send("\(number)")
                #expect(try await witness.receiveText() == "\(number)")
            }
            #expect(told == waves * wave)
            for client in inside {
                try await client.send("z")
                #expect(try await client.receiveText() == "z")
            }
            for client in inside { await client.close() }
        }
    }

    private func connect(_ count: Int, to address: ListenAddress) async throws -> [LineClient] {
        var clients: [LineClient] = []
        for _ in 0..<count { clients.append(try await LineClient.connect(to: address)) }
        return clients
    }

    /// Client and server are one process here, so each connection takes two.
    private func allowOpenFiles(_ count: Int) {
        var limit = rlimit()
        let files = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        guard getrlimit(files, &limit) == 0, limit.rlim_cur < rlim_t(count) else { return }
        limit.rlim_cur = min(rlim_t(count), limit.rlim_max)
        _ = setrlimit(files, &limit)
    }
}
