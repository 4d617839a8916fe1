import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { env } from '#lib/env.ts'
import { log } from '#lib/log.ts'
import { type MailKind, mailKinds } from '#lib/mail/compose-mail.ts'
import type { MailFailure } from '#lib/mail/failure.ts'
import { deliver } from '#lib/mail/transport.ts'
import type { Result } from '#lib/result.ts'
import { type ComposedNotice, composeNotice } from './compose-notice.ts'
import { composeStaffInvitation } from './compose-staff-invitation.ts'
import { composeStaffPassword } from './compose-staff-password.ts'
import { putIntoMailbox } from './mailbox.ts'
import { getSubject } from './subject.ts'

const batchSize = 50
/** Mails on their way at the same time. */
const atOnce = 5
/** A mail that waited longer for its server helps nobody any more. */
const oldest = '14 days'

export type Sent = { sent: number; waiting: number; dropped: number; unknown: number }

type Due = {
  id: string
  kind: string
  cause: string
  attempts: number
  tooOld: boolean
  resent: boolean
}

const dueSchema = z.object({
  id: z.string(),
  kind: z.string(),
  cause: z.string(),
  attempts: z.number(),
  tooOld: z.boolean(),
  resent: z.boolean(),
})

/**
 * Sends what is queued, until nothing is due. Any number may run: a mail is leased by one of them. That it
 * is on its way is committed right before the server hears of it, and from then on it is never queued
 * again: a mail that may have arrived is not sent twice (safety §1, rule 8).
 */
export async function sendNotices(): Promise<Sent> {
  const total = { sent: 0, waiting: 0, dropped: 0, unknown: 0 }
  await giveUpLost(total)
  for (;;) {
    const due = await takeDue()
    const queue = due.values()
    await Promise.all(Array.from({ length: atOnce }, () => sendEach(queue, total)))
    if (due.length < batchSize) return total
  }
}

/** Without a mail server on a deployment nothing is taken: the mails wait for one. */
async function takeDue(): Promise<Due[]> {
  if (!env().mail && !env().localRun) return []
  const rows = await db().$queryRaw`
    with due as (
      select id from notices where next_try_at <= teiki_now() and status = 'queued'
      order by next_try_at limit ${batchSize} for update skip locked
    )
    update notices n set attempts = n.attempts + 1,
      next_try_at = teiki_now() + interval '5 minutes'
    from due where n.id = due.id
    returning n.id, n.kind, n.cause, n.attempts, n.resent_at is not null as resent,
      coalesce(n.resent_at, n.created_at) < teiki_now() - ${oldest}::interval as "tooOld"`
  return z.array(dueSchema).parse(rows)
}

/** Handed over by a process that is gone: it may have been sent. */
async function giveUpLost(total: Sent): Promise<void> {
  total.unknown += await db().$executeRaw`
    update notices set status = 'unknown', reason = 'the sender was lost', next_try_at = null
    where status = 'sending' and next_try_at <= teiki_now()`
}

async function sendEach(queue: Iterable<Due>, total: Sent): Promise<void> {
  for (const due of queue) {
    try {
      total[await send(due)] += 1
    } catch (error) {
      // A bug of ours or a database that is away. Leased, it comes back; on its way, it is given up.
      log('error', 'mail not sent', { kind: due.kind, attempt: due.attempts, error })
      total.waiting += 1
    }
  }
}

async function send(due: Due): Promise<keyof Sent> {
  const kind = mailKinds.find((one) => one === due.kind)
  if (!kind || due.tooOld) return drop(due.id, kind ? 'too old' : 'of an unknown kind')
  const composed = await compose(kind, due.cause)
  if (!composed) return drop(due.id, 'not true any more')
  if (!(await markSending(due))) return 'waiting'
  // A mail that staff asked for once more is another one to every server on its way.
  const result = await hand(due.resent ? `${due.id}.2` : due.id, kind, composed)
  if (result.ok) return finish(due.id)
  log('warn', 'mail not delivered', { kind, code: result.reason.reason, attempt: due.attempts })
  if (result.reason.sent === 'unknown') return doubt(due.id, result.reason.reason)
  return result.reason.retry
    ? tryLater(due, result.reason.reason)
    : drop(due.id, result.reason.reason)
}

/** The last moment at which it may still be tried again. False: the lease ended, another has it. */
async function markSending({ id, attempts }: Due): Promise<boolean> {
  const marked = await db().$executeRaw`
    update notices set status = 'sending', next_try_at = teiki_now() + interval '5 minutes'
    where id = ${id} and status = 'queued' and attempts = ${attempts}`
  return marked === 1
}

/** Null: it is not true any more. */
async function compose(kind: MailKind, cause: string): Promise<ComposedNotice | null> {
  if (kind === 'staff-invitation') return composeStaffInvitation(cause)
  if (kind === 'staff-password-reset' || kind === 'staff-password-changed')
    return composeStaffPassword(kind, cause)
  const subject = await getSubject(kind, cause)
  return subject && composeNotice(kind, subject)
}

function hand(
  id: string,
  kind: MailKind,
  { to, letter }: ComposedNotice,
): Promise<Result<unknown, MailFailure>> {
  return env().mail ? deliver({ id, to, letter }) : putIntoMailbox({ id, kind, to, letter })
}

async function finish(id: string): Promise<'sent'> {
  await db().$executeRaw`
    update notices set status = 'sent', sent_at = teiki_now(), next_try_at = null, reason = null
    where id = ${id}`
  return 'sent'
}

async function drop(id: string, reason: string): Promise<'dropped'> {
  await db().$executeRaw`
    update notices set status = 'dropped', reason = ${reason}, next_try_at = null where id = ${id}`
  return 'dropped'
}

async function doubt(id: string, reason: string): Promise<'unknown'> {
  await db().$executeRaw`
    update notices set status = 'unknown', reason = ${reason}, next_try_at = null where id = ${id}`
  return 'unknown'
}

/** After 1, 4, 16 … minutes, at most 6 hours, until it is too old. */
async function tryLater({ id, attempts }: Due, reason: string): Promise<'waiting'> {
  const minutes = Math.min(360, 4 ** Math.min(attempts - 1, 5))
  await db().$executeRaw`
    update notices set status = 'queued', reason = ${reason},
      next_try_at = teiki_now() + make_interval(mins => ${minutes})
    where id = ${id}`
  return 'waiting'
}
