import { z } from 'zod'
import { recordAudit } from '#lib/audit/record-audit.ts'
import { keyedHashes, unseal } from '#lib/crypto.ts'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { row } from '#lib/db/rows.ts'
import { env } from '#lib/env.ts'
import { disableToken } from '#lib/smartpay/tokens.ts'
import { mayAskSmartpay } from '#lib/smartpay-account/may-ask-smartpay.ts'
import { settleToken } from '#lib/tokens/settle-token.ts'
import { driftKinds, fixFor } from './drift.ts'
import { isDoubtful } from './list-drifts.ts'

/** `suspected`: Smartpay does not know the token, which is not believed before a second look an hour later. */
type Mended = 'mended' | 'suspected' | 'gone' | 'no-remedy' | 'silent'

const driftSchema = z.object({
  id: z.string(),
  kind: z.enum(driftKinds),
  there: z.string().nullable(),
  tokenId: z.string().nullable(),
  sealedId: z.string().nullable(),
  isOurs: z.boolean(),
  isDoubtful: z.boolean(),
})
type Drift = z.output<typeof driftSchema>

/**
 * Mends one difference as its remedy says, when somebody of the staff chose so: Smartpay's word is fetched
 * anew and kept here, or a token that nobody here knows is disabled there. A line is mended by one person at a time.
 */
export async function fixDrift(driftId: string, staffId: string): Promise<Mended> {
  const may = await mayAskSmartpay()
  if (!may.ok) return 'silent'
  const drift = await take(driftId, may.value.test)
  if (!drift) return 'gone'
  const remedy = fixFor(drift.kind, drift.there, drift)
  if (remedy === null) {
    await release(drift.id)
    return 'no-remedy'
  }
  const subject = drift.tokenId ?? drift.id
  await recordAudit({
    actor: staffId,
    action: 'drift.mend',
    subject,
    outcome: 'asked',
    detail: { remedy },
  })
  const heard = drift.tokenId === null ? await disable(drift) : await settle(drift.tokenId)
  await recordAudit({
    actor: staffId,
    action: 'drift.mend',
    subject,
    outcome: heard === 'mended' ? 'done' : 'unknown',
    detail: { remedy, reason: heard === 'mended' ? null : heard },
  })
  if (heard === 'mended' || heard === 'known-here') await forget(drift)
  else await release(drift.id)
  if (heard === 'known-here') return 'gone'
  return heard === 'mended' || heard === 'suspected' ? heard : 'silent'
}

async function take(driftId: string, test: boolean): Promise<Drift | null> {
  return row(db(), driftSchema)`
    update token_drifts set taken_until = teiki_now() + interval '60 seconds'
    where id = ${driftId} and test = ${test} and (taken_until is null or taken_until < teiki_now())
    returning id, kind, there, token_id as "tokenId", sealed_id as "sealedId",
      exists (select from signups s where s.id = token_drifts.reference) as "isOurs",
      ${isDoubtful(Prisma.sql`token_drifts.test`)} as "isDoubtful"`
}

async function release(driftId: string): Promise<void> {
  await db().tokenDrift.updateMany({ where: { id: driftId }, data: { takenUntil: null } })
}

/** A comparison that ran meanwhile may have found it once more. */
async function forget({ id, tokenId }: Drift): Promise<void> {
  const sameToken = tokenId === null ? [] : [{ tokenId }]
  await db().tokenDrift.deleteMany({ where: { OR: [{ id }, ...sameToken] } })
}

/** Why not, or `mended`. */
async function settle(tokenId: string): Promise<string> {
  const settled = await settleToken(tokenId, 'staff')
  if (!settled.ok) return settled.reason.kind
  return settled.value === 'suspected' ? 'suspected' : 'mended'
}

/**
 * Only Smartpay's yes is one: a token that it does not know may be another key's. One that was kept here since it
 * was compared is left alone: somebody pays by it.
 */
async function disable({ id, sealedId }: Drift): Promise<string> {
  if (sealedId === null) return 'no-id'
  const smartpayId = unseal(env().appSecret, `drift:${id}`, sealedId)
  const idHash = { in: keyedHashes(env().appSecret, 'token-lookup', smartpayId) }
  if ((await db().token.count({ where: { idHash } })) > 0) return 'known-here'
  const answer = await disableToken(smartpayId)
  return answer.ok ? 'mended' : answer.reason.kind
}
