import { AppError } from '#lib/app-error.ts'
import { currentCode } from '#lib/auth/sign-in/enrolment.ts'
import { makeFactor, newFactor } from '#lib/auth/sign-in/factor.ts'
import { db } from '#lib/db/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { env } from '#lib/env.ts'
import { hashPassword, makeStaff } from './make-staff.ts'

/** The login that a local run prints. Everybody knows it, so it exists nowhere else. */
export const localOwner = { email: 'owner@teiki.example', password: 'teiki-local-owner' } as const

/** Makes the owner of a local run, once; the second factor is ready as if it had been enrolled. */
export async function ensureLocalOwner(): Promise<void> {
  requireLocalRun()
  const { email } = localOwner
  if (await db().staff.findUnique({ where: { email }, select: { id: true } })) return
  const passwordHash = await hashPassword(localOwner.password)
  await inTransaction(async (tx) => {
    const id = await makeStaff({ email, name: '定期 花子', role: 'owner', passwordHash }, tx)
    if (id) await makeFactor(id, newFactor(), tx)
  })
}

/** The code that somebody's authenticator would show now; null for who has none. */
export async function localCode(email: string): Promise<string | null> {
  requireLocalRun()
  const staff = await db().staff.findUnique({ where: { email }, select: { id: true } })
  return staff && currentCode(staff.id)
}

function requireLocalRun(): void {
  if (!env().localRun) throw new AppError('This works in a local run only: npm run demo')
}
