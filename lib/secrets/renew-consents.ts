import { db } from '#lib/db/client.ts'
import { env } from '#lib/env.ts'
import { renewedProof } from '#lib/legal/consent.ts'
import type { Resealed } from './reseal-column.ts'

const batchSize = 500

/** A proof under APP_SECRET beside every consent whose proof under the one before is right. Consents never change. */
export async function renewConsents(): Promise<Resealed> {
  const done: Resealed = { resealed: 0, unreadable: [] }
  let after = ''
  for (;;) {
    const rows = await readConsents(after)
    for (const { renewed, ...row } of rows) {
      const proof = renewedProof(env().appSecret, { ...row, renewedProof: renewed?.proof ?? null })
      if (proof === null) continue
      const { signupId } = row
      await db().consentProof.upsert({
        where: { signupId },
        create: { signupId, proof },
        update: { proof },
        select: { signupId: true },
      })
      done.resealed += 1
    }
    const last = rows.at(-1)
    if (!last || rows.length < batchSize) return done
    after = last.signupId
  }
}

function readConsents(after: string) {
  return db().consent.findMany({
    where: { signupId: { gt: after }, proof: { not: null } },
    orderBy: { signupId: 'asc' },
    take: batchSize,
    select: {
      signupId: true,
      version: true,
      locale: true,
      hash: true,
      proof: true,
      agreedAt: true,
      renewed: { select: { proof: true } },
    },
  })
}
