import { z } from 'zod'
import { keyedHash } from '#lib/crypto.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { env } from '#lib/env.ts'
import { sharedNetwork, siteOf } from '#lib/network-address.ts'
import { db } from './client.ts'
import { requireRow, row } from './rows.ts'

/** `most` within one hour, or so many. */
export type Limit = { key: string; most: number; hours?: number }

/**
 * The limits of one network, and of the site that an IPv6 network is part of: whoever rents a /48 has 65,536
 * networks, and four times as much. Those that nobody can tell apart share twenty times as much: one visitor
 * among them must not shut out all. None in a local run.
 */
export function networkLimits(name: string, network: string | null, most: number): Limit[] {
  if (network === null) return []
  if (network === sharedNetwork) return [{ key: `${name} ${network}`, most: most * 20 }]
  const site = siteOf(network)
  return [
    ...(site === null ? [] : [{ key: `${name} ${site}`, most: most * 4 }]),
    { key: `${name} ${network}`, most },
  ]
}

/** Whether a key is over its limit already, without counting. */
export async function isOverLimit({ key, most }: Limit): Promise<boolean> {
  const hashed = keyedHash(env().appSecret, 'limit', key)
  const counted = await row(db(), z.object({ over: z.boolean() }))`
    select count > ${most} and starts_at > teiki_now() - interval '1 hour' as over
    from rate_limits where key = ${hashed}`
  return counted?.over ?? false
}

/**
 * Counts one more for each limit, in their order, up to the first that is passed; true: all are kept. Those of the
 * network stand first, so that whoever is over them writes no rows under keys of their own invention. Keys are
 * stored hashed, because they hold addresses and mails.
 */
export async function withinLimits(limits: readonly Limit[]): Promise<boolean> {
  for (const limit of limits) if (!(await isWithin(limit))) return false
  return true
}

async function isWithin({ key, most, hours = 1 }: Limit): Promise<boolean> {
  const hashed = keyedHash(env().appSecret, 'limit', key)
  const over = Prisma.sql`had.starts_at < teiki_now() - make_interval(hours => ${hours}::int)`
  const { within } = await requireRow(db(), z.object({ within: z.boolean() }))`
    insert into rate_limits as had (key, starts_at, count) values (${hashed}, teiki_now(), 1)
    on conflict (key) do update set
      count = case when ${over} then 1 else had.count + 1 end,
      starts_at = case when ${over} then teiki_now() else had.starts_at end
    returning count <= ${most} as within`
  return within
}

/** Takes back what was counted for keys: it was nothing that a limit is about. */
export async function giveBack(keys: readonly string[]): Promise<void> {
  const hashed = keys.map((key) => keyedHash(env().appSecret, 'limit', key)).sort()
  await db().$executeRaw`
    with counted as (select key from rate_limits where key = any(${hashed}) order by key for update)
    update rate_limits l set count = greatest(0, l.count - 1) from counted c where l.key = c.key`
}

/** So many within an hour cost nothing; each more doubles the pause before the next, up to a minute. */
const freeOfPauses = 100
const longestPauseSeconds = 60

/**
 * Counts one more, or refuses it while the pause after the last one goes on. What is refused counts nothing,
 * so that whoever tries often makes the pause no longer.
 */
export async function withinPauses(key: string): Promise<boolean> {
  const hashed = keyedHash(env().appSecret, 'limit', key)
  const counted = await db().$executeRaw`
    insert into rate_limits as had (key, starts_at, count, last_at) values (${hashed}, teiki_now(), 1, teiki_now())
    on conflict (key) do update set
      count = case when had.starts_at < teiki_now() - interval '1 hour' then 1 else had.count + 1 end,
      starts_at = case when had.starts_at < teiki_now() - interval '1 hour' then teiki_now() else had.starts_at end,
      last_at = teiki_now()
    where had.starts_at < teiki_now() - interval '1 hour' or had.count < ${freeOfPauses}
      or had.last_at is null or had.last_at <= teiki_now() - make_interval(
        secs => least(${longestPauseSeconds}::float8, 2 ^ least(16, had.count - ${freeOfPauses})))`
  return counted === 1
}
