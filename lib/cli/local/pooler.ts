import { existsSync } from 'node:fs'
import { invokingVariable } from './invoking-environment.mjs'
import { aptInstall } from './operating-system.ts'

const usualPlaces = [
  '/usr/sbin/pgbouncer',
  '/usr/bin/pgbouncer',
  '/usr/local/bin/pgbouncer',
  '/opt/homebrew/bin/pgbouncer',
]

/** The path of PgBouncer, for the tests that go through a real pooler; null where there is none. */
export function findPooler(): string | null {
  return usualPlaces.find((place) => existsSync(place)) ?? null
}

/** Installed where machines are made for tests only: the package starts a service. */
export async function ensurePooler(): Promise<string> {
  if (findPooler() === null && invokingVariable('CI')) await aptInstall(['pgbouncer'])
  return findPooler() ?? noPooler
}

/** Throws one sentence that says how to install it. @param who cannot do without */
export function requirePooler(who: string): string {
  const program = findPooler()
  if (program !== null) return program
  throw new Error(
    `${who} needs PgBouncer, and here is none: on Debian an administrator runs apt-get update && apt-get install -y --no-install-recommends pgbouncer once (macOS: brew install pgbouncer)`,
  )
}

/** What the tests of a pooler say where there is none. */
export const noPooler =
  'PgBouncer is not installed: the tests of a pooler go straight to PostgreSQL (apt-get install pgbouncer)'
