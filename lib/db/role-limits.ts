import pg from 'pg'
import { z } from 'zod'
import { db } from './client.ts'
import { limitsMs, settings } from './limits.ts'
import { requireRow } from './rows.ts'

/**
 * Gives the role of this address its limits in this database, as its own standing settings: behind a
 * pooler that is the only thing that holds for statements outside of transactions, too. A role may set its
 * own. Connections that the pooler opened before keep what they had until it renews them. False: PostgreSQL
 * does not let the role do it, and an administrator must (`limitStatements`).
 */
export async function limitRole(databaseUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rows } = await client.query('select current_user as role, current_database() as name')
    const [{ role, name }] = z.tuple([nameSchema]).parse(rows)
    for (const sql of limitStatements(role, name)) await client.query(sql)
    return true
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === '42501') return false
    throw error
  } finally {
    await client.end()
  }
}

const nameSchema = z.object({ role: z.string(), name: z.string() })

/** What sets the limits of a role in a database. */
export function limitStatements(role: string, database: string): string[] {
  const place = `${pg.escapeIdentifier(role)} in database ${pg.escapeIdentifier(database)}`
  return Object.entries(settings).map(
    ([name, value]) => `alter role ${place} set ${name} = ${value}`,
  )
}

const heldSchema = nameSchema.extend({
  statementMs: z.number(),
  lockMs: z.number(),
  idleMs: z.number(),
  /** The role has them all: a connection without is older than they are. */
  atRole: z.boolean(),
})

/** The limits that really hold for a single statement of the app's own connection; 0 is none. */
export async function readLimits(): Promise<z.output<typeof heldSchema>> {
  return requireRow(db(), heldSchema)`
    with settings as (select name, setting::int from pg_settings where unit = 'ms')
    select current_user::text as role, current_database()::text as name,
      (select setting from settings where name = 'statement_timeout') as "statementMs",
      (select setting from settings where name = 'lock_timeout') as "lockMs",
      (select setting from settings where name = 'idle_in_transaction_session_timeout') as "idleMs",
      coalesce((select bool_and(exists (select from unnest(s.setconfig) c where starts_with(c, wanted || '=')))
        from pg_db_role_setting s, unnest(${Object.keys(limitsMs)}::text[]) wanted
        where s.setrole = current_user::regrole
          and s.setdatabase = (select oid from pg_database where datname = current_database())), false) as "atRole"`
}
