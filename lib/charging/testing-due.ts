import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { rows } from '#lib/db/rows.ts'
import { redirected } from '#lib/signups/testing.ts'
import { decide, sessionsOf } from '#lib/signups/testing-smartpay.ts'
import { settleToken } from '#lib/tokens/settle-token.ts'

/** A subscription that Smartpay approved a moment ago, with its first order and a charge that is due. */
export async function begun(browser: string) {
  const { signupId, tokenId } = await redirected(browser)
  const [session] = await sessionsOf(signupId)
  await decide(signupId, 'approve')
  await settleToken(tokenId, 'sweep')
  const { subscriptionId } = await db().signup.findUniqueOrThrow({ where: { id: signupId } })
  return { subscriptionId: subscriptionId ?? '', token: session?.token ?? '', tokenId }
}

/** Subscriptions of one person, paid by one token, each with a first charge that is due. */
export async function manyDue(browser: string, count: number) {
  const first = await begun(browser)
  const id = first.subscriptionId
  const orders = Prisma.sql`(select id from orders where subscription_id = ${id})`
  const charges = Prisma.sql`(select id from charges where order_id in ${orders})`
  const deliveries = Prisma.sql`(select id from deliveries where order_id in ${orders})`
  const cycles = Prisma.sql`(select id from cycles where subscription_id = ${id})`
  const tables: [string, Prisma.Sql, string[]][] = [
    ['subscriptions', Prisma.sql`id = ${id}`, ['id', 'thread_id']],
    ['subscription_history', Prisma.sql`subscription_id = ${id}`, ['subscription_id']],
    ['cycles', Prisma.sql`subscription_id = ${id}`, ['id', 'subscription_id']],
    ['cycle_history', Prisma.sql`cycle_id in ${cycles}`, ['cycle_id']],
    ['orders', Prisma.sql`subscription_id = ${id}`, ['id', 'cycle_id', 'subscription_id']],
    ['order_lines', Prisma.sql`order_id in ${orders}`, ['order_id']],
    ['order_history', Prisma.sql`order_id in ${orders}`, ['order_id']],
    ['deliveries', Prisma.sql`order_id in ${orders}`, ['id', 'order_id']],
    ['delivery_lines', Prisma.sql`order_id in ${orders}`, ['delivery_id', 'order_id']],
    ['delivery_history', Prisma.sql`delivery_id in ${deliveries}`, ['delivery_id']],
    ['charges', Prisma.sql`id in ${charges}`, ['id', 'order_id']],
    ['charge_history', Prisma.sql`charge_id in ${charges}`, ['charge_id']],
  ]
  for (const [table, where, own] of tables) await copy(table, where, { own, count: count - 1 })
  // A cycle and its order name each other.
  await db().$executeRaw`
    update cycles c set order_id = o.id from orders o where o.cycle_id = c.id and c.order_id is null`
  return first
}

/** Rows of a table, each so many times: `own` columns end in a number, serial ones count on. */
async function copy(
  table: string,
  where: Prisma.Sql,
  { own, count }: { own: string[]; count: number },
): Promise<void> {
  const columns = await rows(db(), z.object({ name: z.string() }))`
    select column_name as name from information_schema.columns
    where table_name = ${table} and column_default is distinct from ${`nextval('${table}_id_seq'::regclass)`}`
  const names = columns.map(({ name }) => `"${name}"`)
  const values = columns.map(({ name }) =>
    own.includes(name)
      ? `t."${name}" || '-' || i`
      : table === 'cycles' && name === 'order_id'
        ? 'null'
        : `t."${name}"`,
  )
  await db().$executeRaw`
    insert into ${Prisma.raw(`${table} (${names.join(', ')}) select ${values.join(', ')} from ${table}`)} t,
      generate_series(1, ${count}::int) i where ${where}`
}
