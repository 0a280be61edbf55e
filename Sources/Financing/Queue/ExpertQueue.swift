import Kernel
import Postgres

/// What an expert has to declare and to score, of the orders that he was drawn for.
enum ExpertQueue {
    static func items(of caller: Caller) -> Fragment {
        """
        SELECT e.tenant_id,
               CASE WHEN e.related IS NULL THEN 'declaration.make' ELSE 'score.give' END AS task,
               o.id, o.id AS order_id, timezone(interval '5 hours',
                   coalesce(d.declared_at, w.drawn_at))::date AS due_on,
               NULL::boolean AS own, NULL::text AS due_rule
        FROM financing.order_experts e
        JOIN financing.orders o ON o.tenant_id = e.tenant_id AND o.id = e.order_id
        JOIN financing.draws w ON w.tenant_id = e.tenant_id AND w.order_id = e.order_id
        LEFT JOIN financing.declarations d ON d.tenant_id = e.tenant_id
            AND d.order_id = e.order_id AND d.principal_id = e.principal_id
        WHERE e.tenant_id = \(caller.tenant) AND e.principal_id = \(caller.principal)
          AND NOT e.done AND o.state IN ('closed', 'evaluation')
        """
    }
}
