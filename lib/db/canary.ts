import pg from 'pg'
import { z } from 'zod'
import { AppError } from '#lib/app-error.ts'
import { type AppSecret, seal, unseal } from '#lib/crypto.ts'

const identity = 'canary'

/** Another APP_SECRET than the one with which everything in this database was sealed. */
export class SecretError extends AppError {
  constructor() {
    super(
      'APP_SECRET is not the one of this database: its tokens and dates of birth were sealed with another. Nothing was read or written. ' +
        'Set the APP_SECRET that the shop has (a preview or a restored backup needs the same one); to change it, keep the old one as APP_SECRET_PREVIOUS.',
    )
    this.name = 'SecretError'
  }
}

/**
 * `previous`: APP_SECRET was changed and not everything has been sealed anew. `no-table`: the migrations are
 * still to come, so nothing is sealed here either.
 */
type Canary = 'current' | 'previous' | 'no-table'

/**
 * Opens the sealed word that a database keeps, and leaves one where there is none yet. A database from before
 * there was one is known by a token or a webhook secret of its own. Throws SecretError, and writes nothing,
 * when neither secret is the right one.
 */
export async function openCanary(client: pg.ClientBase, secret: AppSecret): Promise<Canary> {
  try {
    return (await readCanary(client, secret)) ?? (await leaveCanary(client, secret))
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === '42P01') return 'no-table'
    throw error
  }
}

/** Null: there is none. */
async function readCanary(client: pg.ClientBase, secret: AppSecret): Promise<Canary | null> {
  const { rows } = await client.query('select sealed from secret_canary')
  const sealed: unknown = rows[0]?.sealed
  return sealed === undefined ? null : judge(secret, identity, String(sealed))
}

async function leaveCanary(client: pg.ClientBase, secret: AppSecret): Promise<Canary> {
  const { rows } = await client.query(`
    (select 'token:' || id as identity, sealed_id as sealed from tokens limit 1)
    union all (select 'webhook:' || id, sealed_secret from webhook_secrets limit 1)`)
  const older = rows.map((row) => judge(secret, String(row.identity), String(row.sealed)))
  const whole = older.includes('previous')
    ? { current: secret.previous ?? secret.current, previous: undefined }
    : secret
  const used = await client.query(`
    select exists (select from tokens) or exists (select from webhook_secrets) or exists (select from staff)
      or exists (select from audit_log) as used`)
  await client.query('insert into secret_canary (sealed) values ($1) on conflict do nothing', [
    sealCanary(whole, { auditMarked: used.rows[0]?.used !== false }),
  ])
  const left = await readCanary(client, secret)
  if (left === null) throw new AppError('The database keeps no sealed word')
  return left
}

function judge(secret: AppSecret, of: string, sealed: string): Canary {
  for (const which of ['current', 'previous'] as const) {
    const one = secret[which]
    if (one !== undefined && opens(one, of, sealed)) return which
  }
  throw new SecretError()
}

function opens(one: string, of: string, sealed: string): boolean {
  try {
    unseal({ current: one, previous: undefined }, of, sealed)
    return true
  } catch {
    return false
  }
}

/**
 * What the word says. Only an empty shop's says that the audit log never had an end mark: whoever takes the word away
 * from another makes nobody believe that.
 */
type Word = { auditMarked: boolean }

export function sealCanary(secret: AppSecret, word: Word): string {
  return seal(secret, identity, JSON.stringify(word))
}

export function readWord(secret: AppSecret, sealed: string): Word {
  return z.object({ auditMarked: z.boolean() }).parse(JSON.parse(unseal(secret, identity, sealed)))
}
