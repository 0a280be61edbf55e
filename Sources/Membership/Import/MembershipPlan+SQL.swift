import JSONRPC
import Kernel
import Postgres

extension MembershipPlan {
    /// The journal's type of every act that an import brings.
    static let journalType = "membership.imported"

    /// Everything that the plan writes, in few statements however many rows there are.
    ///
    /// An open period may not meet another one, so the acts of one membership that end and begin
    /// periods go one after the other: the first of all memberships, then the second.
    func statements(by principal: Principal.ID) throws(CanonicalFailure) -> [Statement] {
        let changed = changed
        guard !changed.isEmpty else { return [] }
        var statements = [insert(changed, by: principal), update(changed.filter { !$0.isNew })]
        let rounds = changed.map(\.additions.count).max() ?? 0
        for round in 0..<rounds {
            let additions = changed.compactMap { history in
                history.additions.dropFirst(round).first
            }
            statements += [end(additions), begin(additions)]
        }
        return statements + (try journal(changed, by: principal))
    }

    private func journal(
        _ changed: [MembershipHistory], by principal: Principal.ID
    ) throws(CanonicalFailure) -> [Statement] {
        var journal = ImportJournal(alliance.id, alliance.code, principal)
        for addition in changed.flatMap(\.additions) {
            try journal.append(
                addition.act.entry(addition.before), Self.journalType, isPublic: true)
        }
        return journal.statements
    }

    /// A new membership and its last act refer to each other, so one statement writes both.
    private func insert(_ changed: [MembershipHistory], by principal: Principal.ID) -> Statement {
        let new = changed.filter(\.isNew).map(\.row)
        let query: Command = """
            WITH act AS (\(sql: acts(changed.flatMap(\.additions), by: principal)))
            INSERT INTO membership.memberships
                (tenant_id, id, root_id, organisation_id, lane, version, seq, state)
            SELECT \(alliance.id), n.id, \(alliance.root), n.organisation, n.lane, n.version, n.seq,
                   n.state
            FROM unnest(\(Column(new.map(\.id))), \(Column(new.map(\.holder.organisation))),
                \(Column(new.map(\.lane))), \(Column(new.map(\.version))),
                \(Column(new.map(\.seq))), \(Column(new.map(\.state.rawValue))))
                AS n (id, organisation, lane, version, seq, state)
            """
        return query.statement
    }

    private func acts(
        _ additions: [MembershipHistory.Addition], by principal: Principal.ID
    ) -> Fragment {
        let (rows, acts) = (additions.map(\.before), additions.map(\.act))
        let texts = acts.map { ProtocolText($0.decision) }
        return """
            INSERT INTO membership.acts
                (tenant_id, membership_id, seq, organisation_id, root_id, lane, from_state,
                 to_state, act, holds_from, principal_id, actor, reason, organ, protocol_number,
                 protocol_on, votes_for, votes_against, votes_abstained, votes_entitled,
                 hearing_on, appeal_due_on)
            SELECT \(alliance.id), a.membership, a.seq, a.organisation, \(alliance.root), a.lane,
                   a.before, a.after, a.act, a.day, \(principal),
                   \(ImportPrincipal.actor(in: alliance.code)), a.reason, a.organ, a.number,
                   a.protocol_on, a.inFavour, a.against, a.abstained, a.entitled, a.heard, a.due
            FROM unnest(\(Column(rows.map(\.id))), \(Column(rows.map { $0.seq + 1 })),
                \(Column(rows.map(\.holder.organisation))), \(Column(rows.map(\.lane))),
                \(Column(rows.map { $0.seq == 0 ? "new" : $0.state.rawValue })),
                \(Column(acts.map(\.to.rawValue))), \(Column(acts.map(\.act))),
                \(Column(acts.map(\.from))), \(Column(acts.map(\.reason))),
                \(Column(texts.map(\.organ))), \(Column(texts.map(\.number))),
                \(Column(texts.map(\.date))), \(Column(texts.map(\.votes[0]))),
                \(Column(texts.map(\.votes[1]))), \(Column(texts.map(\.votes[2]))),
                \(Column(texts.map(\.votes[3]))), \(Column(acts.map(\.hearingOn))),
                \(Column(acts.map(\.appealDueOn))))
                AS a (membership, seq, organisation, lane, before, after, act, day, reason, organ,
                    number, protocol_on, inFavour, against, abstained, entitled, heard, due)
            """
    }

    private func update(_ changed: [MembershipHistory]) -> Statement {
        let rows = changed.map(\.row)
        let query: Command = """
            UPDATE membership.memberships m
            SET version = c.version, seq = c.seq, state = c.state
            FROM unnest(\(Column(rows.map(\.id))), \(Column(rows.map(\.version))),
                \(Column(rows.map(\.seq))), \(Column(rows.map(\.state.rawValue))))
                AS c (id, version, seq, state)
            WHERE m.tenant_id = \(alliance.id) AND m.id = c.id
            """
        return query.statement
    }

    private func end(_ additions: [MembershipHistory.Addition]) -> Statement {
        let ended = additions.filter(\.act.ends)
        let query: Command = """
            UPDATE membership.periods p SET valid_to = e.day
            FROM unnest(\(Column(ended.map(\.before.id))), \(Column(ended.map(\.act.from))))
                AS e (membership, day)
            WHERE p.tenant_id = \(alliance.id) AND p.membership_id = e.membership
              AND p.valid_to IS NULL
            """
        return query.statement
    }

    private func begin(_ additions: [MembershipHistory.Addition]) -> Statement {
        let begun = additions.filter { $0.act.begins != nil }
        let (rows, acts) = (begun.map(\.before), begun.map(\.act))
        let beginnings = acts.compactMap(\.begins)
        let query: Command = """
            INSERT INTO membership.periods
                (tenant_id, membership_id, seq, organisation_id, root_id, lane, charter_id,
                 several_kinds, kind, standing, valid_from)
            SELECT \(alliance.id), b.membership, b.seq, b.organisation, \(alliance.root), b.lane,
                   b.charter, b.several, b.kind, b.standing, b.day
            FROM unnest(\(Column(rows.map(\.id))), \(Column(rows.map { $0.seq + 1 })),
                \(Column(rows.map(\.holder.organisation))), \(Column(rows.map(\.lane))),
                \(Column(beginnings.map(\.charter))), \(Column(beginnings.map(\.severalKinds))),
                \(Column(beginnings.map(\.kind))), \(Column(acts.map(\.to.rawValue))),
                \(Column(acts.map(\.from))))
                AS b (membership, seq, organisation, lane, charter, several, kind, standing, day)
            """
        return query.statement
    }
}
