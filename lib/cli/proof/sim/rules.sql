-- What must be true once a simulated shop has come to rest, beside prisma/invariants.sql: nothing is due any more, every
-- order has a named end, and the shop's policy was followed. Each row names a rule of safety §1 that is broken, and by what.
WITH policy AS (
  SELECT (facts->'charging'->>'catchUpDays')::int AS catch_up, kind, rule.days
  FROM shop CROSS JOIN (VALUES ('declined'), ('refused'), ('failed')) kinds (kind)
    CROSS JOIN LATERAL (SELECT coalesce(array_agg(day::int ORDER BY place), '{}') AS days
      FROM jsonb_array_elements_text(facts->'charging'->'dunning'->kind->'retryAfterDays') WITH ORDINALITY d (day, place)) rule
), attempts AS (
  SELECT c.*, o.due_on, o.subscription_id, o.index, lag(c.status::text) OVER w AS was, lag(c.finished_at) OVER w AS ended_at,
    lag(c.token_id) OVER w AS was_token
  FROM charges c JOIN orders o ON o.id = c.order_id WINDOW w AS (PARTITION BY c.order_id ORDER BY c.attempt)
), sent AS (SELECT * FROM attempts WHERE first_sent_at IS NOT NULL)

-- 3. Nothing is left that is due, and every order has a named end or somebody who is at it.
SELECT 3 AS rule, 'a due cycle without an order or a skip' AS what, c.id FROM cycles c JOIN subscriptions s ON s.id = c.subscription_id
WHERE c.status = 'scheduled' AND s.status IN ('active', 'past_due') AND c.cut_off_on < shop_day(teiki_now())
UNION ALL
SELECT 3, 'a gap between the cycles', subscription_id FROM cycles GROUP BY subscription_id HAVING max(index) + 1 <> count(*)
UNION ALL
SELECT 3, concat('a charge that is due and left: ', status, ', attempt ', attempt, ', ', failure, ', since ', next_try_at,
  (SELECT ', charging stopped by ' || stopped_because FROM charging_switch WHERE stopped_at IS NOT NULL)), id FROM charges
WHERE status IN ('intended', 'sending', 'unknown', 'open') AND waits_for IS NULL AND next_try_at < teiki_now() - interval '4 minutes'
UNION ALL
SELECT 3, 'an order that waits for money, and no charge says why', o.id FROM orders o WHERE o.status = 'past_due'
  AND NOT EXISTS (SELECT FROM charges c WHERE c.order_id = o.id AND (c.failure IS NOT NULL OR c.status = 'hard_declined'))
UNION ALL
SELECT 3, 'an order that still waits for money though the next cycle has begun', o.id FROM orders o
  JOIN subscriptions s ON s.id = o.subscription_id JOIN customers k ON k.id = s.customer_id
  JOIN cycles n ON n.subscription_id = s.id AND n.index = o.index + 1
WHERE o.status = 'past_due' AND s.status IN ('active', 'past_due') AND s.payment_method = 'smartpay'
  AND s.held_at IS NULL AND k.held_at IS NULL AND n.due_on < shop_day(teiki_now())
  AND NOT EXISTS (SELECT FROM charges c WHERE c.order_id = o.id AND c.failure IN ('paid-late', 'paid-back'))
UNION ALL
SELECT 3, 'a refund that is due and left', id FROM refunds WHERE next_try_at < teiki_now() - interval '4 minutes'
UNION ALL
SELECT 3, 'a charge that was paid too late, and nobody gives it back', id FROM charges c WHERE failure = 'paid-late'
  AND NOT EXISTS (SELECT FROM refunds r WHERE r.charge_id = c.id)
UNION ALL
SELECT 3, 'an event that is due and left', id FROM events WHERE next_try_at < teiki_now() - interval '4 minutes'
UNION ALL
SELECT 3, 'a mail that is due and left', id FROM emails WHERE next_try_at < teiki_now() - interval '4 minutes'

-- 4. Each history ends where its row stands, and every move follows the one before.
UNION ALL
SELECT 4, 'a subscription whose history does not end where it stands, or has a gap', s.id FROM subscriptions s JOIN (
  SELECT subscription_id, array_agg("from" ORDER BY id) AS "from", array_agg("to" ORDER BY id) AS "to"
  FROM subscription_history GROUP BY subscription_id) h ON h.subscription_id = s.id
WHERE s.status::text <> h."to"[cardinality(h."to")] OR h."from"[2:] IS DISTINCT FROM h."to"[:cardinality(h."to") - 1]

-- 5. Nothing is in doubt once Smartpay has answered for half a day.
UNION ALL
SELECT 5, 'a charge that is in doubt after a calm day', id FROM charges WHERE status IN ('sending', 'unknown')

-- 8. A mail is sent once.
UNION ALL
SELECT 8, 'a mail of which nobody knows whether it was sent', id FROM emails WHERE status = 'sending'

-- 9. Dates count from the anchor, clamped once.
UNION ALL
SELECT 9, 'a cycle on another day than its anchor says', c.id FROM cycles c JOIN subscriptions s ON s.id = c.subscription_id
  JOIN plan_versions v ON v.id = s.plan_version_id
WHERE c.due_on <> (s.anchor_on + make_interval(months => c.index * (v.content->'cadence'->>'count')::int))::date

-- The shop's policy: how often, how far apart, how late, and never into the next cycle.
UNION ALL
SELECT 3, 'an order that was tried more often than the policy says', order_id FROM sent
GROUP BY order_id, token_id HAVING count(*) > (SELECT max(cardinality(days)) + 1 FROM policy)
  * (SELECT count(*) FROM token_history h WHERE h.token_id = sent.token_id AND h."to" = 'active')
UNION ALL
SELECT 3, 'an order that was tried again sooner than the policy says', s.id FROM sent s JOIN policy p
  ON p.kind = CASE s.was WHEN 'refused' THEN 'refused' WHEN 'failed' THEN 'failed' ELSE 'declined' END
-- One that succeeded was given up then, and is paid since.
WHERE s.was NOT IN ('canceled', 'succeeded') AND s.was_token = s.token_id
  AND NOT EXISTS (SELECT FROM token_history h WHERE h.token_id = s.token_id AND h."to" = 'active' AND h.at > s.ended_at)
  AND shop_day(s.first_sent_at) < shop_day(s.ended_at) + coalesce((SELECT min(day) FROM unnest(p.days) day), 10000)
UNION ALL
SELECT 3, 'an order that was tried again after the next cycle had begun', s.id FROM sent s
  JOIN cycles n ON n.subscription_id = s.subscription_id AND n.index = s.index + 1
WHERE s.attempt > 1 AND shop_day(s.first_sent_at) >= n.due_on
UNION ALL
SELECT 3, 'a charge that was sent later than the shop catches up', s.id FROM sent s
WHERE s.attempt = 1 AND shop_day(s.first_sent_at) - greatest(s.due_on, shop_day(s.created_at)) > (SELECT max(catch_up) FROM policy)
ORDER BY 1, 2, 3
