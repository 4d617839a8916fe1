import { symmetricEncrypt } from 'better-auth/crypto'
import { z } from 'zod'
import { recordAudit } from '#lib/audit/record-audit.ts'
import { staffAuth } from '#lib/auth/staff-auth.ts'
import { wallClockMs } from '#lib/clock.ts'
import { seal, unseal } from '#lib/crypto.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { env } from '#lib/env.ts'
import { randomText } from '#lib/ids.ts'

const count = 10
/** As long as somebody may take to write ten codes down. */
const offeredForMs = 30 * 60_000

type Whose = { staffId: string; sessionId: string }

const offerSchema = z.object({ codes: z.array(z.string()), atMs: z.number() })

export function newRecoveryCodes(): string[] {
  return Array.from({ length: count }, () => `${randomText(5)}-${randomText(5)}`)
}

/** Codes to write down, and the sealed form in which the next request takes them up: nothing is stored yet. */
export function offerRecoveryCodes(whose: Whose): { codes: string[]; offer: string } {
  const codes = newRecoveryCodes()
  const text = JSON.stringify({ codes, atMs: wallClockMs() })
  return { codes, offer: seal(env().appSecret, identityOf(whose), text) }
}

/** From now on these count and the old ones do not. False: not an offer to this session, or too old. */
export async function takeRecoveryCodes(whose: Whose, offer: string): Promise<boolean> {
  const codes = readOffer(whose, offer)
  if (!codes) return false
  const backupCodes = await encryptRecoveryCodes(codes)
  return inTransaction(async (tx) => {
    const changed = await tx.staffTwoFactor.updateMany({
      where: { userId: whose.staffId, verified: true },
      data: { backupCodes },
    })
    if (changed.count === 0) return false
    await recordAudit(
      {
        actor: whose.staffId,
        action: 'account.secure',
        subject: whose.staffId,
        outcome: 'done',
        detail: { what: 'recovery-codes' },
      },
      tx,
    )
    return true
  })
}

/** As better-auth keeps them. */
export async function encryptRecoveryCodes(codes: string[]): Promise<string> {
  const { secretConfig: key } = await staffAuth().$context
  return symmetricEncrypt({ key, data: JSON.stringify(codes) })
}

function readOffer(whose: Whose, offer: string): string[] | null {
  try {
    const { codes, atMs } = offerSchema.parse(
      JSON.parse(unseal(env().appSecret, identityOf(whose), offer)),
    )
    return wallClockMs() - atMs < offeredForMs ? codes : null
  } catch {
    return null
  }
}

function identityOf({ staffId, sessionId }: Whose): string {
  return `recovery-codes:${staffId}:${sessionId}`
}
