import Foundation
import JSONRPC
package import Kernel
import Postgres

/// The rules of an alliance from a day on. Nothing in them is known to the program: what a charter
/// does not say is refused.
package enum Charter {
    package typealias ID = Identifier<Charter>
}

/// What a charter says who may decide.
enum CharterDecision: String, Choice {
    case admit
    case changeKind = "change-kind"
    case suspend
    case resume
    case expel
    case restore
}

enum FeeKind: String, Choice {
    case entrance
    case yearly
}

enum FeeTerm: String, Choice {
    case once
    case calendarYear = "calendar-year"
    case rollingYear = "rolling-year"
}

extension Charter {
    /// Which organ may decide something about a kind, by the charter that holds today.
    struct Rule: RowDecodable {
        var organ: String
        var quorum: (numerator: Int64, denominator: Int64)
        var majority: (numerator: Int64, denominator: Int64)
        var isOfAll: Bool

        init(from row: inout RowReader) throws(PostgresError) {
            organ = try row.next()
            quorum = (try row.next(), try row.next())
            majority = (try row.next(), try row.next())
            isOfAll = try row.next()
        }

        static func read(
            _ decision: CharterDecision, charter: Fragment, kind: Fragment, of alliance: Tenant.ID
        ) -> Statement {
            let query: Query<Rule> = """
                SELECT d.organ, d.quorum_numerator::int8, d.quorum_denominator::int8,
                       d.majority_numerator::int8, d.majority_denominator::int8,
                       d.majority_of = 'all'
                FROM membership.charter_decisions d
                WHERE d.tenant_id = \(alliance) AND d.charter_id = (\(sql: charter))
                  AND d.decision = \(decision.rawValue) AND d.kind = (\(sql: kind))
                """
            return query.statement
        }
    }

    /// Terms of a charter, in days.
    struct Terms: RowDecodable {
        var id: ID
        var severalKinds: Bool
        var mend: Int
        var fee: Int
        var appeal: Int
        var hearingNotice: Int

        init(from row: inout RowReader) throws(PostgresError) {
            id = try row.next()
            severalKinds = try row.next()
            mend = try row.next()
            fee = try row.next()
            appeal = try row.next()
            hearingNotice = try row.next()
        }

        private static let columns: StaticString = """
            SELECT c.id, c.several_kinds, c.mend_days::int8, c.fee_days::int8,
                   c.appeal_days::int8, c.hearing_notice_days::int8
            FROM membership.charters c
            """

        /// Those that hold today; no row before the first charter.
        static func today(of alliance: Tenant.ID) -> Statement {
            let query: Query<Terms> = """
                \(sql: columns) WHERE c.tenant_id = \(alliance)
                  AND c.id = membership.charter_on(\(alliance),
                    timezone(interval '5 hours', clock_timestamp())::date)
                """
            return query.statement
        }

        /// Those that held on a day.
        static func on(_ day: CivilDate, of alliance: Tenant.ID) -> Statement {
            let query: Query<Terms> = """
                \(sql: columns) WHERE c.tenant_id = \(alliance)
                  AND c.id = membership.charter_on(\(alliance), \(day))
                """
            return query.statement
        }

        static func today(of code: Code) -> Statement {
            let query: Query<Terms> = """
                \(sql: columns) JOIN tenancy.tenants t ON t.id = c.tenant_id AND t.code = \(code)
                WHERE c.id = membership.charter_on(t.id,
                    timezone(interval '5 hours', clock_timestamp())::date)
                """
            return query.statement
        }
    }
}

extension Fragment {
    /// The charter that holds today in Kazakhstan.
    static func charterToday(of alliance: Tenant.ID) -> Fragment {
        """
        SELECT membership.charter_on(\(alliance),
            timezone(interval '5 hours', clock_timestamp())::date)
        """
    }
}
