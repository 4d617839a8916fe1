import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto'
import { staffAuth } from '#lib/auth/staff-auth.ts'
import { db } from '#lib/db/client.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import { randomText } from '#lib/ids.ts'
import { encryptRecoveryCodes, newRecoveryCodes } from './recovery-codes.ts'

/** What an authenticator is given, and the codes for when it is lost. */
export type Factor = { secret: string; recoveryCodes: string[] }

export function newFactor(): Factor {
  return { secret: randomText(32), recoveryCodes: newRecoveryCodes() }
}

/** From now on it counts, as better-auth keeps it: every sign-in with the password asks for it. */
export async function makeFactor(
  staffId: string,
  { secret, recoveryCodes }: Factor,
  tx: Pick<Prisma.TransactionClient, 'staff' | 'staffTwoFactor'>,
): Promise<void> {
  const { secretConfig: key } = await staffAuth().$context
  await tx.staff.update({
    where: { id: staffId },
    data: { twoFactorEnabled: true },
    select: { id: true },
  })
  await tx.staffTwoFactor.create({
    data: {
      id: randomText(32),
      userId: staffId,
      secret: await symmetricEncrypt({ key, data: secret }),
      backupCodes: await encryptRecoveryCodes(recoveryCodes),
      verified: true,
    },
    select: { id: true },
  })
}

/** Of the authenticator that counts; null for who has none. */
export async function secretOf(staffId: string): Promise<string | null> {
  const row = await db().staffTwoFactor.findUnique({
    where: { userId: staffId },
    select: { secret: true },
  })
  if (!row) return null
  const { secretConfig: key } = await staffAuth().$context
  return symmetricDecrypt({ key, data: row.secret })
}
