import Kernel
import Postgres

/// Whether each role of the server gets in, and how far the clocks are apart.
struct ReachabilityCheck {
    /// A token's expiry and a deadline's day are read off both clocks.
    static let skewMilliseconds = (warning: 1_000.0, bad: 5_000.0)

    let installation: Installation

    init(_ installation: Installation) { self.installation = installation }

    func findings() async -> [Finding] {
        let roles = [DatabaseSetup.owner] + DatabaseRole.allCases.map(\.rawValue)
        var refused: [(role: String, error: BlockingError)] = []
        for role in roles {
            if let error = await refusal(of: role) { refused.append((role, error)) }
        }
        // One cause, said once.
        if refused.count == roles.count { return [Self.down(refused[0].error)] }
        guard refused.isEmpty else { return refused.map(Self.judge) + (await clock()) }
        return [.good("reachability", "\(roles.count) roles get in to \(installation.place)")]
            + (await clock())
    }

    private static func down(_ error: BlockingError) -> Finding {
        .bad(
            "reachability", "nobody gets in: \(error)",
            mend: "start PostgreSQL, check --database, pg_hba.conf, the passfile and sql/roles.sql")
    }

    private static func judge(_ role: String, _ error: BlockingError) -> Finding {
        let finding = "\(role) does not get in: \(error)"
        let remedy = "check pg_hba.conf, the passfile and sql/roles.sql"
        // A machine that only serves need not be allowed to migrate.
        return role == DatabaseSetup.owner
            ? .warning("reachability", finding, mend: remedy)
            : .bad("reachability", finding, mend: remedy)
    }

    private func refusal(of role: String) async -> BlockingError? {
        do {
            try await BlockingConnection.run(installation.connection(as: role)) {
                try $0.execute("SELECT 1")
            }
            return nil
        } catch let error as BlockingError {
            return error
        } catch {
            return BlockingError(message: "\(error)")
        }
    }

    private func clock() async -> [Finding] {
        let conninfo = installation.connection(as: DatabaseRole.read.rawValue)
        do {
            let skew = try await BlockingConnection.run(conninfo) { connection in
                let before = Timestamp.now().microseconds
                let text = try connection.execute(
                    "SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint"
                ).single
                let after = Timestamp.now().microseconds
                let there = text.flatMap { Int64($0) } ?? 0
                return Double(there - (before + after) / 2) / 1_000
            }
            return [Self.judge(skewMilliseconds: skew)]
        } catch {
            return [.unknown("clock", "\(error)", mend: "see reachability")]
        }
    }

    static func judge(skewMilliseconds skew: Double) -> Finding {
        let text =
            "the database's clock and this machine's differ by \(Int(abs(skew).rounded())) ms"
        switch abs(skew) {
        case ..<skewMilliseconds.warning: return .good("clock", text)
        case ..<skewMilliseconds.bad:
            return .warning("clock", text, mend: "let both machines follow a time server")
        default: return .bad("clock", text, mend: "let both machines follow a time server")
        }
    }
}
