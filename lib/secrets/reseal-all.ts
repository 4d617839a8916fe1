import { z } from 'zod'
import { markAudit } from '#lib/audit/mark-audit.ts'
import { resealFactors } from '#lib/auth/sign-in/reseal-factors.ts'
import { readWord, sealCanary } from '#lib/db/canary.ts'
import { db } from '#lib/db/client.ts'
import { requireRow } from '#lib/db/rows.ts'
import { env } from '#lib/env.ts'
import { renewConsents } from './renew-consents.ts'
import { type Resealed, resealColumn } from './reseal-column.ts'
import { resealTokens } from './reseal-tokens.ts'
import { sealedColumns } from './sealed-columns.ts'

export type ResealReport = {
  parts: ({ name: string } & Resealed)[]
  /** What is wrong with the audit log, so that its mark could not move to its end. It holds nothing else up. */
  auditTrouble: string | null
  /** Open invitations whose links were made with the secret before, if any. */
  invitations: { count: number; lastEndsAt: Date | null }
  /** Nothing here needs the secret before any more. */
  complete: boolean
}

/**
 * Everything that APP_SECRET protects, brought under the present one. Whatever is cut off is gone on with by the
 * next call. The canary comes last: from then on the secret before does not open this database.
 */
export async function resealAll(): Promise<ResealReport> {
  const parts = [{ name: 'tokens.sealed_id', ...(await resealTokens()) }]
  for (const column of sealedColumns)
    parts.push({ name: column.name, ...(await resealColumn(column)) })
  parts.push({ name: 'staff_two_factors', ...(await resealFactors()) })
  parts.push({ name: 'consents', ...(await renewConsents()) })
  const { trouble: auditTrouble } = await markAudit()
  const complete = parts.every(({ unreadable }) => unreadable.length === 0)
  if (complete) await resealCanary()
  return { parts, auditTrouble, invitations: await countInvitations(), complete }
}

async function resealCanary(): Promise<void> {
  const { sealed } = await db().secretCanary.findUniqueOrThrow({
    where: { id: 1 },
    select: { sealed: true },
  })
  const anew = sealCanary(env().appSecret, readWord(env().appSecret, sealed))
  await db().secretCanary.updateMany({ where: { sealed }, data: { sealed: anew } })
}

/** A link was made from the secret, so those of before work only as long as it is set. */
async function countInvitations(): Promise<ResealReport['invitations']> {
  if (env().appSecret.previous === undefined) return { count: 0, lastEndsAt: null }
  const found = await db().staffInvitation.aggregate({
    where: { acceptedAt: null, expiresAt: { gt: await realNow() } },
    _count: true,
    _max: { expiresAt: true },
  })
  return { count: found._count, lastEndsAt: found._max.expiresAt }
}

const nowSchema = z.object({ now: z.date() })

async function realNow(): Promise<Date> {
  const { now } = await requireRow(db(), nowSchema)`select now() as now`
  return now
}
