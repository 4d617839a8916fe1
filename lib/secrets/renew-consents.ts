import { db } from '#lib/db/client.ts'
import { env } from '#lib/env.ts'
import { isId } from '#lib/ids.ts'
import { renewedProof } from '#lib/legal/consent.ts'
import { readConsents } from '#lib/legal/read-consents.ts'
import type { Resealed } from './reseal-column.ts'

/** A proof under APP_SECRET beside every consent whose proof under the one before is right. Consents never change. */
export async function renewConsents(): Promise<Resealed> {
  const done: Resealed = { resealed: 0, unreadable: [] }
  for await (const consent of readConsents()) {
    const proof = renewedProof(env().appSecret, consent)
    if (proof === null) continue
    await saveProof(consent.subjectId, proof)
    done.resealed += 1
  }
  return done
}

async function saveProof(id: string, proof: string): Promise<void> {
  if (isId('amd', id))
    await db().$executeRaw`
      insert into amendment_consent_proofs (amendment_id, proof) values (${id}, ${proof})
      on conflict (amendment_id) do update set proof = excluded.proof`
  else
    await db().$executeRaw`
      insert into consent_proofs (signup_id, proof) values (${id}, ${proof})
      on conflict (signup_id) do update set proof = excluded.proof`
}
