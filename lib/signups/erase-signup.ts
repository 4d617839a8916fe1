import { z } from 'zod'
import { recordAudit } from '#lib/audit/record-audit.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { eraseAttempts } from './erase-attempts.ts'

/** Why the person of an attempt is not erased; each has a sentence for the staff. */
export type EraseSignupRefusal = 'erased-already' | 'has-customer' | 'being-sent'

export type EraseSignupFacts = {
  erased: boolean
  /** An attempt of the thread completed: erasing begins at the customer. */
  completed: boolean
  sending: boolean
}

/** Null: allowed. Whoever asks is erased while Smartpay's answer is awaited, too: nothing begins by it then. */
export function whyNotEraseSignup(facts: EraseSignupFacts): EraseSignupRefusal | null {
  if (facts.completed) return 'has-customer'
  if (facts.erased) return 'erased-already'
  return facts.sending ? 'being-sent' : null
}

/** Forgets who the person was that never became a customer: all attempts of the thread. It cannot be undone. */
export async function eraseSignup(
  signupId: string,
  staffId: string,
): Promise<Result<'erased', EraseSignupRefusal | 'unknown-signup'>> {
  return inTransaction(async (tx) => {
    const rows = await lockThread(tx, signupId)
    if (rows.length === 0) return refused('unknown-signup')
    const because = whyNotEraseSignup({
      erased: rows.every(({ erased }) => erased),
      completed: rows.some(({ status }) => status === 'completed'),
      sending: rows.some(({ status }) => status === 'submitting'),
    })
    const ids = rows.filter(({ erased }) => !erased).map(({ id }) => id)
    if (because === null) await eraseAttempts(tx, { ids, reason: 'erased', actor: staffId })
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

const rowSchema = z.object({ id: z.string(), status: z.string(), erased: z.boolean() })

/** The subscription first, as where a signup completes; then all attempts, in one order. */
async function lockThread(tx: Prisma.TransactionClient, id: string) {
  await tx.$queryRaw`
    select id from subscriptions where line_id = (select line_id from signups where id = ${id}) for update`
  await tx.$queryRaw`
    select id from signups where line_id = (select line_id from signups where id = ${id}) order by id for update`
  const rows = await tx.$queryRaw`
    select id, status::text, browser_hash = 'erased ' || id as erased from signups
    where line_id = (select line_id from signups where id = ${id})`
  return z.array(rowSchema).parse(rows)
}
