import { recordAudit } from '#lib/audit/record-audit.ts'
import { db } from '#lib/db/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { log } from '#lib/log.ts'

/** What somebody tried who was not let in; each has words in lib/i18n/admin/audit.ts. */
export type GuessAction =
  | 'guess.password'
  | 'guess.code'
  | 'guess.too-many'
  /** A form that only staff has was sent without a session. */
  | 'guess.no-session'

type Guess = {
  action: GuessAction
  /** The staff whose account it was; null: nobody's. */
  staffId: string | null
  network: string | null
}

/**
 * Counts one more for the account in this hour, and logs the first, the tenth, the hundredth. However many there
 * are, the audit log gets one entry for each account and hour.
 */
export async function countGuess({ action, staffId, network }: Guess): Promise<void> {
  const [row] = await db().$queryRaw<{ count: number }[]>`
    insert into guesses as had (hour, action, subject, count, network)
    values (date_trunc('hour', teiki_now()), ${action}, ${staffId ?? '-'}, 1, ${network ?? '-'})
    on conflict (hour, action, subject) do update set count = had.count + 1, network = excluded.network
    returning count`
  const count = row?.count ?? 0
  if (isRound(count)) log('warn', 'sign-in refused', { code: action, count })
  await recordGuesses()
}

function isRound(count: number): boolean {
  return /^10*$/.test(`${count}`)
}

type Hour = { action: GuessAction; subject: string; count: number; network: string; hour: string }

/** Writes each hour that is over into the audit log, once, however many do so at the same time. */
export async function recordGuesses(): Promise<number> {
  const waiting = await db().$queryRaw<{ some: boolean }[]>`
    select exists (select from guesses where hour < date_trunc('hour', teiki_now())) as some`
  if (!waiting[0]?.some) return 0
  return inTransaction(async (tx) => {
    const hours = await tx.$queryRaw<Hour[]>`
      with over as (
        select hour, action, subject from guesses where hour < date_trunc('hour', teiki_now())
        order by hour, action, subject limit 500 for update skip locked
      )
      delete from guesses g using over o, shop
      where (g.hour, g.action, g.subject) = (o.hour, o.action, o.subject)
      returning g.action, g.subject, g.count, g.network,
        to_char(g.hour at time zone coalesce(shop.facts->>'timeZone', 'UTC'), 'YYYY-MM-DD HH24:MI') as hour`
    for (const { action, subject, count, network, hour } of hours) {
      const detail = { count, hour, network: network === '-' ? null : network }
      await recordAudit({ actor: 'nobody', action, subject, outcome: 'refused', detail }, tx)
    }
    return hours.length
  })
}
