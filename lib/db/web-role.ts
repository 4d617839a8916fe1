import { createHash } from 'node:crypto'
import pg from 'pg'

/** Made by the migration `web_role`; owns nothing. */
const name = 'teiki_web'

/**
 * Lets the web's role into a database of this machine and answers its address there. The password follows
 * from the owner's, so that nothing more has to be kept.
 */
export async function letWebRoleIn(ownerUrl: string): Promise<string> {
  const url = new URL(ownerUrl)
  const password = createHash('sha256').update(`web ${url.password}`).digest('hex')
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query(`alter role ${name} login password '${password}'`)
  } finally {
    await client.end()
  }
  url.username = name
  url.password = password
  return url.href
}

/** What a role may do that the web's should not: own tables, be superuser. Empty: nothing. */
export async function powersOf(databaseUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rows } = await client.query(`
      select rolsuper as super, (select count(*)::int from pg_tables
        where schemaname = 'public' and pg_has_role(tableowner, 'usage')) as owned
      from pg_roles where rolname = current_user`)
    const { super: isSuper, owned } = rows[0] ?? {}
    return [
      ...(isSuper === true ? ['is superuser'] : []),
      ...(Number(owned) > 0 ? [`owns ${owned} tables`] : []),
    ]
  } finally {
    await client.end()
  }
}
