import Kernel
import Postgres
import TestKit
import Testing

/// What the tables of charters refuse by themselves.
@Suite(.database) struct CharterShapeTests {
    @Test func `an alliance's root is its parent's`() async throws {
        let database = try TestDatabase.current
        await #expect(throws: (any Error).self) {
            try await BlockingConnection.run(database.owner) {
                try $0.execute(
                    """
                    INSERT INTO tenancy.tenants
                        (id, code, kind, parent_id, root_id, name_kk, name_ru, name_en, valid_from)
                    SELECT gen_random_uuid(), 'wrong', 'alliance', id, gen_random_uuid(), 'А', 'А',
                           'A', '2020-01-01'
                    FROM tenancy.tenants WHERE code = 'alliance'
                    """)
            }
        }
    }
}
