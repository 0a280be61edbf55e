import Foundation
import TestKit
import Testing

/// The states of orders and applications as the database has them, drawn into the module's page.
/// `TIZILIM_GOLDEN=write` draws them anew.
@Suite(.database) struct StateDiagramTests {
    private static let page = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Sources/Financing/README.md").standardized
    private static let edges = (begin: "<!-- states -->", end: "<!-- /states -->")

    @Test func `the page shows the steps that the database allows`() async throws {
        let scene = try await FinancingScene()
        var drawn = ""
        for noun in ["order", "application", "decision", "tranche", "report", "termination"] {
            drawn += try await diagram(noun, in: scene)
        }
        let text = try String(contentsOf: Self.page, encoding: .utf8)
        let begin = try #require(text.range(of: Self.edges.begin))
        let end = try #require(text.range(of: Self.edges.end))
        if ProcessInfo.processInfo.environment["TIZILIM_GOLDEN"] == "write" {
            let whole = text[..<begin.upperBound] + "\n" + drawn + text[end.lowerBound...]
            try String(whole).write(to: Self.page, atomically: true, encoding: .utf8)
        } else {
            #expect(text[begin.upperBound..<end.lowerBound] == "\n" + drawn)
        }
    }

    private func diagram(_ noun: String, in scene: FinancingScene) async throws -> String {
        let steps = try await scene.rows(
            """
            SELECT CASE WHEN from_state IN ('new', 'draft') AND NOT EXISTS (
                       SELECT FROM financing.\(noun)_transitions e
                       WHERE e.to_state = t.from_state) THEN '[*]' ELSE from_state END,
                   to_state, act
            FROM financing.\(noun)_transitions t ORDER BY from_state, to_state, act
            """)
        let lines = steps.map { step in
            "    \(step[0] ?? "") --> \(step[1] ?? ""): \(step[2] ?? "")"
        }
        return "```mermaid\nstateDiagram-v2\n" + lines.joined(separator: "\n") + "\n```\n"
    }
}
