import { closeDatabase } from '#lib/db/client.ts'
import type { Alteration } from '#lib/legal/consent.ts'
import { verifyConsents } from '#lib/legal/verify-consents.ts'

/** `npm run consent:verify`: finds a consent that was altered after the shopper gave it. Code 1 if any. */
export async function run(): Promise<void> {
  try {
    const { looked, altered } = await verifyConsents()
    for (const { subjectId, what } of altered) console.log(`${subjectId}: ${sentences[what]}`)
    console.log(`${looked} consents read, ${altered.length} altered`)
    process.exitCode = altered.length === 0 ? 0 : 1
  } finally {
    await closeDatabase()
  }
}

const sentences: Record<Alteration, string> = {
  text: 'the text does not fit its hash',
  proof: 'hash, time or language do not fit the proof (or APP_SECRET was changed)',
  unproven: 'its proof was taken away (or it was kept before there were proofs)',
}
