import JSONRPC
import Kernel
import TestKit
import Testing

@testable import Financing

@Suite(.database) struct ThemeTests {
    @Test func `a theme is proposed, discussed and approved`() async throws {
        let scene = try await PlanScene()
        let receipt = try await scene.officer.call("theme.propose", .theme())
        expect(receipt, looksLike: ProposeTheme.self)
        let id = try #require(receipt["id"])
        expect(
            try await scene.officer.call("theme.discuss", .discussion(of: id)),
            looksLike: DiscussTheme.self)
        expect(
            try await scene.second.call("theme.approve", ["theme": id, "version": 2]),
            looksLike: ApproveTheme.self)
        let theme = try await scene.get("theme.get", ["theme": id])
        expect(theme, looksLike: GetTheme.self)
        #expect(theme["state"] == "approved")
        #expect(theme["price"] == "500000.00")
        #expect(theme["place"] == ["region": "KZ-75"])
        let history = try #require(theme["history"]?.array)
        #expect(history.map { $0["to"] } == ["proposed", "discussed", "approved"])
        #expect(history[1]["outcome"] == "Поддержано")
        #expect(history[1]["protocolSha256"]?.string == FinancingScene.digest)
        // Nobody's id is told: who signed is the tenant's own.
        let signer = scene.second.caller.principal?.description ?? "?"
        #expect(!theme.text.contains(signer))
        #expect(
            try await scene.texts("theme") == [
                [
                    "titleKk": "Балаларға көмек", "titleRu": "Помощь детям",
                    "need": "Опрос школ", "targetGroup": "Дети-сироты",
                ], ["outcome": "Поддержано", "protocol": "decision.pdf"], [:],
            ])
        #expect(try await scene.brokenCommitments("theme") == [])
    }

    @Test func `an organisation proposes to the tenant that it names, and decides nothing`()
        async throws
    {
        let scene = try await PlanScene()
        let (organisation, actor) = try await scene.base.organisation()
        let id = try await scene.theme(
            ["tenant": "KZ-71", "place": ["kato": "710000000"]], by: actor)
        let theme = try await scene.get("theme.get", ["theme": id])
        #expect(theme["tenant"] == "KZ-71")
        #expect(theme["organisation"] == organisation)
        #expect(theme["place"] == ["kato": "710000000"])
        let cases: [(JSON.Object, Failure)] = [
            ([:], .invalidParameters([Problem("tenant", "required")])),
            (["tenant": "alliance"], .notFound("tenant")),
        ]
        for (more, failure) in cases {
            #expect(await actor.failure(of: "theme.propose", .theme(more)) == failure)
        }
        #expect(
            await actor.failure(of: "theme.approve", ["theme": id, "version": 1])
                == .forbidden(permission: "theme.decide"))
        try await scene.discuss(id, by: scene.stranger)
        _ = try await scene.stranger.call("theme.approve", ["theme": id, "version": 2])
        try await scene.superuser(
            """
            UPDATE registry.organisations SET legal_status = 'suspended'
            WHERE id = '\(organisation.string ?? "")'
            """)
        #expect(
            await actor.failure(of: "theme.propose", .theme(["tenant": "KZ-71"]))
                == .conflict(.themeOrganisationNotActive))
    }

    @Test func `the sphere must be one of the instrument's today`() async throws {
        let scene = try await PlanScene()
        let refusal = Failure.conflict(.themeSphereNotAllowed)
        _ = try await scene.theme(["sphere": "so-1"])
        for more: JSON.Object in [
            ["instrument": "grant-short", "sphere": "so-1"], ["sphere": "99"],
            ["instrument": "nothing"], ["instrument": "partnership"],
        ] {
            #expect(await scene.officer.failure(of: "theme.propose", .theme(more)) == refusal)
        }
        try await scene.superuser(
            "UPDATE registry.spheres SET valid_to = '2020-01-01' WHERE code = '8'")
        #expect(await scene.officer.failure(of: "theme.propose", .theme()) == refusal)
    }

    @Test func `who proposed a theme neither approves nor rejects it`() async throws {
        let scene = try await PlanScene()
        let id = try await scene.theme()
        let fourEyes = Failure.conflict(.themeFourEyes)
        #expect(
            await scene.officer.failure(
                of: "theme.reject", ["theme": id, "version": 1, "reason": "x"]) == fourEyes)
        try await scene.discuss(id)
        #expect(
            await scene.officer.failure(of: "theme.approve", ["theme": id, "version": 2])
                == fourEyes)
        // The database refuses it as well, whatever is said of who proposed.
        let own = scene.officer.caller.principal?.description ?? ""
        let other = scene.second.caller.principal?.description ?? ""
        #expect(
            try await scene.run(Self.step(by: own, proposedBy: own), as: scene.officer)
                == "theme_signers_four_eyes")
        #expect(
            try await scene.run(Self.step(by: own, proposedBy: other), as: scene.officer)
                == "theme_signers_proposer_matches")
        #expect(
            try await scene.run(Self.step(by: other, proposedBy: own), as: scene.officer) == "42501"
        )
        #expect(
            try await scene.run(Self.unsigned, as: scene.officer) == "theme_history_signed")
        #expect(try await scene.run(Self.step(by: other, proposedBy: own), as: scene.second) == "")
    }

    @Test func `nothing is approved undiscussed or decided twice`() async throws {
        let scene = try await PlanScene()
        let id = try await scene.theme()
        let approval: JSON.Object = ["theme": id, "version": 1]
        #expect(
            await scene.second.failure(of: "theme.approve", approval)
                == .conflict(.themeNotDiscussed))
        _ = try await scene.second.call("theme.reject", approval.with(["reason": "Не наше"]))
        #expect(
            await scene.second.failure(of: "theme.approve", approval) == .conflict(.stale))
        let again = approval.with(["version": 2])
        #expect(
            await scene.second.failure(of: "theme.approve", again)
                == .conflict(.themeNotDiscussed))
        #expect(
            await scene.second.failure(of: "theme.reject", again.with(["reason": "x"]))
                == .conflict(.themeDecided))
        #expect(
            await scene.officer.failure(
                of: "theme.discuss", .discussion(of: id, ["version": 2]))
                == .conflict(.themeNotProposed))
        #expect(try await scene.texts("theme").last == ["reason": "Не наше"])
        let future = try await scene.theme()
        #expect(
            await scene.officer.failure(
                of: "theme.discuss", .discussion(of: future, ["heldOn": "2199-01-01"]))
                == .conflict(.violated("theme_history_held_by_then")))
        #expect(
            try await scene.refusal(
                of: "UPDATE financing.themes SET state = 'approved'") == "themes_last_step")
    }

    @Test func `another region's officer finds no such theme`() async throws {
        let scene = try await PlanScene()
        let id = try await scene.theme()
        let step: JSON.Object = ["theme": id, "version": 1]
        for (method, params) in [
            ("theme.discuss", JSON.Object.discussion(of: id)), ("theme.approve", step),
            ("theme.reject", step.with(["reason": "x"])),
        ] {
            #expect(await scene.stranger.failure(of: method, params) == .notFound("theme"))
        }
        #expect(
            await scene.officer.failure(of: "theme.propose", .theme(["tenant": "KZ-71"]))
                == .notFound("tenant"))
        #expect(
            try await scene.run("SELECT count(*) FROM financing.theme_signers", as: scene.stranger)
                == "0")
        #expect(try await scene.get("theme.get", ["theme": id])["version"] == 1)
    }

    @Test func `the list filters, and pages without gap or repetition`() async throws {
        let scene = try await PlanScene()
        let (organisation, actor) = try await scene.base.organisation()
        let first = try await scene.approved(["year": 2025])
        let second = try await scene.theme(["instrument": "grant-long", "sphere": "3"])
        let third = try await scene.theme(["tenant": "KZ-71"], by: actor)
        let filters: [(JSON.Object, [JSON])] = [
            ([:], [third, second, first]), (["state": "approved"], [first]),
            (["year": 2025], [first]), (["instrument": "grant-long"], [second]),
            (["sphere": "3"], [second]), (["organisation": organisation], [third]),
            (["tenant": "KZ-75"], [second, first]),
            (["tenant": "KZ-75", "state": "rejected"], []),
        ]
        for (params, expected) in filters {
            #expect(try await scene.ids("theme.list", params) == expected)
        }
        #expect(try await scene.pages("theme.list") == [third, second, first])
        expect(try await scene.get("theme.list", [:]), looksLike: ListThemes.self)
    }

    /// A third step that approves, with its signature.
    private static func step(by signer: String, proposedBy proposer: String) -> String {
        """
        WITH signature AS (
            INSERT INTO financing.theme_signers
                (tenant_id, theme_id, seq, to_state, principal_id, proposer_id)
            SELECT tenant_id, id, 3, 'approved', '\(signer)', '\(proposer)'
            FROM financing.themes)
        \(unsigned)
        """
    }

    private static let unsigned = """
        INSERT INTO financing.theme_history (tenant_id, theme_id, seq, from_state, to_state, actor)
        SELECT tenant_id, id, 3, 'discussed', 'approved', 'x' FROM financing.themes
        """
}
