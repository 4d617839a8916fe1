import { z } from 'zod'
import { recordAudit } from '#lib/audit/record-audit.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { row } from '#lib/db/rows.ts'
import { isId } from '#lib/ids.ts'
import { ok, type Result, refused } from '#lib/result.ts'

const tokenSchema = z.object({ status: z.string() })

type Choice = { customerId: string; tokenId: string; staffId: string }

/** The token that is proposed first for this customer: an active one of their own. */
export async function chooseDefaultToken({
  customerId,
  tokenId,
  staffId,
}: Choice): Promise<Result<'chosen', 'not-their-token' | 'token-not-active'>> {
  // What is no id of ours is nobody's token, and nothing that the log should keep for ever.
  if (!isId('tok', tokenId) || !isId('cus', customerId)) return refused('not-their-token')
  return inTransaction(async (tx) => {
    const token = await row(tx, tokenSchema)`
      select status::text from tokens where id = ${tokenId} and customer_id = ${customerId} for share`
    const because =
      token === null ? 'not-their-token' : token.status === 'active' ? null : 'token-not-active'
    if (!because)
      await tx.customer.updateMany({
        where: { id: customerId },
        data: { defaultTokenId: tokenId },
      })
    await recordAudit(
      {
        actor: staffId,
        action: 'token.assign',
        subject: customerId,
        outcome: because ? 'refused' : 'done',
        detail: { token: tokenId, default: true, because },
      },
      tx,
    )
    return because ? refused(because) : ok('chosen')
  })
}
