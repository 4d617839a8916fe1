import { SecretError } from './canary.ts'
import { db } from './client.ts'

/**
 * Ends the process when APP_SECRET is not the database's. A database that cannot be asked now is no reason:
 * whoever connects later is asked then.
 */
export async function checkSecret(): Promise<void> {
  try {
    await db().$executeRaw`select`
  } catch (error) {
    if (!(error instanceof SecretError)) return
    console.error(error.message)
    process.exit(1)
  }
}
