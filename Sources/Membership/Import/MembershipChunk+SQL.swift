import Kernel
import Postgres

extension MembershipChunk {
    /// Locks the memberships that are there, before anything else and in the order of their ids.
    /// What they are is read by statements behind this one, which begin after the wait.
    var lock: Query<Member.Row> {
        """
        \(sql: Member.columns)
        WHERE m.tenant_id = \(alliance.id) AND m.organisation_id = ANY (\(Column(organisations)))
        ORDER BY m.id FOR UPDATE
        """
    }

    /// OFFSET 0 keeps the planner, which may know the tables from when they were empty, at looking
    /// up one membership after the other.
    var acts: Query<MembershipHistory.Act> {
        """
        SELECT a.membership_id, a.seq, a.act, a.holds_from, a.reason, a.organ, a.protocol_number,
               a.protocol_on, a.votes_for, a.votes_against, a.votes_abstained, a.votes_entitled,
               a.hearing_on, a.appeal_due_on
        FROM membership.memberships m
        CROSS JOIN LATERAL (
            SELECT n.* FROM membership.acts n
            WHERE n.tenant_id = \(alliance.id) AND n.membership_id = m.id OFFSET 0) a
        WHERE m.tenant_id = \(alliance.id) AND m.organisation_id = ANY (\(Column(organisations)))
        ORDER BY a.membership_id, a.seq
        """
    }

    var periods: Query<MembershipHistory.Period> {
        """
        SELECT p.membership_id, p.seq, p.kind, p.charter_id, p.several_kinds, p.valid_from,
               p.valid_to
        FROM membership.memberships m
        CROSS JOIN LATERAL (
            SELECT n.* FROM membership.periods n
            WHERE n.tenant_id = \(alliance.id) AND n.membership_id = m.id OFFSET 0) p
        WHERE m.tenant_id = \(alliance.id) AND m.organisation_id = ANY (\(Column(organisations)))
        ORDER BY p.membership_id, p.seq
        """
    }
}
