import { createOTP } from '@better-auth/utils/otp'
import { z } from 'zod'
import { seal, unseal } from '#lib/crypto.ts'
import { db } from '#lib/db/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { type Client, row } from '#lib/db/rows.ts'
import { env } from '#lib/env.ts'
import { type Result, refused } from '#lib/result.ts'
import { type Factor, makeFactor, newFactor, secretOf } from './factor.ts'
import { markFactor } from './mark-factor.ts'
import { endSessionsOf } from './sessions.ts'
import { spendCode } from './spend-code.ts'

/** What the authenticator is shown: as a picture of `uri`, or to type. */
export type Enrolment = { uri: string; secret: string; recoveryCodes: string[] }

type Whose = { staffId: string; sessionId: string }

const enrolmentSchema = z.object({ enrolment: z.string() })
const factorSchema = z.object({ secret: z.string(), recoveryCodes: z.array(z.string()) })

/**
 * A secret and recovery codes of this session alone, the same each time it asks: they count once it has shown
 * a code, and what another session was shown is worth nothing. Null: the person has an authenticator.
 */
export async function beginEnrolment(staff: {
  id: string
  email: string
  sessionId: string
}): Promise<Enrolment | null> {
  const { id: staffId, sessionId } = staff
  const whose = { staffId, sessionId }
  const fresh = seal(env().appSecret, identityOf(whose), JSON.stringify(newFactor()))
  const begun = await row(db(), enrolmentSchema)`
    update staff_sessions set enrolment = coalesce(enrolment, ${fresh})
    where id = ${sessionId} and user_id = ${staffId}
      and not exists (select from staff_two_factors where user_id = ${staffId})
    returning enrolment`
  return begun && shown(open(whose, begun.enrolment), staff.email)
}

function shown({ secret, recoveryCodes }: Factor, email: string): Enrolment {
  const uri = createOTP(secret).url('Teiki', email)
  return { uri, secret: new URL(uri).searchParams.get('secret') ?? '', recoveryCodes }
}

/**
 * The first right code of what this session was shown makes that the person's authenticator, and ends every other
 * session. Until then nothing else counts here, recovery codes neither. Null: this session enrols nothing.
 */
export async function endEnrolment(
  whose: Whose,
  code: string,
  caller: { headers: Headers; network: string | null },
): Promise<Result<'shown', 'wrong' | 'used'> | null> {
  const { staffId, sessionId } = whose
  return inTransaction(async (tx) => {
    await tx.$executeRaw`select from staff where id = ${staffId} for update`
    const factor = await readEnrolment(whose, tx)
    if (!factor) return null
    if (!(await createOTP(factor.secret).verify(code))) return refused('wrong')
    if (!(await spendCode(staffId, code, tx))) return refused('used')
    await makeFactor(staffId, factor, tx)
    await endSessionsOf(staffId, sessionId, tx)
    return markFactor({ ...whose, ...caller, action: 'factor.enrol', what: 'code' }, tx)
  })
}

/** What the person's authenticator shows now, or the one that is being enrolled: for a local run's command. */
export async function currentCode(staffId: string): Promise<string | null> {
  const secret = (await secretOf(staffId)) ?? (await secretShownLast(staffId))
  return secret && createOTP(secret).totp()
}

async function secretShownLast(staffId: string): Promise<string | null> {
  const session = await db().staffSession.findFirst({
    where: { userId: staffId, enrolment: { not: null } },
    orderBy: { createdAt: 'desc' },
    select: { id: true },
  })
  const factor = session && (await readEnrolment({ staffId, sessionId: session.id }, db()))
  return factor?.secret ?? null
}

async function readEnrolment(whose: Whose, client: Client): Promise<Factor | null> {
  const { staffId, sessionId } = whose
  const kept = await row(client, enrolmentSchema)`
    select enrolment from staff_sessions
    where id = ${sessionId} and user_id = ${staffId} and enrolment is not null
      and not exists (select from staff_two_factors where user_id = ${staffId})`
  return kept && open(whose, kept.enrolment)
}

function open(whose: Whose, sealed: string): Factor {
  return factorSchema.parse(JSON.parse(unseal(env().appSecret, identityOf(whose), sealed)))
}

function identityOf({ staffId, sessionId }: Whose): string {
  return `enrolment:${staffId}:${sessionId}`
}
