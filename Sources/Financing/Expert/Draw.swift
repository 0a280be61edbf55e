import Kernel
import Postgres

/// Who of the experts judges an order, by a seed that was committed to before anybody applied.
enum Draw {
    typealias ID = Identifier<Draw>
}

/// The chance by which experts will be drawn, made when an order is announced.
struct DrawSeed {
    private let seed = SealedEntry.salt()

    /// SHA-256 of the seed.
    var commitment: [UInt8] { SealedEntry.digest(of: "", salt: seed) }

    func keep(for order: Order.ID, of tenant: Tenant.ID) -> Statement {
        let query: Command = """
            WITH commitment AS (
                INSERT INTO financing.draw_commitments (tenant_id, order_id, commitment)
                VALUES (\(tenant), \(order), \(commitment)))
            INSERT INTO financing.draw_seeds (tenant_id, order_id, seed)
            VALUES (\(tenant), \(order), \(seed))
            """
        return query.statement
    }
}
