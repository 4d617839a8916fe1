import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto'
import { secretVersion, staffAuth } from '#lib/auth/staff-auth.ts'
import { db } from '#lib/db/client.ts'
import { env } from '#lib/env.ts'

/** Authenticators and recovery codes that better-auth encrypted with another secret than APP_SECRET's, anew. */
export async function resealFactors(): Promise<{ resealed: number; unreadable: string[] }> {
  const { secretConfig: key } = await staffAuth().$context
  const mine = `$ba$${secretVersion(env().appSecret.current)}$`
  const rows = await db().staffTwoFactor.findMany({
    where: { NOT: { secret: { startsWith: mine }, backupCodes: { startsWith: mine } } },
    select: { id: true, secret: true, backupCodes: true },
  })
  const unreadable: string[] = []
  let resealed = 0
  for (const { id, secret, backupCodes } of rows) {
    const anew = async (data: string) =>
      symmetricEncrypt({ key, data: await symmetricDecrypt({ key, data }) })
    const data = await Promise.all([anew(secret), anew(backupCodes)]).then(
      ([secret, backupCodes]) => ({ secret, backupCodes }),
      () => null,
    )
    if (data === null) unreadable.push(id)
    else
      resealed += (
        await db().staffTwoFactor.updateMany({ where: { id, secret, backupCodes }, data })
      ).count
  }
  return { resealed, unreadable }
}
