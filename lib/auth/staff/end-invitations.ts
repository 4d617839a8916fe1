import type { Prisma } from '#lib/db/generated/client.ts'

/** Whoever may not invite any more leaves no link behind that still makes owners. */
export async function endInvitationsOf(
  staffId: string,
  tx: Pick<Prisma.TransactionClient, 'staffInvitation'>,
): Promise<void> {
  await tx.staffInvitation.deleteMany({ where: { invitedBy: staffId, acceptedAt: null } })
}
