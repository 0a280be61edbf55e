import JSONRPC
import Kernel
import Postgres
import TestKit
import Testing

@testable import Financing

/// Steps that no table of transitions has, all there are of them.
@Suite(.database) struct TransitionTests {
    /// Tries every combination of words of a reference table on the rows that refer to it, with
    /// nothing left to stop them but that reference; what a row could say beside it may only be more.
    private static let sweep = """
        CREATE FUNCTION pg_temp.sweep(
            steps regclass, kept name, own text[], reference regclass, words text[]
        ) RETURNS TABLE (tried bigint, allowed bigint, wrong text[]) LANGUAGE plpgsql AS $$
        DECLARE
            item text;
            combination text[];
            combinations text;
            passed boolean;
        BEGIN
            FOR item IN SELECT conname FROM pg_constraint
                WHERE conrelid = steps AND conname <> kept
            LOOP
                EXECUTE format('ALTER TABLE %s DROP CONSTRAINT IF EXISTS %I CASCADE', steps, item);
            END LOOP;
            FOR item IN SELECT attname FROM pg_attribute
                WHERE attrelid = steps AND attnum > 0 AND attnotnull
            LOOP
                EXECUTE format('ALTER TABLE %s ALTER %I DROP NOT NULL', steps, item);
            END LOOP;
            SELECT format('SELECT ARRAY[%s] FROM %s', string_agg('w' || n || '.v', ', ' ORDER BY n),
                string_agg(format('(SELECT DISTINCT %I AS v FROM %s) AS w%s', word, reference, n),
                    ', ' ORDER BY n))
            INTO combinations FROM unnest(words) WITH ORDINALITY AS u (word, n);
            EXECUTE format('SELECT count(*) FROM %s', reference) INTO allowed;
            tried := 0;
            wrong := '{}';
            FOR combination IN EXECUTE combinations LOOP
                tried := tried + 1;
                BEGIN
                    EXECUTE format('INSERT INTO %s (%s) SELECT %s', steps,
                        (SELECT string_agg(quote_ident(c), ', ') FROM unnest(own) AS c),
                        (SELECT string_agg(quote_literal(c), ', ') FROM unnest(combination) AS c));
                    SET CONSTRAINTS ALL IMMEDIATE;
                    RAISE EXCEPTION USING ERRCODE = 'P0P00';
                EXCEPTION
                    WHEN SQLSTATE 'P0P00' THEN passed := true;
                    WHEN foreign_key_violation THEN passed := false;
                END;
                EXECUTE format('SELECT (ROW(%s) IN (SELECT %s FROM %s)) = $1',
                    (SELECT string_agg(quote_literal(c), ', ') FROM unnest(combination) AS c),
                    (SELECT string_agg(quote_ident(c), ', ') FROM unnest(words) AS c), reference)
                INTO passed USING passed;
                IF NOT passed THEN wrong := wrong || array_to_string(combination, ' '); END IF;
            END LOOP;
            RETURN NEXT;
        END $$;
        """

    private static let references = """
        SELECT c.conrelid::regclass, c.conname, c.own, c.confrelid::regclass, c.words, s.*
        FROM (
            SELECT f.conrelid, f.conname, f.confrelid,
                   array_agg(a.attname::text ORDER BY k.place) AS own,
                   array_agg(w.attname::text ORDER BY k.place) AS words
            FROM pg_constraint AS f
            CROSS JOIN LATERAL unnest(f.conkey, f.confkey) WITH ORDINALITY AS k (own, word, place)
            JOIN pg_attribute AS a ON a.attrelid = f.conrelid AND a.attnum = k.own
            JOIN pg_attribute AS w ON w.attrelid = f.confrelid AND w.attnum = k.word
            WHERE f.contype = 'f' AND f.confrelid::regclass::text LIKE '%transitions'
            GROUP BY f.oid HAVING NOT bool_or(a.attgenerated <> '')) AS c
        CROSS JOIN LATERAL pg_temp.sweep(c.conrelid::regclass, c.conname, c.own,
            c.confrelid::regclass, c.words) AS s
        ORDER BY 1::text
        """

    @Test func `every step that is not in its table of transitions is refused`() async throws {
        let scene = try await FinancingScene()
        let rows = try await BlockingConnection.run(scene.world.database.administrator) {
            try $0.execute(Self.sweep)
            return try $0.execute(Self.references).rows
        }
        for row in rows {
            let (table, tried, allowed) = (row[0] ?? "", Int(row[5] ?? ""), Int(row[6] ?? ""))
            #expect(row[7] == "{}", "\(table)")
            // Neither nothing nor everything is let through.
            #expect(try #require(allowed) > 0 && #require(tried) > #require(allowed), "\(table)")
        }
        let found = Set(rows.compactMap { $0[0] })
        #expect(
            found.isSuperset(
                of: [
                    "theme_history", "order_steps", "application_steps", "decision_steps",
                    "tranche_steps", "project_report_steps", "termination_steps",
                ].map { "financing.\($0)" }), "\(found)")
    }

    @Test func `a call that would take such a step is told why not`() async throws {
        let scene = try await ContractScene()
        let contract = try await scene.sign()
        let tranches = try await scene.plan(scene.tranches(2, of: "1000000.00"), of: contract)
        let report = try await scene.accept(on: contract)
        let theme = try await scene.officer.call("theme.propose", .theme())["id"] ?? .null
        let order = try await scene.get("order.get", ["order": scene.order])
        let decisions = try await scene.get("decision.list", ["order": scene.order])
        let decision = try #require(decisions["items"]?.array?.first)
        let bids = try await scene.get("order.applications", ["order": scene.order])
        let step: JSON.Object = [
            "decision": decision["id"] ?? .null, "version": decision["version"] ?? .null,
        ]
        let signed = try await scene.get("contract.get", ["contract": contract])
        let notice: JSON.Object = ["contract": contract, "version": signed["version"] ?? .null]
        let calls: [(Actor, String, JSON.Object, Reason)] = [
            (scene.second, "theme.approve", ["theme": theme, "version": 1], .themeNotDiscussed),
            (
                scene.officer, "order.cancel",
                ["order": scene.order, "version": order["version"] ?? .null, "reason": "x"],
                .orderEnded
            ),
            (
                scene.winner, "application.withdraw",
                [
                    "application": bids["items"]?.array?.first?["application"] ?? .null,
                    "version": 2,
                ],
                .orderNotAnnounced
            ),
            (scene.second, "decision.approve", step, .decisionNotProposed),
            (scene.second, "decision.publish", step, .decisionNotApproved),
            (scene.second, "decision.finalise", step, .decisionNotPublished),
            (scene.officer, "payment.execute", ["tranche": tranches[0]], .trancheNotReleased),
            (
                scene.officer, "projectReport.accept", ["report": report, "version": 2],
                .reportNotSubmitted
            ),
            (scene.second, "contract.terminate", notice, .noticeMissing),
        ]
        for (actor, method, params, reason) in calls {
            #expect(await actor.failure(of: method, params) == .conflict(reason), "\(method)")
        }
    }
}
