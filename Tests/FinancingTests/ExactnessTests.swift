import Foundation
import TestKit
import Testing

/// Money and scores are counted in whole numbers, in the program as in the database.
@Suite(.database) struct ExactnessTests {
    @Test(arguments: ["Financing", "Kernel/Money"])
    func `what counts money and scores knows no floating point`(folder: String) throws {
        let sources = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Sources/\(folder)").standardizedFileURL
        let files = try #require(
            FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
        ).compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
        #expect(!files.isEmpty)
        for file in files {
            let text = try String(contentsOf: file, encoding: .utf8)
            // Float64 is cut off before its width.
            let words = Set(text.split { !$0.isLetter }.map(String.init))
            #expect(
                words.isDisjoint(with: ["Double", "Float", "CGFloat", "Decimal"]),
                "\(file.lastPathComponent)")
            #expect(
                text.range(of: "::(real|float|double)", options: .regularExpression) == nil,
                "\(file.lastPathComponent)")
        }
    }

    @Test func `no column and no function of theirs holds a floating-point number`() async throws {
        let scene = try await FinancingScene()
        let found = try await scene.rows(
            """
            SELECT a.attrelid::regclass || '.' || a.attname
            FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
            WHERE c.relnamespace IN ('financing'::regnamespace, 'ranking'::regnamespace)
              AND a.atttypid IN ('float4'::regtype, 'float8'::regtype)
            UNION ALL
            SELECT p.oid::regprocedure::text FROM pg_proc p
            WHERE p.pronamespace IN ('financing'::regnamespace, 'ranking'::regnamespace)
              AND (ARRAY[p.prorettype] || p.proargtypes::oid[]
                  || coalesce(p.proallargtypes, '{}'))
                  && ARRAY['float4'::regtype::oid, 'float8'::regtype::oid]
            """)
        #expect(found == [])
    }
}
