import Kernel
import Postgres

/// Whether some server does the chores.
struct HousekeepingCheck {
    /// Where counting stops: more says nothing new.
    private static let countMax = 100_000

    let installation: Installation

    init(_ installation: Installation) { self.installation = installation }

    /// Answers are kept for 30 days; a server that runs forgets them within some hours of that.
    func findings() async -> [Finding] {
        let keeper = installation.connection(as: ForgetAnswers.role.rawValue)
        return await Probe(check: "housekeeping", conninfo: keeper).ask(
            """
            SELECT count(*) FROM (
                SELECT created_at FROM tenancy.idempotency
                WHERE created_at < now() - interval '31 days' LIMIT \(Self.countMax)) old
            """
        ) { [Self.judge(overdue: $0.single.flatMap { Int($0) } ?? 0)] }
    }

    static func judge(overdue count: Int) -> Finding {
        guard count > 0 else {
            return .good("housekeeping", "no answer is kept for longer than 31 days")
        }
        let number = count < countMax ? "\(count)" : "\(countMax) or more"
        return .warning(
            "housekeeping", "\(number) answers are kept for longer than 31 days",
            mend: "keep a server running for some hours; if they stay, its log says why "
                + "(tizilim.housekeeping), and tizilim_chore_failures_total counts it")
    }
}
