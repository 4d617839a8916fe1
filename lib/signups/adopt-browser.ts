import { keyedHashes } from '#lib/crypto.ts'
import { db } from '#lib/db/client.ts'
import { env } from '#lib/env.ts'
import { log } from '#lib/log.ts'

/**
 * The keyed hash by which the database knows a browser. While APP_SECRET is being changed, what the browser began
 * under the one before becomes its own again; a database that is away is asked with the next page.
 */
export async function adoptBrowser(value: string): Promise<string> {
  const [hash = '', older] = keyedHashes(env().appSecret, 'browser', value)
  if (older !== undefined)
    await db()
      .$executeRaw`update signups set browser_hash = ${hash} where browser_hash = ${older}`.catch(
      (error: unknown) => log('warn', 'browser was not adopted', { error }),
    )
  return hash
}
