import Kernel
import Postgres

/// Whether each role of the server gets in, and how far the clocks are apart.
struct ReachabilityCheck {
    /// A token's expiry and a deadline's day are read off both clocks.
    static let skewMilliseconds = (warning: 1_000.0, bad: 5_000.0)

    let installation: Installation

    init(_ installation: Installation) { self.installation = installation }

    func findings() async -> [Finding] {
        var findings: [Finding] = []
        let roles = [DatabaseSetup.owner] + DatabaseRole.allCases.map(\.rawValue)
        for role in roles {
            if let finding = await refusal(of: role) { findings.append(finding) }
        }
        if findings.isEmpty {
            findings.append(
                .good("reachability", "\(roles.count) roles get in to \(installation.place)"))
        }
        return findings + (await clock())
    }

    private func refusal(of role: String) async -> Finding? {
        do {
            try await BlockingConnection.run(installation.connection(as: role)) {
                try $0.execute("SELECT 1")
            }
            return nil
        } catch {
            let isMigrationOnly = role == DatabaseSetup.owner
            let finding = "\(role) does not get in: \(error)"
            let remedy = "check pg_hba.conf, the passfile and sql/roles.sql"
            // A machine that only serves need not be allowed to migrate.
            return isMigrationOnly
                ? .warning("reachability", finding, mend: remedy)
                : .bad("reachability", finding, mend: remedy)
        }
    }

    private func clock() async -> [Finding] {
        let conninfo = installation.connection(as: DatabaseRole.read.rawValue)
        do {
            let skew = try await BlockingConnection.run(conninfo) { connection in
                let before = Timestamp.now().microseconds
                let text = try connection.execute(
                    "SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint").single
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
        let text = "the database's clock is \(Int(skew.rounded())) ms ahead of this machine's"
        switch abs(skew) {
        case ..<skewMilliseconds.warning: return .good("clock", text)
        case ..<skewMilliseconds.bad:
            return .warning("clock", text, mend: "let both machines follow a time server")
        default: return .bad("clock", text, mend: "let both machines follow a time server")
        }
    }
}
