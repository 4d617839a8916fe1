import { z } from 'zod'
import { recordAudit } from '#lib/audit/record-audit.ts'
import { signupErased } from '#lib/customers/erased-person.ts'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { requireRow, rows } from '#lib/db/rows.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { resendWindowMs } from '#lib/smartpay/resend-window.ts'
import { signupStatuses } from '#lib/states/signup.ts'
import { eraseAttempts } from './erase-attempts.ts'
import { type EraseSignupRefusal, whyNotEraseSignup } from './erasure.ts'

/** Signup `s` may reach Smartpay yet. Longer ago nobody sends it again: of the other mode not even the sweep ends it. */
export const beingSent = Prisma.sql`(s.status = 'submitting'
  and s.first_sent_at > teiki_now() - make_interval(secs => ${resendWindowMs / 1000}))`

/**
 * Forgets who the person was that never became a customer: all attempts of the thread, and all others with their
 * mail that led to no customer. It cannot be undone.
 */
export async function eraseSignup(
  signupId: string,
  staffId: string,
): Promise<Result<'erased', EraseSignupRefusal | 'unknown-signup'>> {
  return inTransaction(async (tx) => {
    const rows = await lockAttempts(tx, signupId)
    if (rows.length === 0) return refused('unknown-signup')
    const because = whyNotEraseSignup({
      erased: rows.every(({ erased }) => erased),
      completed: rows.some(({ status }) => status === 'completed'),
      sending: rows.some(({ sending }) => sending),
    })
    const ids = rows.filter(({ erased }) => !erased).map(({ id }) => id)
    if (because === null) await eraseAttempts(tx, { ids, code: 'erased', actor: staffId })
    const entry = {
      actor: staffId,
      action: 'signup.erase',
      subject: signupId,
      outcome: because ? 'refused' : 'done',
      detail: { because },
    } as const
    await recordAudit(entry, tx)
    return because === null ? ok('erased') : refused(because)
  })
}

/** How many attempts an erasure from this one takes. */
export async function countAttemptsOf(signupId: string): Promise<number> {
  const { n } = await requireRow(db(), z.object({ n: z.number() }))`
    select count(*)::int as n from signups s where s.id in (${attemptsOf(signupId)}) and not ${signupErased}`
  return n
}

/** Ids of the thread, and of whatever else has one of its mails and belongs to no customer. */
function attemptsOf(signupId: string): Prisma.Sql {
  return Prisma.sql`
    with thread as (
      select * from signups where thread_id = (select thread_id from signups where id = ${signupId})
    ), mails as (
      select distinct lower(normalize(trim(coalesce(details->>'emailAddress', typed->>'emailAddress')), NFKC)) as mail
      from thread
    ), others as (
      select s.*, m.mail, s.details->>'emailAddress' as typed_mail
      from mails m join search_words w on w.kind = 'signup' and w.word = left(search_form(m.mail), 120)
        join signups s on s.id = w.ref
      union all
      select s.*, m.mail, s.typed->>'emailAddress' from signups s cross join mails m where s.status = 'draft'
    )
    select id from thread
    union select id from others o where mail <> '' and lower(normalize(trim(typed_mail), NFKC)) = mail
      and not exists (select from signups s where s.thread_id = o.thread_id and s.status = 'completed')`
}

const rowSchema = z.object({
  id: z.string(),
  status: z.enum(signupStatuses),
  sending: z.boolean(),
  erased: z.boolean(),
})

/** The subscriptions first, as where a signup completes; then all attempts, in one order. */
async function lockAttempts(tx: Prisma.TransactionClient, signupId: string) {
  const found = await rows(tx, z.object({ id: z.string() }))`${attemptsOf(signupId)}`
  const ids = found.map(({ id }) => id)
  await tx.$executeRaw`
    select id from subscriptions where thread_id in (select thread_id from signups where id = any(${ids}))
    order by id for update`
  await tx.$executeRaw`select id from signups where id = any(${ids}) order by id for update`
  // Asked again: one that completed or was typed anew before it was locked belongs to somebody else.
  return rows(tx, rowSchema)`
    select s.id, s.status::text, ${beingSent} as sending, ${signupErased} as erased from signups s
    where s.id = any(${ids}) and s.id in (${attemptsOf(signupId)})`
}
