-- What must be true of orders and charges at any moment (safety §1). Each row names a rule that is broken, and by what.
-- Run by `npm run doctor -- --invariants`, by the job `invariants` and after every test that moves money: statement by
-- statement, so what stands between two lines of UNION ALL alone is read within 15 s where a shop has a million orders.

-- 1. At most one charge of an order lives, and a cycle has at most one order that is not canceled.
SELECT 1 AS rule, 'an order with more than one living charge' AS what, order_id AS id FROM charges
WHERE status IN ('intended', 'sending', 'unknown', 'open', 'authorized', 'succeeded')
GROUP BY order_id HAVING count(*) > 1
UNION ALL
SELECT 1, 'a cycle with more than one order that is not canceled', cycle_id FROM orders
WHERE status <> 'canceled' GROUP BY cycle_id HAVING count(*) > 1
UNION ALL
SELECT 1, 'a cycle whose current order is another cycle''s', c.id FROM cycles c JOIN orders o ON o.id = c.order_id
WHERE o.cycle_id <> c.id
UNION ALL
SELECT 1, 'a cycle that is ordered without an order, or has one without being ordered', id FROM cycles
WHERE (status = 'ordered') <> (order_id IS NOT NULL)

-- 2. What Smartpay took is known here under its id.
UNION ALL
SELECT 2, 'a charge that succeeded without Smartpay''s order', id FROM charges
WHERE status IN ('succeeded', 'authorized', 'open', 'hard_declined') AND smartpay_id IS NULL
UNION ALL
SELECT 2, 'a charge that succeeded without a payment', c.id FROM charges c
WHERE c.status = 'succeeded' AND NOT EXISTS (SELECT FROM payments p WHERE p.charge_id = c.id)

-- 3. Orders come one after the other, and a due one has a charge, an awaited payment or an end.
UNION ALL
SELECT 3, 'a subscription that runs and has no cycle to come', s.id FROM subscriptions s
WHERE s.status IN ('active', 'past_due') AND NOT EXISTS (
  SELECT FROM cycles c WHERE c.subscription_id = s.id AND c.status = 'scheduled')
  -- One that ends has its cycles up to its end.
  AND NOT EXISTS (SELECT FROM jsonb_array_elements(s.calendar_changes) e WHERE e->>'kind' = 'cancel'
    AND (e->>'fromIndex')::int <= (SELECT max(index) + 1 FROM cycles c WHERE c.subscription_id = s.id))
UNION ALL
SELECT 3, 'a cycle to come after the end of its subscription', c.id FROM subscriptions s
  CROSS JOIN LATERAL jsonb_array_elements(s.calendar_changes) e JOIN cycles c ON c.subscription_id = s.id
WHERE e->>'kind' = 'cancel' AND c.status = 'scheduled' AND c.index >= (e->>'fromIndex')::int
UNION ALL
SELECT 3, 'a subscription that is over and has something to come', s.id FROM subscriptions s WHERE s.status IN ('canceled', 'ended')
  AND (EXISTS (SELECT FROM cycles c WHERE c.subscription_id = s.id AND c.status = 'scheduled')
    OR EXISTS (SELECT FROM orders o WHERE o.subscription_id = s.id AND o.status IN ('open', 'past_due', 'awaiting_payment')))
UNION ALL
SELECT 3, 'an order that is open and has no charge', o.id FROM orders o
WHERE o.status = 'open' AND NOT EXISTS (SELECT FROM charges c WHERE c.order_id = o.id
  AND c.status IN ('intended', 'sending', 'unknown', 'open', 'authorized'))
UNION ALL
SELECT 3, 'an order that awaits a payment and says neither until when nor under which number', id FROM orders
WHERE status = 'awaiting_payment' AND (pay_by IS NULL OR pay_reference IS NULL)
UNION ALL
SELECT 3, 'an order without deliveries', o.id FROM orders o
WHERE NOT EXISTS (SELECT FROM deliveries d WHERE d.order_id = o.id)
UNION ALL
SELECT 3, 'a delivery that waits although its order ended, or ended although its order did not', d.id
FROM deliveries d JOIN orders o ON o.id = d.order_id
WHERE CASE WHEN o.status IN ('canceled', 'expired') THEN d.status IN ('planned', 'packed') ELSE d.status = 'canceled' END
  AND NOT (d.status = 'canceled' AND EXISTS (SELECT FROM delivery_history h WHERE h.delivery_id = d.id AND h.code = 'refunded'))
UNION ALL
SELECT 3, 'a delivery that is gone and says not since when, or is not and does', id FROM deliveries
WHERE (status IN ('shipped', 'delivered', 'returned')) <> (shipped_at IS NOT NULL)
UNION ALL
SELECT 3, 'a product line that its order''s deliveries do not carry as it is', l.order_id FROM order_lines l
WHERE l.quantity * (l.kind = 'product')::int <> (SELECT coalesce(sum(quantity), 0) FROM delivery_lines d
  WHERE d.order_id = l.order_id AND d.position = l.position)
UNION ALL
SELECT 3, 'a delivery that carries lines of another order', d.id FROM deliveries d JOIN delivery_lines l ON l.delivery_id = d.id
WHERE l.order_id <> d.order_id

-- 4. Each history ends where its row stands, and every move follows the one before.
UNION ALL
SELECT 4, 'a history that does not end where its row stands, or has a gap', h.id FROM (
  SELECT cycle_id AS id, array_agg("from" ORDER BY id) AS "from", array_agg("to" ORDER BY id) AS "to"
  FROM cycle_history GROUP BY cycle_id) h LEFT JOIN cycles r ON r.id = h.id
WHERE r.status::text IS DISTINCT FROM h."to"[cardinality(h."to")] OR h."from"[1] IS NOT NULL
  OR h."from"[2:] IS DISTINCT FROM h."to"[:cardinality(h."to") - 1]
UNION ALL
SELECT 4, 'a history that does not end where its row stands, or has a gap', h.id FROM (
  SELECT order_id AS id, array_agg("from" ORDER BY id) AS "from", array_agg("to" ORDER BY id) AS "to"
  FROM order_history GROUP BY order_id) h LEFT JOIN orders r ON r.id = h.id
WHERE r.status::text IS DISTINCT FROM h."to"[cardinality(h."to")] OR h."from"[1] IS NOT NULL
  OR h."from"[2:] IS DISTINCT FROM h."to"[:cardinality(h."to") - 1]
UNION ALL
SELECT 4, 'a history that does not end where its row stands, or has a gap', h.id FROM (
  SELECT charge_id AS id, array_agg("from" ORDER BY id) AS "from", array_agg("to" ORDER BY id) AS "to"
  FROM charge_history GROUP BY charge_id) h LEFT JOIN charges r ON r.id = h.id
WHERE r.status::text IS DISTINCT FROM h."to"[cardinality(h."to")] OR h."from"[1] IS NOT NULL
  OR h."from"[2:] IS DISTINCT FROM h."to"[:cardinality(h."to") - 1]
UNION ALL
SELECT 4, 'a history that does not end where its row stands, or has a gap', h.id FROM (
  SELECT delivery_id AS id, array_agg("from" ORDER BY id) AS "from", array_agg("to" ORDER BY id) AS "to"
  FROM delivery_history GROUP BY delivery_id) h LEFT JOIN deliveries r ON r.id = h.id
WHERE r.status::text IS DISTINCT FROM h."to"[cardinality(h."to")] OR h."from"[1] IS NOT NULL
  OR h."from"[2:] IS DISTINCT FROM h."to"[:cardinality(h."to") - 1]
UNION ALL
SELECT 4, 'a row without a history', r.id FROM (
  SELECT id FROM cycles WHERE NOT EXISTS (SELECT FROM cycle_history h WHERE h.cycle_id = cycles.id)
  UNION ALL SELECT id FROM orders WHERE NOT EXISTS (SELECT FROM order_history h WHERE h.order_id = orders.id)
  UNION ALL SELECT id FROM charges WHERE NOT EXISTS (SELECT FROM charge_history h WHERE h.charge_id = charges.id)
  UNION ALL SELECT id FROM deliveries WHERE NOT EXISTS (SELECT FROM delivery_history h WHERE h.delivery_id = deliveries.id)) r

-- 5. Nothing stays without an outcome that nobody looks for: two runs of a daily call apart at most.
UNION ALL
SELECT 5, 'a charge that was sent, and whose outcome nobody looks for', id FROM charges
WHERE status IN ('sending', 'unknown') AND next_try_at < teiki_now() - interval '26 hours'
UNION ALL
SELECT 5, 'a charge that is authorized, and that nobody looks at', id FROM charges
WHERE status = 'authorized' AND (authorized_until IS NULL OR next_try_at IS NULL OR next_try_at < teiki_now() - interval '26 hours')

UNION ALL
SELECT 5, 'a subscription of which nothing is left, and that nobody ends', s.id FROM subscriptions s
WHERE s.status IN ('active', 'past_due', 'paused') AND s.ends_on < shop_day(teiki_now() - interval '26 hours')
  AND NOT EXISTS (SELECT FROM cycles c WHERE c.subscription_id = s.id AND c.status = 'scheduled')
  AND NOT EXISTS (SELECT FROM orders o WHERE o.subscription_id = s.id AND o.status IN ('open', 'past_due', 'awaiting_payment'))
  AND NOT EXISTS (SELECT FROM orders o JOIN deliveries d ON d.order_id = o.id WHERE o.subscription_id = s.id AND d.status IN ('planned', 'packed'))
  AND NOT EXISTS (SELECT FROM orders o JOIN charges c ON c.order_id = o.id WHERE o.subscription_id = s.id
    AND c.status IN ('sending', 'unknown', 'open', 'authorized'))
UNION ALL
SELECT 5, 'a refund whose outcome nobody looks for', id FROM refunds
WHERE status IN ('intended', 'sending', 'unknown') AND next_try_at < teiki_now() - interval '26 hours'
  AND test = coalesce((SELECT a.test FROM smartpay_accounts a WHERE a.current), test)

-- 6. Sums agree to the yen, and nothing is paid twice or without money.
UNION ALL
SELECT 6, 'an order whose lines do not come to its sum', o.id FROM orders o
WHERE o.total_minor <> (SELECT coalesce(sum(quantity * amount_minor * CASE kind WHEN 'discount' THEN -1 ELSE 1 END), 0)
  FROM order_lines l WHERE l.order_id = o.id)
UNION ALL
SELECT 6, 'a charge of another sum than its order', c.id FROM charges c JOIN orders o ON o.id = c.order_id
WHERE c.amount_minor <> o.total_minor AND c.status <> 'failed'
UNION ALL
SELECT 6, 'an order that more was collected for than it costs', o.id FROM orders o JOIN charges c ON c.order_id = o.id
  JOIN payments p ON p.charge_id = c.id GROUP BY o.id, o.total_minor HAVING sum(p.amount_minor) > o.total_minor
UNION ALL
SELECT 6, 'an order that is paid without money', o.id FROM orders o
WHERE o.status = 'paid' AND NOT EXISTS (SELECT FROM charges c WHERE c.order_id = o.id AND c.status = 'succeeded')
  AND NOT EXISTS (SELECT FROM offline_payments p WHERE p.order_id = o.id)
UNION ALL
SELECT 6, 'an order that was paid and does not say so', o.id FROM orders o
WHERE o.status <> 'paid' AND (EXISTS (SELECT FROM charges c WHERE c.order_id = o.id AND c.status = 'succeeded')
  OR EXISTS (SELECT FROM offline_payments p WHERE p.order_id = o.id))

UNION ALL
SELECT 6, 'a payment of which more goes back than was paid', r.charge_id FROM refunds r JOIN charges c ON c.id = r.charge_id
WHERE r.status = 'succeeded' AND c.status = 'succeeded' GROUP BY r.charge_id
HAVING sum(r.amount_minor) > (SELECT coalesce(sum(p.amount_minor), 0) FROM payments p WHERE p.charge_id = r.charge_id)
UNION ALL
SELECT 6, 'a refund whose lines do not come to its sum', r.id FROM refunds r JOIN refund_lines l ON l.refund_id = r.id
GROUP BY r.id, r.amount_minor HAVING sum(l.amount_minor) <> r.amount_minor
UNION ALL
SELECT 6, 'a line of which more is refunded than was ordered', l.order_id FROM order_lines l JOIN refund_lines g
  ON g.order_id = l.order_id AND g.position = l.position JOIN refunds r ON r.id = g.refund_id AND r.status = 'succeeded'
GROUP BY l.order_id, l.position, l.quantity HAVING sum(g.quantity) > l.quantity
UNION ALL
SELECT 6, 'a rehearsal that does not count its charges', r.id FROM rehearsals r
WHERE r.finished_at IS NOT NULL AND (SELECT coalesce(sum(c.count), 0) FROM jsonb_to_recordset(r.counts) AS c (count int))
  <> (SELECT count(*) FROM rehearsed_charges h WHERE h.day = r.day AND h.rehearsal_id = r.id)

-- 7. No token is charged after we knew that it must not be.
UNION ALL
SELECT 7, 'a charge first sent while a token operation was open', c.id FROM charges c JOIN token_operations m
  ON m.token_id = c.token_id AND m.created_at < c.first_sent_at AND coalesce(m.finished_at, teiki_now()) > c.first_sent_at
UNION ALL
SELECT 7, 'a charge first sent with a token that was not active', c.id FROM charges c CROSS JOIN LATERAL (
  SELECT "to" FROM token_history h WHERE h.token_id = c.token_id AND h.at < c.first_sent_at ORDER BY h.id DESC LIMIT 1) h
WHERE h."to" <> 'active'
UNION ALL
SELECT 7, 'a charge sent in another mode than its token''s', c.id FROM charges c JOIN tokens t ON t.id = c.token_id
WHERE c.test <> t.test

-- 8. A receipt tells of money that came, and nobody is told twice of it.
UNION ALL
SELECT 8, 'a receipt of an order that no token paid', n.id FROM emails n LEFT JOIN orders o ON o.id = n.cause
WHERE n.kind = 'order-paid' AND (o.status = 'paid' AND o.payment_method = 'smartpay') IS NOT TRUE
UNION ALL
SELECT 8, 'an order of which two mails say that it is paid', o.id FROM emails n JOIN orders o ON o.id = n.cause AND o.index = 0
  JOIN signups s ON s.subscription_id = o.subscription_id
  JOIN emails m ON m.kind = 'signup-completed' AND m.cause = s.id AND m.status = 'sent' AND m.says_paid AND m.resent_at IS NULL
WHERE n.kind = 'order-paid' AND n.status = 'sent' AND n.resent_at IS NULL

-- 9. Two orders of a subscription never fall on one day.
UNION ALL
SELECT 9, 'two cycles of one subscription on one day', subscription_id FROM cycles
WHERE status <> 'canceled' GROUP BY subscription_id, due_on HAVING count(*) > 1
ORDER BY 1, 2, 3
