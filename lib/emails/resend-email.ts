import { z } from 'zod'
import { recordAudit } from '#lib/audit/record-audit.ts'
import { anyOf } from '#lib/db/any-of.ts'

import { inTransaction } from '#lib/db/in-transaction.ts'
import { type Client, row } from '#lib/db/rows.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { overEmails, waitingEmails } from '#lib/states/email.ts'

type ResendRefusal = 'unknown-mail' | 'resent-already' | 'on-its-way' | 'not-true'

/**
 * Queues a mail once more, and never a third time: of any number who ask at once, one is heard. It says
 * what is true when it goes out, and goes not at all if that is nothing any more. What became of the first
 * sending is kept.
 */
export async function resendEmail(
  emailId: string,
  staffId: string,
): Promise<Result<null, ResendRefusal>> {
  return inTransaction(async (tx) => {
    const queued = await tx.$executeRaw`
      update emails set status = 'queued', resent_at = teiki_now(), resent_by = ${staffId}, attempts = 0,
        first_status = status, first_reason = reason, first_sent_at = sent_at, reason = null, sent_at = null,
        next_try_at = teiki_now()
      where id = ${emailId} and resent_at is null and status in ${anyOf(overEmails)}
        and reason is distinct from 'obsolete'`
    const because = queued === 1 ? null : await whyNot(tx, emailId)
    await recordAudit(
      {
        actor: staffId,
        action: 'mail.resend',
        subject: emailId,
        outcome: because === null ? 'done' : 'refused',
        detail: { reason: because },
      },
      tx,
    )
    return because === null ? ok(null) : refused(because)
  })
}

async function whyNot(tx: Client, emailId: string): Promise<ResendRefusal> {
  const email = await row(tx, z.object({ resent: z.boolean(), onItsWay: z.boolean() }))`
    select resent_at is not null as resent, status in ${anyOf(waitingEmails)} as "onItsWay" from emails where id = ${emailId}`
  if (!email) return 'unknown-mail'
  if (email.resent) return 'resent-already'
  return email.onItsWay ? 'on-its-way' : 'not-true'
}
