/** The end of a statement that has the charges that succeeded as `moved`. */
const collected = `collected as (
    update orders o set status = 'paid' from moved where o.id = moved.order_id returning o.id
  ), ordered as (
    insert into order_history (order_id, "from", "to", code, actor, at)
    select id, 'open', 'paid', 'charged', 'engine', teiki_now() from collected
  )
  insert into payments (smartpay_id, charge_id, amount_minor, created_at)
  select 'payment_' || id, id, amount_minor, teiki_now() from moved`

/**
 * What charging writes, for those that it is compared with. One charge: before the call, and after it. All at once: the same
 * rows in one statement, with nobody to call in between.
 */
export const beforeCall = `with sending as (
    update charges c set status = 'sending', fence = fence + 1, tries = tries + 1, token_id = s.token_id, sealed_request = $2,
      first_sent_at = teiki_now(), last_sent_at = teiki_now(), next_try_at = teiki_now() + interval '90 seconds'
    from orders o join subscriptions s on s.id = o.subscription_id where c.id = $1 and c.status = 'intended' and o.id = c.order_id
    returning c.id
  )
  insert into charge_history (charge_id, "from", "to", code, actor, at)
  select id, 'intended', 'sending', 'claimed', 'engine', teiki_now() from sending`

export const afterCall = `with moved as (
    update charges set status = 'succeeded', smartpay_id = 'order_' || id, may_have_moved = true, next_try_at = null,
      sealed_request = null, finished_at = teiki_now() where id = $1 and status = 'sending' returning id, order_id, amount_minor
  ), told as (
    insert into charge_history (charge_id, "from", "to", code, detail, actor, at)
    select id, 'sending', 'succeeded', 'smartpay-says', '{"answer": "succeeded"}', 'engine', teiki_now() from moved
  ), ${collected}`

export const allAtOnce = `with moved as (
    update charges c set status = 'succeeded', fence = fence + 1, tries = tries + 1, token_id = s.token_id,
      first_sent_at = teiki_now(), last_sent_at = teiki_now(), smartpay_id = 'order_' || c.id, may_have_moved = true,
      next_try_at = null, finished_at = teiki_now()
    from orders o join subscriptions s on s.id = o.subscription_id where c.status = 'intended' and o.id = c.order_id
    returning c.id, c.order_id, c.amount_minor
  ), told as (
    insert into charge_history (charge_id, "from", "to", code, detail, actor, at)
    select id, was, becomes, code, detail::jsonb, 'engine', teiki_now() from moved,
      (values ('intended', 'sending', 'claimed', '{}'), ('sending', 'succeeded', 'smartpay-says', '{"answer": "succeeded"}'))
        as m (was, becomes, code, detail)
  ), ${collected}`
