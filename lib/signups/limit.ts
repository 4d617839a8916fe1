import { keyedHash } from '#lib/crypto.ts'
import { db } from '#lib/db/client.ts'
import { env } from '#lib/env.ts'
import { sharedNetwork } from '#lib/network-address.ts'

/** `most` within one hour. */
export type Limit = { key: string; most: number }

/**
 * The limit of one network. Those that nobody can tell apart share twenty times as much: one visitor among
 * them must not shut out all. None in a local run.
 */
export function networkLimits(name: string, network: string | null, most: number): Limit[] {
  if (network === null) return []
  return [{ key: `${name} ${network}`, most: network === sharedNetwork ? most * 20 : most }]
}

/** Whether a key is over its limit already, without counting. */
export async function isOverLimit({ key, most }: Limit): Promise<boolean> {
  const hashed = keyedHash(env().appSecret, 'limit', key)
  const rows = await db().$queryRaw<{ over: boolean }[]>`
    select count > ${most} and starts_at > teiki_now() - interval '1 hour' as over
    from rate_limits where key = ${hashed}`
  return rows[0]?.over ?? false
}

/**
 * Counts one more for each key and tells whether all are within their limit. One statement; keys are
 * stored hashed, because they hold addresses and mails.
 */
export async function withinLimits(limits: readonly Limit[]): Promise<boolean> {
  const keys = limits.map(({ key }) => keyedHash(env().appSecret, 'limit', key))
  const rows = await db().$queryRaw<{ key: string; count: number }[]>`
    insert into rate_limits as had (key, starts_at, count)
    select key, teiki_now(), 1 from unnest(${keys}::text[]) as asked (key) order by key
    on conflict (key) do update set
      count = case when had.starts_at < teiki_now() - interval '1 hour' then 1 else had.count + 1 end,
      starts_at = case when had.starts_at < teiki_now() - interval '1 hour' then teiki_now() else had.starts_at end
    returning key, count`
  const counts = new Map(rows.map((row) => [row.key, row.count]))
  return limits.every(({ most }, index) => (counts.get(keys[index] ?? '') ?? 0) <= most)
}
