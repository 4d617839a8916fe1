import { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'

type Copies = {
  /** Subscriptions with a first order that is open, one delivery of it, and a charge that nobody has sent. */
  from: readonly string[]
  /** Of each. */
  count: number
  /** Their charges fall due one after the other within so long from now. */
  withinMs: number
}

/**
 * Subscriptions as if as many people had signed up now: with their order, its lines, delivery and charge, and every history
 * row, in one statement. They share token and customer with the one that they are a copy of.
 */
export async function copySubscriptions({ from, count, withinMs }: Copies): Promise<void> {
  await inTransaction(async (tx) => {
    // Many rows are made without the application's limits, however busy the machine is.
    await tx.$executeRaw`set local statement_timeout = 0`
    await tx.$executeRaw`
    with made as materialized (
      select t.id as template, ${newId('sub')} as subscription, ${newId('thr')} as thread, ${newId('cyc')} as first,
        ${newId('cyc')} as second, ${newId('ord')} as ordered, ${newId('chg')} as charge,
        ${newId('dlv')} as delivery, random() as part
      from unnest(${[...from]}::text[]) as t (id) cross join generate_series(1, ${count}::int)
    ), new_subscription as (
      insert into subscriptions select r.* from made m join subscriptions s on s.id = m.template
        cross join lateral jsonb_populate_record(s, jsonb_build_object('id', m.subscription, 'thread_id', m.thread,
          'anchor_on', shop_day(teiki_now()), 'created_at', teiki_now(), 'activated_at', teiki_now())) r
    ), new_cycle as (
      insert into cycles select r.* from made m join cycles c on c.subscription_id = m.template and c.index < 2
        cross join lateral jsonb_populate_record(c, jsonb_build_object('subscription_id', m.subscription,
          'id', case c.index when 0 then m.first else m.second end, 'order_id', case c.index when 0 then m.ordered end,
          'due_on', (shop_day(teiki_now()) + make_interval(months => c.index))::date,
          'cut_off_on', (shop_day(teiki_now()) + make_interval(months => c.index))::date - (c.due_on - c.cut_off_on), 'created_at', teiki_now())) r
    ), new_order as (
      insert into orders select r.* from made m join orders o on o.subscription_id = m.template and o.index = 0
        cross join lateral jsonb_populate_record(o, jsonb_build_object('id', m.ordered, 'subscription_id', m.subscription,
          'cycle_id', m.first, 'due_on', shop_day(teiki_now()), 'created_at', teiki_now())) r
    ), new_line as (
      insert into order_lines select r.* from made m join orders o on o.subscription_id = m.template and o.index = 0
        join order_lines l on l.order_id = o.id
        cross join lateral jsonb_populate_record(l, jsonb_build_object('order_id', m.ordered)) r
    ), new_delivery as (
      insert into deliveries select r.* from made m join orders o on o.subscription_id = m.template and o.index = 0
        join deliveries d on d.order_id = o.id
        cross join lateral jsonb_populate_record(d, jsonb_build_object('id', m.delivery, 'order_id', m.ordered,
          'dispatch_on', shop_day(teiki_now()) + (d.dispatch_on - o.due_on),
          'arrival_on', shop_day(teiki_now()) + (d.arrival_on - o.due_on), 'created_at', teiki_now())) r
    ), new_delivery_line as (
      insert into delivery_lines select r.* from made m join orders o on o.subscription_id = m.template and o.index = 0
        join delivery_lines l on l.order_id = o.id
        cross join lateral jsonb_populate_record(l, jsonb_build_object('delivery_id', m.delivery, 'order_id', m.ordered)) r
    ), new_charge as (
      insert into charges select r.* from made m join orders o on o.subscription_id = m.template and o.index = 0
        join charges c on c.order_id = o.id
        cross join lateral jsonb_populate_record(c, jsonb_build_object('id', m.charge, 'order_id', m.ordered,
          'created_at', teiki_now(), 'next_try_at', teiki_now() + m.part * make_interval(secs => ${withinMs / 1000}::float8))) r
    ), ${historiesOf([
      ['subscription', Prisma.sql`h.subscription_id = m.template`, Prisma.sql`m.subscription`],
      [
        'cycle',
        Prisma.sql`h.cycle_id = (select id from cycles where subscription_id = m.template and index = 0)`,
        Prisma.sql`m.first`,
      ],
      [
        'cycle',
        Prisma.sql`h.cycle_id = (select id from cycles where subscription_id = m.template and index = 1)`,
        Prisma.sql`m.second`,
      ],
      [
        'order',
        Prisma.sql`h.order_id = (select id from orders where subscription_id = m.template and index = 0)`,
        Prisma.sql`m.ordered`,
      ],
      [
        'delivery',
        Prisma.sql`h.delivery_id = (select d.id from deliveries d join orders o on o.id = d.order_id
        where o.subscription_id = m.template and o.index = 0)`,
        Prisma.sql`m.delivery`,
      ],
      [
        'charge',
        Prisma.sql`h.charge_id = (select c.id from charges c join orders o on o.id = c.order_id
        where o.subscription_id = m.template and o.index = 0)`,
        Prisma.sql`m.charge`,
      ],
    ])}
    select 1`
  })
}

/** In the shape of lib/ids.ts. */
function newId(prefix: string): Prisma.Sql {
  return Prisma.sql`${prefix} || '_' || left(md5(random()::text || clock_timestamp()), 22)`
}

/** Their rows in the order in which they were written: the last of them says where a row stands. */
function historiesOf(
  rows: readonly [
    machine: 'subscription' | 'cycle' | 'order' | 'delivery' | 'charge',
    of: Prisma.Sql,
    to: Prisma.Sql,
  ][],
): Prisma.Sql {
  return Prisma.join(
    rows.map(([machine, of, to], index) => {
      const table = Prisma.raw(`${machine}_history`)
      return Prisma.sql`${Prisma.raw(`history_${index}`)} as (
        insert into ${table} (${Prisma.raw(`${machine}_id`)}, "from", "to", code, detail, actor, at)
        select ${to}, h."from", h."to", h.code, h.detail, h.actor, teiki_now()
        from made m join ${table} h on ${of} order by h.id)`
    }),
  )
}
