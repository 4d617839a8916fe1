import { createHash } from 'node:crypto'

/** What tells one deployment from a copy of it. */
type Deployment = { appUrl: string; databaseUrl: string; vercelEnv: string | undefined }

/**
 * Of the deployment that charges live tokens (safety §4): another host, another database or a preview has another. A copy
 * of the database alone can therefore not charge anybody. Credentials do not count: they may be changed.
 */
export function fingerprintOfDeployment({ appUrl, databaseUrl, vercelEnv }: Deployment): string {
  const database = new URL(databaseUrl)
  // Commands of the owner's machine speak for production: only the host names another environment.
  const parts = [new URL(appUrl).host, database.host, database.pathname, vercelEnv ?? 'production']
  return createHash('sha256').update(parts.join('\n')).digest('hex')
}
