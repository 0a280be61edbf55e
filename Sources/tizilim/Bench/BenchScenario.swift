import ArgumentParser
import Bench
import JSONRPC

/// What the clients of a measurement do.
///
/// A new scenario is a case here and its calls in ``BenchCalls/source(of:for:)``.
enum BenchScenario: String, CaseIterable, ExpressibleByArgument {
    /// One public record by its BIN.
    case get
    /// A page of 50: a list, a region's list, a word, a word in a region.
    case search
    /// What visitors do: mostly records, some pages, some counts.
    case publicRead = "public-read"
    /// A change of one's own organisation's phone number, with journal entry and idempotency record.
    case write
    /// Nine of `get`, one of `write`.
    case mixed
    /// A page of 200 entries of the log.
    case feed
    /// How long a change takes to reach each of many subscribers.
    case subscribe
    /// Connections that do nothing: what each costs the server's memory.
    case connections

    var writes: Bool { self == .write || self == .mixed }

    /// The parameters of `search`; each finds more than a page in the demo's data.
    static let searches: [JSON.Object] = [
        ["limit": 50],
        ["region": "KZ-75", "limit": 50],
        ["q": "жастар", "limit": 50],
        ["q": "қоры", "region": "KZ-71", "limit": 50],
    ]
}
