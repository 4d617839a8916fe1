import { recordAudit } from '#lib/audit/record-audit.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'

/** The link that was mailed works no more. False: it was used, replaced or revoked before. */
export async function revokeInvitation(revocation: { id: string; by: string }): Promise<boolean> {
  const { id, by } = revocation
  return inTransaction(async (tx) => {
    const { count } = await tx.staffInvitation.deleteMany({ where: { id, acceptedAt: null } })
    await recordAudit(
      {
        actor: by,
        action: 'staff.manage',
        subject: 'invitation',
        outcome: count === 1 ? 'done' : 'refused',
        detail: { what: 'revoke' },
      },
      tx,
    )
    return count === 1
  })
}
