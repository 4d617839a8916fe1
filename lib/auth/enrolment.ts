import { createOTP } from '@better-auth/utils/otp'
import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto'
import { db } from '#lib/db/client.ts'
import { randomText } from '#lib/ids.ts'
import { encryptRecoveryCodes, newRecoveryCodes } from './recovery-codes.ts'
import { staffAuth } from './staff-auth.ts'

export type Enrolment = { uri: string; secret: string; recoveryCodes: string[] }

/** A secret and recovery codes that count once the first code is shown; enrolling again before that keeps them. */
export async function beginEnrolment(staffId: string): Promise<void> {
  const { secretConfig: key } = await staffAuth().$context
  await db().$executeRaw`
    insert into staff_two_factors (id, user_id, secret, backup_codes, verified)
    select ${randomText(32)}, ${staffId}, ${await symmetricEncrypt({ key, data: randomText(32) })},
      ${await encryptRecoveryCodes(newRecoveryCodes())}, false
    where not exists (select from staff_two_factors where user_id = ${staffId})`
}

/** What the authenticator needs; null once it has been used: nobody is shown it again. */
export async function getEnrolment(staff: {
  id: string
  email: string
}): Promise<Enrolment | null> {
  const row = await db().staffTwoFactor.findFirst({
    where: { userId: staff.id, verified: false },
    select: { secret: true, backupCodes: true },
  })
  if (!row) return null
  const { secretConfig: key } = await staffAuth().$context
  const secret = await symmetricDecrypt({ key, data: row.secret })
  const codes = await symmetricDecrypt({ key, data: row.backupCodes })
  const uri = createOTP(secret).url('Teiki', staff.email)
  return {
    uri,
    secret: new URL(uri).searchParams.get('secret') ?? '',
    recoveryCodes: JSON.parse(codes),
  }
}

/** The first right code ends the enrolment. False: a wrong one, or there is nothing to end. */
export async function endEnrolment(staffId: string, code: string): Promise<boolean> {
  const row = await db().staffTwoFactor.findFirst({
    where: { userId: staffId, verified: false },
    select: { id: true, secret: true },
  })
  if (!row) return false
  const { secretConfig: key } = await staffAuth().$context
  const secret = await symmetricDecrypt({ key, data: row.secret })
  if (!(await createOTP(secret).verify(code))) return false
  return db().$transaction(async (tx) => {
    const { count } = await tx.staffTwoFactor.updateMany({
      where: { id: row.id, verified: false },
      data: { verified: true },
    })
    if (count === 1)
      await tx.staff.update({ where: { id: staffId }, data: { twoFactorEnabled: true } })
    return count === 1
  })
}

/** The current code, for a local run's command. */
export async function currentCode(staffId: string): Promise<string | null> {
  const row = await db().staffTwoFactor.findFirst({
    where: { userId: staffId },
    select: { secret: true },
  })
  if (!row) return null
  const { secretConfig: key } = await staffAuth().$context
  const secret = await symmetricDecrypt({ key, data: row.secret })
  return createOTP(secret).totp()
}
