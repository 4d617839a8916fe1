import { verifyAudit } from '#lib/audit/verify-audit.ts'
import { closeDatabase } from '#lib/db/client.ts'

/** `npm run audit:verify`: follows the audit log's chain of hashes; fails at the first broken entry. */
export async function run(): Promise<void> {
  try {
    const { entries, firstBroken } = await verifyAudit()
    if (firstBroken !== null)
      throw new Error(`Entry ${firstBroken} of the audit log was altered, or one before it is gone`)
    console.log(`The audit log is whole: ${entries} entries`)
  } finally {
    await closeDatabase()
  }
}
