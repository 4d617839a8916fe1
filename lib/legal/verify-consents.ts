import { type Alteration, verifyConsent } from './consent.ts'
import { readConsents } from './read-consents.ts'

type Verified = { looked: number; altered: { subjectId: string; what: Alteration }[] }

/** Reads every consent and names those of which a byte is not as it was written. */
export async function verifyConsents(): Promise<Verified> {
  const verified: Verified = { looked: 0, altered: [] }
  for await (const consent of readConsents()) {
    const what = verifyConsent(consent)
    if (what) verified.altered.push({ subjectId: consent.subjectId, what })
    verified.looked += 1
  }
  return verified
}
