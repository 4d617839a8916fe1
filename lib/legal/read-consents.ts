import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { rows } from '#lib/db/rows.ts'

const consentSchema = z.object({
  subjectId: z.string(),
  version: z.string(),
  locale: z.string(),
  text: z.string(),
  hash: z.string(),
  proof: z.string().nullable(),
  agreedAt: z.date(),
  renewedProof: z.string().nullable(),
})
type StoredConsent = z.output<typeof consentSchema>

const batchSize = 500

/** Every consent, to a signup or to an amendment, with the newest proof beside it, in the order of what was agreed to. */
export async function* readConsents(): AsyncGenerator<StoredConsent> {
  for (let after = ''; ; ) {
    const batch = await rows(db(), consentSchema)`
      (select c.signup_id as "subjectId", c.version, c.locale, c.text, c.hash, c.proof, c.agreed_at as "agreedAt", p.proof as "renewedProof"
        from consents c left join consent_proofs p on p.signup_id = c.signup_id where c.signup_id > ${after} order by 1 limit ${batchSize})
      union all
      (select c.amendment_id, c.version, c.locale, c.text, c.hash, c.proof, c.agreed_at, p.proof
        from amendment_consents c left join amendment_consent_proofs p on p.amendment_id = c.amendment_id
        where c.amendment_id > ${after} order by 1 limit ${batchSize})
      order by 1 limit ${batchSize}`
    yield* batch
    const last = batch.at(-1)
    if (!last || batch.length < batchSize) return
    after = last.subjectId
  }
}
