import { z } from 'zod'
import { keyedHashes, seal } from '#lib/crypto.ts'
import { anyOf } from '#lib/db/any-of.ts'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { requireRow, rows } from '#lib/db/rows.ts'
import { env } from '#lib/env.ts'
import { newId } from '#lib/ids.ts'
import type { ListedToken } from '#lib/smartpay/token-page.ts'
import { agreedTokens } from '#lib/states/token.ts'

/** A comparison under way: when it began is its name. */
export type Run = { began: string; test: boolean }

/** So many differences are kept of one comparison; beyond them a setting is wrong, not tokens. All are counted. */
const mostKept = 2_000

const heardSchema = z.object({
  now: z.string(),
  differing: z.array(
    z.object({ hash: z.string(), id: z.string().nullable(), here: z.string().nullable() }),
  ),
})

/**
 * One page of Smartpay's list against ours. A token that is alike on both sides was thereby looked at: it
 * need not be asked for singly, unless Smartpay did not know it the last time. Any other is kept as a difference.
 * Whatever is listed is marked, so that it is not taken for absent. Rows are locked by id first. Answers how many, and the time, before which
 * nothing of the next page is asked.
 *
 * @param askedAt before the page was asked for
 */
export async function comparePage(
  run: Run,
  tokens: ListedToken[],
  { askedAt, kept }: { askedAt: string; kept: number },
): Promise<{ now: string; differences: number }> {
  const listed = await byHash(tokens)
  const hashes = [...listed.keys()]
  const states = [...listed.values()].map(({ status }) => status)
  return inTransaction(async (tx) => {
    const heard = await requireRow(tx, heardSchema)`
    with theirs as (
      select hash, status from unnest(${hashes}::text[], ${states}::text[]) as listed (hash, status)
    ), mine as (
      select t.id, coalesce(t.status::text = theirs.status and t.status in ${anyOf(agreedTokens)} and t.missing_since is null
        and (t.answered_at is null or t.answered_at < ${askedAt}::timestamptz or t.answered_at > ${ahead}), false) as alike
      from tokens t join theirs on theirs.hash = t.id_hash where t.test = ${run.test} order by t.id for update of t
    ), heard as (
      update tokens t set listed_at = ${askedAt}::timestamptz,
        answered_at = case when mine.alike then ${askedAt}::timestamptz else t.answered_at end,
        checked_at = case when not mine.alike then t.checked_at when t.checked_at > ${ahead} then ${askedAt}::timestamptz
          else greatest(t.checked_at, ${askedAt}::timestamptz) end
      from mine where t.id = mine.id
    )
    select date_trunc('milliseconds', teiki_now())::text as now, (
      select coalesce(json_agg(json_build_object('hash', theirs.hash, 'id', t.id, 'here', t.status)), '[]')
      from theirs left join tokens t on t.id_hash = theirs.hash
      where theirs.status is not null and t.status::text is distinct from theirs.status
    ) as differing`
    const found = heard.differing.flatMap(({ hash, id, here }) => {
      const token = listed.get(hash)
      return token ? [foundOf(hash, token, id, here)] : []
    })
    await keepFound(tx, run, found.slice(0, Math.max(0, mostKept - kept)), askedAt)
    return { now: heard.now, differences: found.length }
  })
}

/** No look lies there but one by a clock that was wrong. */
const ahead = Prisma.sql`teiki_now() + interval '1 day'`

type Found = {
  id: string
  of: string
  kind: string
  last4: string
  sealed: string | null
  here: string | null
  there: string | null
  token: string | null
  reference: string | null
}

function foundOf(hash: string, token: ListedToken, id: string | null, here: string | null): Found {
  const drift = newId('dft')
  const unknown = id === null
  return {
    id: drift,
    of: hash,
    kind: unknown ? 'unknown-here' : 'other-state',
    last4: token.id.slice(-4),
    sealed: unknown ? seal(env().appSecret, `drift:${drift}`, token.id) : null,
    here,
    there: token.status,
    token: id,
    reference: unknown ? (token.reference ?? null) : null,
  }
}

async function keepFound(
  tx: Pick<Prisma.TransactionClient, '$executeRaw'>,
  { began }: Run,
  found: Found[],
  askedAt: string,
): Promise<void> {
  if (found.length === 0) return
  await tx.$executeRaw`
    insert into token_drifts_found (id, run, "of", kind, last4, sealed_id, here, there, token_id, reference, asked_at)
    select id, ${began}::timestamptz, "of", kind, last4, sealed, here, there, token, reference, ${askedAt}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(found)}::jsonb) as r (id text, "of" text, kind text, last4 text,
      sealed text, here text, there text, token text, reference text)
    on conflict (run, "of") do nothing`
}

/** Up to which of ours the absent ones are found. */
type Place = { at: string; id: string }

const atOnce = 1_000
const absentSchema = z.object({
  id: z.string(),
  hash: z.string(),
  last4: z.string(),
  here: z.string(),
  at: z.string(),
})

/** Of ours that Smartpay would list, a thousand that no page named and nobody heard of since. `next`: null at the end. */
export async function compareAbsent(
  run: Run,
  { after, kept }: { after: Place | null; kept: number },
): Promise<{ differences: number; next: Place | null }> {
  const absent = await rows(db(), absentSchema)`
    select id, id_hash as hash, id_last4 as last4, status::text as here, checked_at::text as at from tokens t
    where test = ${run.test} and status in ${anyOf(agreedTokens)} and (checked_at < ${run.began}::timestamptz or checked_at > ${ahead})
      and (listed_at is null or listed_at < ${run.began}::timestamptz or listed_at > ${ahead})
      and (checked_at, id) > (${after?.at ?? '-infinity'}::timestamptz, ${after?.id ?? ''})
      and not exists (select from token_drifts_found f where f.run = ${run.began}::timestamptz and f."of" = t.id_hash)
    order by checked_at, id limit ${atOnce}`
  const found = absent.map(({ id, hash, last4, here }) => ({
    id: newId('dft'),
    of: hash,
    kind: 'not-there',
    last4,
    sealed: null,
    here,
    there: null,
    token: id,
    reference: null,
  }))
  await keepFound(db(), run, found.slice(0, Math.max(0, mostKept - kept)), run.began)
  const last = absent.at(-1)
  return {
    differences: absent.length,
    next: last && absent.length === atOnce ? { at: last.at, id: last.id } : null,
  }
}

/** Each by the hash that its row has, which is an older one while APP_SECRET is being changed. */
async function byHash(tokens: ListedToken[]): Promise<Map<string, ListedToken>> {
  const hashes = tokens.map(({ id }) => keyedHashes(env().appSecret, 'token-lookup', id))
  const older = hashes.flatMap(([, before]) => before ?? [])
  const rows =
    older.length === 0
      ? []
      : await db().token.findMany({ where: { idHash: { in: older } }, select: { idHash: true } })
  const inUse = new Set(rows.map(({ idHash }) => idHash))
  return new Map(
    tokens.map((token, index) => {
      const [now = '', before = now] = hashes[index] ?? []
      return [inUse.has(before) ? before : now, token]
    }),
  )
}
