import { z } from 'zod'
import { emailIdentity } from '#lib/customers/fields/email.ts'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { giveBack as giveBackLimits, type Limit, withinLimits } from '#lib/db/rate-limit.ts'
import { env } from '#lib/env.ts'
import { log } from '#lib/log.ts'
import { type MailKind, mailKinds } from '#lib/mail/compose-mail.ts'
import type { MailFailure } from '#lib/mail/failure.ts'
import { deliver } from '#lib/mail/transport.ts'
import { backoffMs } from '#lib/queue/backoff.ts'
import { type Budget, unlimited } from '#lib/queue/budget.ts'
import { giveBack, leaseDue, tryLater, type Waiting } from '#lib/queue/lease.ts'
import { type End, type Queue, workThrough } from '#lib/queue/work-through.ts'
import type { Result } from '#lib/result.ts'
import type { EmailReason } from '#lib/states/email.ts'
import { composeDue } from './compose-due.ts'
import type { ComposedEmail } from './compose-email.ts'
import { putIntoMailbox } from './mailbox.ts'
import { heldBack } from './queries.ts'

/** Ten rounds: even where each takes its longest, all are begun within the lease. */
const batchSize = 50
/** Mails on their way at the same time. */
const atOnce = 5
/** A mail that waited longer for its server helps nobody any more. */
const oldest = '14 days'

type Counts = { sent: number; waiting: number; dropped: number; unknown: number }
type Sent = Counts & { end: End }

const dueSchema = z.object({
  id: z.string(),
  attempts: z.number(),
  kind: z.string(),
  cause: z.string(),
  tooOld: z.boolean(),
  resent: z.boolean(),
})
type Due = z.output<typeof dueSchema>

const waiting: Waiting<Due> = {
  table: 'emails',
  due: 'next_try_at',
  attempts: 'attempts',
  where: Prisma.sql`w.status = 'queued'`,
  leaseSeconds: 300,
  columns: Prisma.sql`w.kind, w.cause, w.resent_at is not null as resent,
    coalesce(w.resent_at, w.created_at) < teiki_now() - ${oldest}::interval as "tooOld"`,
  row: dueSchema,
}

/**
 * Sends what is queued, until nothing is due or the server does not answer. Any number may run: a mail is leased by one of
 * them. That it is on its way is committed right before the server hears of it, and from then on it is never queued
 * again: a mail that may have arrived is not sent twice (safety §1, rule 8).
 */
export async function sendEmails(budget: Budget = unlimited): Promise<Sent> {
  const counts: Counts = { sent: 0, waiting: 0, dropped: 0, unknown: 0 }
  await giveUpLost(counts)
  const queue: Queue<Due> = {
    job: 'emails',
    about: ({ id, kind }) => ({ emailId: id, kind }),
    atOnce,
    // Without a mail server on a deployment nothing is taken: the mails wait for one.
    take: async () => (env().mail || env().localRun ? leaseDue(waiting, batchSize) : []),
    giveBack: (rows) => giveBack(waiting, rows),
    work: async (due) => {
      const { became, silent = false } = await send(due)
      counts[became] += 1
      return silent ? 'silent' : 'answered'
    },
    // A bug of ours or a database that is away. Leased, it comes back; on its way, it is given up.
    threw: async (due) => {
      counts.waiting += 1
      await tryLater(waiting, due, backoffMs(due.attempts))
    },
  }
  const end = await workThrough(queue, budget)
  return { ...counts, end }
}

/** Handed over by a process that is gone: it may have been sent. */
async function giveUpLost(counts: Counts): Promise<void> {
  counts.unknown += await db().$executeRaw`
    update emails set status = 'unknown', reason = 'sender-lost', next_try_at = null
    where status = 'sending' and next_try_at <= teiki_now()`
}

type Handed = { became: keyof Counts; silent?: boolean }

async function send(due: Due): Promise<Handed> {
  const kind = mailKinds.find((one) => one === due.kind)
  if (!kind || due.tooOld) return drop(due, 'queued', kind ? 'too-old' : 'unknown-kind')
  const composed = await composeDue({ ...due, kind })
  if (composed === 'not-yet') return putOff(due)
  if (typeof composed === 'string') return drop(due, 'queued', composed)
  const limit = floodLimit(kind, composed)
  if (!due.resent && !(await withinLimits(limit))) return holdBack(due)
  if (!(await markSending(due, composed))) return { became: 'waiting' }
  // A mail that staff asked for once more is another one to every server on its way.
  const result = await hand(due.resent ? `${due.id}.2` : due.id, kind, composed)
  if (result.ok) return finish(due)
  const { reason, sent, retry } = result.reason
  log('warn', 'mail not delivered', {
    emailId: due.id,
    kind,
    code: reason,
    attempt: due.attempts,
  })
  if (sent === 'unknown') return doubt(due, reason)
  await giveBackLimits(limit.map(({ key }) => key))
  return retry ? queueAgain(due, reason) : drop(due, 'sending', reason)
}

/** Of one kind; whoever really subscribes gets one or two. */
const mostADay = 10

/**
 * Anybody may type anybody's address, as often as there are networks to do it from: the address gets so many mails a
 * day, and the rest wait. A local run's mailbox bothers nobody.
 */
function floodLimit(kind: MailKind, { to }: ComposedEmail): Limit[] {
  if (!env().mail || kind.startsWith('staff-')) return []
  return [{ key: `mailed ${kind} ${emailIdentity(to.emailAddress)}`, most: mostADay, hours: 24 }]
}

async function putOff(due: Due): Promise<Handed> {
  await tryLater(waiting, due, backoffMs(due.attempts))
  return { became: 'waiting' }
}

/** Nothing is lost by it, until it is too old. */
async function holdBack(due: Due): Promise<Handed> {
  await db().$executeRaw`
    update emails set reason = ${heldBack}, next_try_at = teiki_now() + interval '1 day'
    where id = ${due.id} and status = 'queued' and ${isMine(due)}`
  return { became: 'waiting' }
}

/** The last moment at which it may still be tried again. False: the lease ended, another has it. */
async function markSending(due: Due, { saysPaid = false }: ComposedEmail): Promise<boolean> {
  const marked = await db().$executeRaw`
    update emails set status = 'sending', next_try_at = teiki_now() + interval '5 minutes', says_paid = ${saysPaid}
    where id = ${due.id} and status = 'queued' and ${isMine(due)}`
  return marked === 1
}

function hand(
  id: string,
  kind: MailKind,
  { to, letter }: ComposedEmail,
): Promise<Result<unknown, MailFailure>> {
  return env().mail ? deliver({ id, to, letter }) : putIntoMailbox({ id, kind, to, letter })
}

/** This very attempt: whoever was lost and comes back changes nothing, also where staff queued the mail again. */
function isMine({ attempts, resent }: Due): Prisma.Sql {
  return Prisma.sql`attempts = ${attempts} and (resent_at is not null) = ${resent}`
}

async function finish(due: Due): Promise<Handed> {
  await db().$executeRaw`
    update emails set status = 'sent', sent_at = teiki_now(), next_try_at = null, reason = null
    where id = ${due.id} and status = 'sending' and ${isMine(due)}`
  return { became: 'sent' }
}

async function drop(due: Due, from: 'queued' | 'sending', reason: EmailReason): Promise<Handed> {
  await db().$executeRaw`
    update emails set status = 'dropped', reason = ${reason}, next_try_at = null
    where id = ${due.id} and status = ${from}::email_status and ${isMine(due)}`
  return { became: 'dropped' }
}

async function doubt(due: Due, reason: EmailReason): Promise<Handed> {
  await db().$executeRaw`
    update emails set status = 'unknown', reason = ${reason}, next_try_at = null
    where id = ${due.id} and status = 'sending' and ${isMine(due)}`
  return { became: 'unknown', silent: true }
}

/** Until it is too old. */
async function queueAgain(due: Due, reason: MailFailure['reason']): Promise<Handed> {
  await db().$executeRaw`
    update emails set status = 'queued', reason = ${reason},
      next_try_at = teiki_now() + make_interval(secs => ${backoffMs(due.attempts) / 1000}::float8)
    where id = ${due.id} and status = 'sending' and ${isMine(due)}`
  // Put off for one mail, the server takes others; otherwise it takes none.
  return { became: 'waiting', silent: reason !== 'refused-for-now' }
}
