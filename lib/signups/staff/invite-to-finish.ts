import { z } from 'zod'
import { recordAudit } from '#lib/audit/record-audit.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { row } from '#lib/db/rows.ts'
import { newId } from '#lib/ids.ts'
import { queueEmail } from '#lib/outbox/queue-email.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { type InviteRefusal, whyNotInvite } from './invite.ts'

/**
 * Mails the shopper the way back to the plan's form. An address proves nothing, and whoever reads a mail
 * is not surely who typed it there, so the link opens no data: in the browser in which the signup was
 * begun the form comes filled in by its cookie, in any other it is empty (lib/README.md, decision 11).
 */
export async function inviteToFinish(
  signupId: string,
  staffId: string,
): Promise<Result<'sent', InviteRefusal | 'unknown-signup'>> {
  return inTransaction(async (tx) => {
    const row = await lockSignup(tx, signupId)
    if (!row) return refused('unknown-signup')
    const because = whyNotInvite(row)
    if (because === null) {
      const id = newId('ivt')
      await tx.$executeRaw`
        insert into signup_invites (id, signup_id, staff_id, created_at)
        values (${id}, ${signupId}, ${staffId}, teiki_now())`
      await queueEmail(tx, 'signup-invite', id)
    }
    await recordAudit(
      {
        actor: staffId,
        action: 'signup.invite',
        subject: signupId,
        outcome: because ? 'refused' : 'done',
        detail: { because },
      },
      tx,
    )
    return because === null ? ok('sent') : refused(because)
  })
}

const rowSchema = z.object({
  hasDetails: z.boolean(),
  begun: z.boolean(),
  forSale: z.boolean(),
  invites: z.number(),
  minutesSince: z.number().nullable(),
})

async function lockSignup(tx: Prisma.TransactionClient, id: string) {
  await tx.$executeRaw`select id from signups where id = ${id} for update`
  return row(tx, rowSchema)`
    select s.details is not null as "hasDetails",
      exists (select from subscriptions sub where sub.thread_id = s.thread_id and sub.status <> 'pending') as begun,
      p.status = 'published' and p.current_version_id is not null as "forSale",
      (select count(*)::int from signup_invites i where i.signup_id = s.id) as invites,
      (select extract(epoch from teiki_now() - max(i.created_at))::float8 / 60 from signup_invites i
        where i.signup_id = s.id) as "minutesSince"
    from signups s join plan_versions v on v.id = s.plan_version_id join plans p on p.id = v.plan_id
    where s.id = ${id}`
}
