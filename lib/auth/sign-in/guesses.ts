import { z } from 'zod'
import { recordAudit } from '#lib/audit/record-audit.ts'
import { db } from '#lib/db/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { requireRow, rows } from '#lib/db/rows.ts'
import { log } from '#lib/log.ts'

/** What somebody tried who was not let in, or whom nobody knows; each has its words on the page of the audit log. */
type GuessAction =
  | 'guess.password'
  | 'guess.code'
  | 'guess.too-many'
  | 'guess.passkey'
  /** A form that only staff has was sent without a session. */
  | 'guess.no-session'
  /** A job or the health of the shop was asked for with another secret than cron's. */
  | 'guess.bearer'
  /** Somebody said that they forgot a password: theirs or another's, nobody knows. */
  | 'reset.asked'
  | 'reset.too-many'

type Guess = {
  action: GuessAction
  /** The staff whose account it was; null: nobody's. */
  staffId: string | null
  network: string | null
}

/** More are counted as one: a row stays small however many there are. */
const mostNetworks = 100

const countSchema = z.object({ count: z.number() })

/**
 * Counts one more for the account in this hour, and logs the first, the tenth, the hundredth. However many there
 * are, the audit log gets one entry for each account and hour.
 */
export async function countGuess({ action, staffId, network }: Guess): Promise<void> {
  const from = network ?? '-'
  const { count } = await requireRow(db(), countSchema)`
    insert into guesses as had (hour, action, subject, count, network, networks)
    values (date_trunc('hour', teiki_now()), ${action}, ${staffId ?? '-'}, 1, ${from}, jsonb_build_object(${from}::text, 1))
    on conflict (hour, action, subject) do update set count = had.count + 1, network = excluded.network,
      networks = had.networks || (
        select jsonb_build_object(name, coalesce((had.networks->>name)::int, 0) + 1)
        from (select case when jsonb_exists(had.networks, excluded.network)
          or (select count(*) from jsonb_object_keys(had.networks)) < ${mostNetworks} then excluded.network else '' end as name) n)
    returning count`
  if (isRound(count))
    log('warn', 'stranger counted', { code: action, count, network: network ?? undefined })
  await recordGuesses()
}

function isRound(count: number): boolean {
  return /^10*$/.test(`${count}`)
}

export const hourSchema = z.object({
  /** Also of an older build: an hour that nobody knows must not hold the others up. */
  action: z.string(),
  subject: z.string(),
  count: z.number(),
  network: z.string(),
  networks: z.record(z.string(), z.number()),
  hour: z.string(),
})
type Hour = z.output<typeof hourSchema>

const waitingSchema = z.object({ some: z.boolean() })

/** Writes each hour that is over into the audit log, once, however many do so at the same time. */
export async function recordGuesses(): Promise<number> {
  const waiting = await requireRow(db(), waitingSchema)`
    select exists (select from guesses where hour < date_trunc('hour', teiki_now())) as some`
  if (!waiting.some) return 0
  return inTransaction(async (tx) => {
    const hours = await rows(tx, hourSchema)`
      with over as (
        select hour, action, subject from guesses where hour < date_trunc('hour', teiki_now())
        order by hour, action, subject limit 500 for update skip locked
      )
      delete from guesses g using over o, shop
      where (g.hour, g.action, g.subject) = (o.hour, o.action, o.subject)
      returning g.action, g.subject, g.count, g.network, g.networks,
        to_char(g.hour at time zone coalesce(shop.facts->>'timeZone', 'UTC'), 'YYYY-MM-DD HH24:MI') as hour`
    for (const hour of hours) await recordAudit(entryOf(hour), tx)
    return hours.length
  })
}

/** What the audit log says of an hour. */
export function entryOf({ action, subject, count, network, networks, hour }: Hour) {
  const detail = { count, hour, ...busiest(network, networks) }
  const outcome = action === 'reset.asked' ? 'asked' : 'refused'
  return { actor: 'nobody', action, subject, outcome, detail } as const
}

/** From where most came, and from how many networks, at least: one row names a hundred. */
function busiest(last: string, networks: Record<string, number>) {
  const named = Object.entries(networks).filter(([name]) => name !== '' && name !== '-')
  const [first] = named.sort(([, a], [, b]) => b - a)
  return { network: first?.[0] ?? (last === '-' ? null : last), networks: named.length }
}
