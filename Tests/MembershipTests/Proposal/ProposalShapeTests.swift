import JSONRPC
import Kernel
import Postgres
import TestKit
import Testing

/// What the tables of proposals refuse by themselves, and what the feed tells of them.
@Suite(.database) struct ProposalShapeTests {
    @Test func `the tables refuse what the program would not do`() async throws {
        let scene = try await ProposalScene.make()
        let id = try await scene.submit()
        try await scene.walk(id, "studied", "accepted")
        let step = """
            INSERT INTO membership.proposal_history (tenant_id, proposal_id, seq, from_state,
                to_state, actor, reason, evidence, evidence_sha256)
            SELECT tenant_id, id,
            """
        let mine = "FROM membership.proposals WHERE id = '\(id.string ?? "")'"
        let cases = [
            (
                "\(step) 5, 'accepted', 'implemented', 'x', NULL, 'x', sha256('') \(mine)",
                "proposal_history_transition_allowed"
            ),
            (
                "\(step) 5, 'studied', 'rejected', 'x', 'x', NULL, NULL \(mine)",
                "proposal_history_follows"
            ),
            (
                "\(step) 6, 'accepted', 'implementing', 'x', NULL, NULL, NULL \(mine)",
                "proposal_history_follows"
            ),
            (
                "\(step) 5, 'new', 'received', 'x', NULL, NULL, NULL \(mine)",
                "proposal_history_first_is_new"
            ),
            (
                "\(step) 5, 'accepted', 'rejected', 'x', NULL, NULL, NULL \(mine)",
                "proposal_history_reason_stated"
            ),
            (
                "\(step) 5, 'accepted', 'implementing', 'x', NULL, 'x', NULL \(mine)",
                "proposal_history_evidence_of_implemented"
            ),
            (
                "\(step) 5, 'accepted', 'accepted', 'x', NULL, NULL, NULL \(mine)",
                "proposal_history_assignment_own"
            ),
            ("UPDATE membership.proposals SET deadline = NULL", "proposals_planned_complete"),
            ("UPDATE membership.proposals SET state = 'implemented'", "proposals_last_step"),
        ]
        for (sql, constraint) in cases {
            #expect(try await scene.refusal(of: sql) == constraint, "\(sql)")
        }
    }

    @Test func `no role writes what is another's`() async throws {
        let scene = try await ProposalScene.make()
        let id = try await scene.submit()
        let own = try await scene.submit(["alliance": "alliance"], by: scene.representatives[0])
        let organisation = scene.organisations[0].description
        let support = { (supporter: String) in
            """
            INSERT INTO membership.proposal_supporters (tenant_id, proposal_id, organisation_id, id)
            SELECT tenant_id, id, '\(supporter)', gen_random_uuid()
            FROM membership.proposals WHERE id = '\(id.string ?? "")'
            """
        }
        let applicant = scene.session("tizilim_applicant", "tizilim.organisation", organisation)
        #expect(try await applicant(support(scene.organisations[1].description)) == "42501")
        #expect(try await applicant(support(organisation)) == "")
        #expect(try await applicant("UPDATE membership.proposals SET version = 9") == "42501")
        let further = { (organisation: String) in
            """
            INSERT INTO membership.proposal_history (tenant_id, proposal_id, seq, organisation_id,
                from_state, to_state, actor)
            SELECT tenant_id, id, 2, \(organisation), 'received', 'studied', 'x'
            FROM membership.proposals WHERE id = '\(own.string ?? "")'
            """
        }
        #expect(try await applicant(further("organisation_id")) == "23514")
        #expect(try await applicant(further("NULL::uuid")) == "42501")
    }

    @Test func `an alliance writes in its own proposals only, a reader nowhere`() async throws {
        let scene = try await ProposalScene.make()
        _ = try await scene.submit()
        let moved = """
            WITH u AS (UPDATE membership.proposals SET plan_item = 'x' RETURNING 1)
            SELECT count(*) FROM u
            """
        let own = try #require(scene.coordinator.caller.alliance?.description)
        let other = try #require(scene.foreigner.caller.alliance?.description)
        let step = """
            INSERT INTO membership.proposal_history (tenant_id, proposal_id, seq, from_state,
                to_state, actor)
            SELECT tenant_id, id, 2, 'received', 'studied', 'x' FROM membership.proposals
            """
        let foreign = scene.session("tizilim_alliance", "tizilim.alliance", other)
        #expect(try await foreign(moved) == "0")
        #expect(try await foreign(step) == "42501")
        let alliance = scene.session("tizilim_alliance", "tizilim.alliance", own)
        #expect(try await alliance(moved) == "1")
        #expect(try await alliance(step) == "")
        #expect(try await alliance("DELETE FROM membership.proposals") == "42501")
        #expect(try await alliance("UPDATE membership.proposals SET text_ru = 'x'") == "42501")
        let officer = scene.session("tizilim_app", "tizilim.tenant", own)
        #expect(try await officer(moved) == "42501")
        #expect(try await officer("SELECT count(*) FROM membership.proposals") == "1")
    }

    @Test func `the feed tells the words of each version, and copies the rest`() async throws {
        let scene = try await ProposalScene.make()
        let id = try await scene.submit()
        try await scene.walk(id, "studied", "accepted", "rejected")
        let texts = try await scene.superuser(
            """
            SELECT t.texts FROM journal.entries e,
                journal.public_texts(e.subject_id, e.version, e.subject_kind) t
            WHERE e.subject_kind = 'proposal' ORDER BY e.version
            """
        ).firstColumn.map { try JSON(parsing: $0) }
        #expect(
            texts == [
                [
                    "origin": "XI Civil Forum", "textKk": "Гранттарды үш жылға беру",
                    "textRu": "Давать гранты на три года",
                ], [:], ["planItem": "п. 12 плана"], [:], ["reason": "Нет средств"],
            ])
        let other = try await scene.submit()
        _ = try await scene.representatives[0].call("proposal.support", ["proposal": other])
        let copy = try await scene.items("feed.snapshot", ["kind": "proposal"])
        #expect(copy.map { $0["subject"] } == [id, other])
        #expect(copy[0]["version"] == 5)
        #expect(copy[0]["state"]?["state"] == "rejected")
        #expect(copy[0]["state"]?["planItem"] == "п. 12 плана")
        let supports = try await scene.items("feed.snapshot", ["kind": "support"])
        #expect(supports.map { $0["state"]?["proposal"] } == [other])
    }

    @Test func `what is committed to is what the feed tells`() async throws {
        let scene = try await ProposalScene.make()
        let id = try await scene.submit()
        try await scene.assign(id, ["tenant": .null, "body": "Акимат", "reason": "Так решено"])
        try await scene.walk(id, "studied", "accepted", "implementing", "implemented")
        let rows = try await scene.superuser(
            """
            SELECT e.version, s.field, s.public,
                   convert_from(e.leaf, 'UTF8')::json -> 'commitments' ->> s.field
                     = encode(sha256(s.salt || convert_to(t.texts ->> s.field, 'UTF8')), 'hex')
            FROM journal.entries e JOIN journal.salts s ON s.entry_id = e.id,
                journal.public_texts(e.subject_id, e.version, e.subject_kind) t
            WHERE e.subject_kind = 'proposal' ORDER BY e.version, s.field
            """
        ).rows
        #expect(
            rows.map { "\($0[0] ?? "") \($0[1] ?? "")" } == [
                "1 origin", "1 textKk", "1 textRu", "2 body", "2 planItem", "2 reason",
                "6 evidence",
            ])
        #expect(rows.allSatisfy { $0[2] == "t" && $0[3] == "t" })
    }
}

extension ProposalScene {
    /// The constraint that a statement of the superuser breaks.
    func refusal(of sql: String) async throws -> String? {
        do {
            try await superuser("BEGIN; \(sql); COMMIT")
        } catch let error as BlockingError {
            // Such as: … violates check constraint "proposals_last_step"
            return error.message.split(separator: "\"").last.map(String.init)
        }
        return nil
    }

    /// Runs one statement as a database role with a setting: its first value, or the SQLSTATE.
    func session(
        _ role: String, _ setting: String, _ value: String
    ) -> (String) async throws -> String {
        let place = world.database.connectionString(role)
        return { sql in
            do {
                return try await BlockingConnection.run(place) { connection in
                    try connection.execute("SET \(setting) = '\(value)'")
                    return try connection.execute(sql).firstColumn.first ?? ""
                }
            } catch let error as BlockingError {
                return error.sqlstate ?? error.message
            }
        }
    }
}
