import { db } from '#lib/db/client.ts'
import { type Alteration, verifyConsent } from './consent.ts'

const pageSize = 500

type Verified = { looked: number; altered: { signupId: string; what: Alteration }[] }

/** Reads every consent and names those of which a byte is not as it was written. */
export async function verifyConsents(): Promise<Verified> {
  const verified: Verified = { looked: 0, altered: [] }
  let after = ''
  for (;;) {
    const rows = await db().consent.findMany({
      where: { signupId: { gt: after } },
      orderBy: { signupId: 'asc' },
      take: pageSize,
      select: {
        signupId: true,
        version: true,
        locale: true,
        text: true,
        hash: true,
        proof: true,
        agreedAt: true,
        renewed: { select: { proof: true } },
      },
    })
    for (const { renewed, ...row } of rows) {
      const what = verifyConsent({ ...row, renewedProof: renewed?.proof ?? null })
      if (what) verified.altered.push({ signupId: row.signupId, what })
    }
    verified.looked += rows.length
    const last = rows.at(-1)
    if (!last || rows.length < pageSize) return verified
    after = last.signupId
  }
}
