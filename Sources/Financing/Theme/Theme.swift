import JSONRPC
import Kernel
import Postgres

/// What the state might order or grant money for: a need, whose it is, where, and in which year.
///
/// Every change is a step of its history, so that the version is the number of the last step. Who
/// took a step is kept apart from the step, which is public.
enum Theme {
    typealias ID = Identifier<Theme>

    /// Source: `financing.theme_transitions`, which also says what may follow what.
    enum State: String, Choice {
        case proposed
        case discussed
        case approved
        case rejected
    }

    /// Who discussed it.
    enum Forum: String, Choice {
        /// The council for cooperation with NGOs.
        case council
        case `public`
    }

    /// A theme's row, locked to the end of the call.
    struct Held: RowDecodable {
        var version: Int64
        var state: State
        var proposer: Principal.ID

        init(from row: inout RowReader) throws(PostgresError) {
            version = try row.next()
            state = try row.word("state")
            proposer = try row.next()
        }
    }

    /// Locks a theme of the caller's tenant.
    ///
    /// - Parameter version: what the caller last read.
    static func hold(_ id: ID, version: Int64, in call: Call) async throws(Failure) -> Held {
        let held = try await call.hold(lock(id, of: call.tenant), "theme")
        guard held.version == version else { throw .conflict(.stale) }
        return held
    }

    private static func lock(_ id: ID, of tenant: Tenant.ID) -> Query<Held> {
        """
        SELECT t.version, t.state, s.principal_id
        FROM financing.themes t JOIN financing.theme_signers s
            ON s.tenant_id = t.tenant_id AND s.theme_id = t.id AND s.seq = 1
        WHERE t.tenant_id = \(tenant) AND t.id = \(id) FOR UPDATE OF t
        """
    }
}

extension Theme {
    /// Where the need is: a region, or a place by its KATO.
    struct Place: Parameter, Equatable {
        var region: Code?
        var kato: Code?

        static var schema: Schema {
            .object(["region?": Code.schema, "kato?": .string(pattern: "^[0-9]{9}$")])
        }
        static var sample: Place { Place() }

        private init() {}

        init(json: JSON) throws(ParameterError) {
            guard let object = json.object else { throw ParameterError("object") }
            var members = Parameters(object)
            region = members.optional("region", "")
            kato = members.optional("kato", "")
            members.check((region == nil) != (kato == nil), "", "regionOrKato")
            let isKATO = kato.map { kato in
                kato.text.utf8.count == 9
                    && kato.text.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
            }
            members.check(isKATO != false, "kato", "kato")
            let problems = members.problems + members.unknown()
            if !problems.isEmpty { throw ParameterError(problems) }
        }
    }
}
