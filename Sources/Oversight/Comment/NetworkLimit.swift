import Kernel
import Postgres

/// How much all of one network may say in some time, whoever they are: many accounts of one place
/// are one voice. It is counted in the database, so neither a new connection nor another server nor a
/// restart begins it anew.
///
/// What is counted is a digest of the network, another one each day; the database knows no key to it,
/// and forgets each when its time is over (``ForgetNetworks``). The machine itself, where a proxy may
/// run, and what has no address are not counted.
enum NetworkLimit {
    /// As the rows of `oversight.limits` are called.
    enum Act: String {
        case comment = "network.comment"
        case voice = "network.voice"
    }

    static func statement(_ act: Act, of call: Call) -> Statement {
        guard let network = call.caller.network, let today = today() else {
            let free: Query<Single<Int64>> = "SELECT 0::bigint"
            return free.statement
        }
        let digests = [today, today.adding(days: -1) ?? today].map {
            call.secrets.networkDigest(network, on: $0)
        }
        let query: Query<Single<Int64>> = """
            SELECT oversight.count_network(\(act.rawValue), \(digests[0]), \(digests[1]))
            """
        return query.statement
    }

    static func check(_ result: ResultSet) throws(Failure) {
        let wait = try result.rows(Single<Int64>.self).first?.value ?? 0
        if wait > 0 { throw .limited("network", retryAfterMilliseconds: Int(wait)) }
    }

    /// By the server's clock: what is counted under a day's digest is found on the next day, too.
    private static func today() -> CivilDate? {
        CivilDate(daysSinceEpoch: Int(Timestamp.now().microseconds / 86_400_000_000))
    }
}
