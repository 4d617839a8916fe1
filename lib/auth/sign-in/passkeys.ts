import { APIError } from 'better-auth/api'
import { z } from 'zod'
import { recordAudit } from '#lib/audit/record-audit.ts'
import { staffAuth } from '#lib/auth/staff-auth.ts'
import { db } from '#lib/db/client.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { networkLimits, withinLimits } from '#lib/db/rate-limit.ts'
import { markFactor } from './mark-factor.ts'
import { endSession } from './sessions.ts'

export type PasskeyRow = { id: string; name: string | null; createdAt: Date | null }

export async function listPasskeys(staffId: string): Promise<PasskeyRow[]> {
  return db().staffPasskey.findMany({
    where: { userId: staffId },
    select: { id: true, name: true, createdAt: true },
    orderBy: { createdAt: 'asc' },
    take: 50,
  })
}

/** False: it is gone already, or it is somebody else's. */
export async function removePasskey(passkeyId: string, staffId: string): Promise<boolean> {
  return inTransaction(async (tx) => {
    const { count } = await tx.staffPasskey.deleteMany({
      where: { id: passkeyId, userId: staffId },
    })
    await audit(staffId, count === 1 ? 'done' : 'refused', 'remove-passkey', tx)
    return count === 1
  })
}

/** What the browser's passkey dialog needs to sign somebody in, or to add a passkey to who is signed in. */
export async function passkeyOptions(
  purpose: 'sign-in' | 'register',
  { headers, network }: { headers: Headers; network: string | null },
): Promise<unknown> {
  if (purpose === 'register') return staffAuth().api.generatePasskeyRegistrationOptions({ headers })
  if (!(await withinLimits(networkLimits('staff-passkey', network, 120)))) return null
  const options = await staffAuth().api.generatePasskeyAuthenticationOptions({ headers })
  return { ...options, userVerification: 'required' }
}

const text = z.string().max(4000)

/** What a device answers, as the browser makes it; whether it is right, better-auth checks. */
const answerSchema = z.object({
  id: text,
  rawId: text,
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}),
  response: z.object({
    clientDataJSON: text,
    authenticatorData: text,
    signature: text,
    userHandle: text.optional().transform((handle) => handle ?? ''),
  }),
})

/**
 * A passkey asks who holds it, so it counts as password and second factor in one. A session that the
 * browser had ends: the new one takes its place. Answers who signed in; null: nobody.
 */
export async function signInWithPasskey(
  answer: unknown,
  {
    headers,
    network,
    before,
  }: {
    headers: Headers
    network: string | null
    before: { id: string; sessionId: string } | null
  },
): Promise<string | null> {
  const response = answerSchema.safeParse(answer)
  if (!response.success) return null
  const shown = await orRefused(
    staffAuth().api.verifyPasskeyAuthentication({ body: { response: response.data }, headers }),
  )
  if (!shown) return null
  const { id: sessionId, userId: staffId } = shown.session
  await inTransaction(async (tx) => {
    if (before) await endSession(before.sessionId, before.id, tx)
    const shownBy = { staffId, sessionId, action: 'sign-in', what: 'passkey' } as const
    await markFactor({ ...shownBy, headers, network }, tx)
  })
  return staffId
}

/** better-auth writes it, so the audit log knows of it before: a crash leaves a passkey that was asked for. */
export async function addPasskey(
  { answer, name }: { answer: unknown; name: string },
  { headers, staffId }: { headers: Headers; staffId: string },
): Promise<boolean> {
  const body = { response: answer, name: name.trim().slice(0, 80) }
  await audit(staffId, 'asked', 'add-passkey')
  const added = await orRefused(staffAuth().api.verifyPasskeyRegistration({ body, headers }))
  await audit(staffId, added ? 'done' : 'refused', 'add-passkey')
  return Boolean(added)
}

async function audit(
  staffId: string,
  outcome: 'asked' | 'done' | 'refused',
  what: string,
  tx: Pick<Prisma.TransactionClient, '$executeRaw'> = db(),
): Promise<void> {
  const action = 'account.secure'
  await recordAudit({ actor: staffId, action, subject: staffId, outcome, detail: { what } }, tx)
}

/** What does not verify is an answer; better-auth also throws 500 for an answer that is not one at all. */
async function orRefused<Value>(verified: Promise<Value>): Promise<Value | null> {
  try {
    return await verified
  } catch (error) {
    if (error instanceof APIError) return null
    throw error
  }
}
