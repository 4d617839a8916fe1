import { recordAudit } from '#lib/audit/record-audit.ts'
import { emailIdentity } from '#lib/customers/email.ts'
import { db } from '#lib/db/client.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { env } from '#lib/env.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { newId } from '#lib/ids.ts'
import { queueNotice } from '#lib/jobs/queue-notice.ts'
import { sharedNetwork } from '#lib/network-address.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { networkLimits, withinLimits } from '#lib/signups/limit.ts'
import { linkHash, linkOf } from './mailed-link.ts'

const validMinutes = 30

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
export async function askPasswordReset(email: string, mailIn: Locale): Promise<void> {
  const staff = await db().staff.findFirst({
    where: { email: emailIdentity(email), removedAt: null },
    select: { id: true },
  })
  if (staff)
    await inTransaction((tx) => makeReset(tx, { staffId: staff.id, askedBy: null, mailIn }))
}

/** An owner has a link mailed to somebody else. */
export async function sendPasswordReset(sent: {
  staffId: string
  by: string
  mailIn: Locale
}): Promise<Result<'reset-sent', 'unknown-staff'>> {
  const { staffId, by, mailIn } = sent
  return inTransaction(async (tx) => {
    const known = await tx.staff.count({ where: { id: staffId, removedAt: null } })
    if (known === 0) return refused('unknown-staff')
    await makeReset(tx, { staffId, askedBy: by, mailIn })
    return ok('reset-sent')
  })
}

/** For whoever can run commands here: the link itself, and no mail. Null: nobody has this address. */
export async function printPasswordReset(
  email: string,
): Promise<{ staffId: string; address: string } | null> {
  const staff = await db().staff.findFirst({
    where: { email: emailIdentity(email), removedAt: null },
    select: { id: true },
  })
  if (!staff) return null
  const asked = { staffId: staff.id, askedBy: 'command', mailIn: null }
  const id = await inTransaction((tx) => makeReset(tx, asked))
  return { staffId: staff.id, address: resetAddress(id) }
}

/** Where another password is set; `hash` is what the row keeps of the link. */
export function resetAddress(resetId: string, hash?: string): string {
  return `${env().appUrl}/admin/reset?link=${linkOf('staff-reset', resetId, hash)}`
}

/** A newer link ends the older ones. What somebody asked for themselves leaves no audit entry: nothing changed. */
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
  if (mailIn) await queueNotice(tx, 'staff-password-reset', id)
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
