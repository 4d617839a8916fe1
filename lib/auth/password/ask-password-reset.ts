import { recordAudit } from '#lib/audit/record-audit.ts'
import { countGuess } from '#lib/auth/sign-in/guesses.ts'
import { emailIdentity } from '#lib/customers/fields/email.ts'
import { db } from '#lib/db/client.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { networkLimits, withinLimits } from '#lib/db/rate-limit.ts'
import { env } from '#lib/env.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { newId } from '#lib/ids.ts'
import { sharedNetwork } from '#lib/network-address.ts'
import { queueEmail } from '#lib/outbox/queue-email.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { linkHash, linkOf } from './mailed-link.ts'

const validMinutes = 30
/** A link this young is not replaced because somebody asks again: strangers would end the one just opened. */
const leftMinutes = 10

type Asked = { mailIn: Locale; network: string | null }

/**
 * Whether another link may be asked for here; counted before anybody knows whether the address is staff. Never by the
 * address alone: strangers would use that up.
 */
export async function mayAskPasswordReset(email: string, network: string | null): Promise<boolean> {
  const name = `staff-reset-pair ${emailIdentity(email)}`
  const pairs = network === sharedNetwork ? [] : networkLimits(name, network ?? 'local', 3)
  return withinLimits([...networkLimits('staff-reset-network', network, 20), ...pairs])
}

/** Somebody forgot the password: a mail with a link, if the address is staff. Nobody is told whether it is. */
export async function askPasswordReset(email: string, { mailIn, network }: Asked): Promise<void> {
  const staffId = await staffWith(email)
  await countGuess({ action: 'reset.asked', staffId, network })
  if (staffId === null) return
  await inTransaction(async (tx) => {
    if (!(await lockStaff(tx, staffId)) || (await hasYoungLink(tx, staffId))) return
    await makeReset(tx, { staffId, askedBy: null, mailIn })
  })
}

/** Somebody asked too often; counted, so that an owner sees it. */
export async function noteResetRefused(email: string, network: string | null): Promise<void> {
  const staffId = await staffWith(email)
  await countGuess({ action: 'reset.too-many', staffId, network })
}

/** An owner has a link mailed to somebody else. */
export async function sendPasswordReset(sent: {
  staffId: string
  by: string
  mailIn: Locale
}): Promise<Result<'reset-sent', 'unknown-staff'>> {
  const { staffId, by, mailIn } = sent
  return inTransaction(async (tx) => {
    if (!(await lockStaff(tx, staffId))) return refused('unknown-staff')
    await makeReset(tx, { staffId, askedBy: by, mailIn })
    return ok('reset-sent')
  })
}

/** For whoever can run commands here: the link itself, and no mail. Null: nobody has this address. */
export async function printPasswordReset(
  email: string,
): Promise<{ staffId: string; address: string } | null> {
  const staffId = await staffWith(email)
  if (staffId === null) return null
  const asked = { staffId, askedBy: 'command', mailIn: null }
  const id = await inTransaction(async (tx) =>
    (await lockStaff(tx, staffId)) ? makeReset(tx, asked) : null,
  )
  return id === null ? null : { staffId, address: resetAddress(id) }
}

async function staffWith(email: string): Promise<string | null> {
  const staff = await db().staff.findFirst({
    where: { email: emailIdentity(email), removedAt: null },
    select: { id: true },
  })
  return staff?.id ?? null
}

/** Of two that make a link for one person, the second sees the first one's. False: the person left. */
async function lockStaff(tx: Prisma.TransactionClient, staffId: string): Promise<boolean> {
  const locked = await tx.$executeRaw`
    select id from staff where id = ${staffId} and removed_at is null for update`
  return locked === 1
}

async function hasYoungLink(tx: Prisma.TransactionClient, staffId: string): Promise<boolean> {
  const found = await tx.$executeRaw`
    select id from staff_password_resets where staff_id = ${staffId} and used_at is null and expires_at > now()
      and created_at > now() - make_interval(mins => ${leftMinutes}) limit 1`
  return found > 0
}

/** Where another password is set; `hash` is what the row keeps of the link. */
export function resetAddress(resetId: string, hash?: string): string {
  return `${env().appUrl}/admin/reset?link=${linkOf('staff-reset', resetId, hash)}`
}

/** A newer link ends the older ones; the person's row is locked. What somebody asked for themselves leaves no audit entry: nothing changed. */
async function makeReset(
  tx: Prisma.TransactionClient,
  { staffId, askedBy, mailIn }: { staffId: string; askedBy: string | null; mailIn: Locale | null },
): Promise<string> {
  const id = newId('rst')
  await tx.$executeRaw`
    delete from staff_password_resets where (staff_id = ${staffId} and used_at is null)
      or created_at < now() - interval '30 days'`
  await tx.$executeRaw`
    insert into staff_password_resets (id, staff_id, link_hash, locale, created_at, expires_at)
    values (${id}, ${staffId}, ${linkHash(linkOf('staff-reset', id))}, ${mailIn ?? 'ja'}, now(),
      now() + make_interval(mins => ${validMinutes}))`
  if (mailIn) await queueEmail(tx, 'staff-password-reset', id)
  if (askedBy)
    await recordAudit(
      {
        actor: askedBy,
        action: 'staff.manage',
        subject: staffId,
        outcome: 'done',
        detail: { what: 'password-reset' },
      },
      tx,
    )
  return id
}
