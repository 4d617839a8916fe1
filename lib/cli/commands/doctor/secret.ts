import pg from 'pg'
import { openCanary } from '#lib/db/canary.ts'
import { powersOf } from '#lib/db/web-role.ts'
import { env } from '#lib/env.ts'
import type { Finding } from './finding.ts'

/** Whether APP_SECRET is the one with which this database was sealed. */
export async function checkStoredSecret(): Promise<Finding> {
  const { databaseUrl, appSecret } = env()
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const opened = await openCanary(client, appSecret)
    if (opened === 'previous')
      return {
        good: true,
        says: 'is being changed: APP_SECRET_PREVIOUS still opens what is sealed here',
        mend: 'npm run secret:reseal, once every instance has both',
      }
    if (appSecret.previous === undefined)
      return { good: true, says: 'APP_SECRET opens what is sealed here' }
    return {
      good: true,
      says: 'APP_SECRET opens what is sealed here, and APP_SECRET_PREVIOUS is not needed for it',
      mend: 'remove APP_SECRET_PREVIOUS some days after the change',
    }
  } finally {
    await client.end()
  }
}

/** One role for everything is allowed; then whoever has DATABASE_URL can change what is never changed. */
export async function checkRole(): Promise<Finding> {
  const powers = await powersOf(env().databaseUrl)
  if (powers.length === 0) return { good: true, says: 'the role of DATABASE_URL owns nothing' }
  return {
    good: true,
    warning: true,
    says: `the role of DATABASE_URL ${powers.join(' and ')}: whoever reaches it can change history and the audit log`,
    mend: 'give the storefront a role of its own: README, “Two roles”',
  }
}
