import pg from 'pg'
import { db } from '#lib/db/client.ts'
import { testDatabaseUrl } from '#lib/db/testing.ts'
import { retrySignup } from '#lib/signups/retry-signup.ts'
import { confirm, redirected } from '#lib/signups/testing.ts'
import { decide } from '#lib/signups/testing-smartpay.ts'
import { settleToken } from '#lib/tokens/settle-token.ts'
import { sealTokenId } from '#lib/tokens/token-secret.ts'
import { stubTokenId } from './testing-stub.ts'

/** Columns that a copy has of its own, as SQL over `i`, its number. */
type Own = Record<string, string>

/**
 * Copies of rows that the shop made itself, as many as one likes, in one statement a table: on a connection
 * without the application's limits, and past the triggers.
 */
async function copyMany(
  copies: { table: string; where: string; own: Own }[],
  { from, count, tokens }: { from: number; count: number; tokens: boolean },
): Promise<void> {
  const client = new pg.Client({ connectionString: testDatabaseUrl })
  await client.connect()
  try {
    await client.query("set statement_timeout = 0; set session_replication_role = 'replica'")
    await client.query('create temp table many (i int, id_hash text, sealed_id text)')
    await client.query('insert into many select * from unnest($1::int[], $2::text[], $3::text[])', [
      ...secretsOf(from, count, tokens),
    ])
    for (const copy of copies) await client.query(await copySql(client, copy))
  } finally {
    await client.end()
  }
}

/** Their ids at the stub, as our rows keep them. */
function secretsOf(from: number, count: number, tokens: boolean): [number[], string[], string[]] {
  const numbers = Array.from({ length: count }, (_, at) => from + at)
  const kept = numbers.map((index) =>
    tokens ? sealTokenId(`tok_many${index}`, stubTokenId(index)) : { idHash: '', sealedId: '' },
  )
  return [numbers, kept.map(({ idHash }) => idHash), kept.map(({ sealedId }) => sealedId)]
}

async function copySql(
  client: pg.Client,
  { table, where, own }: { table: string; where: string; own: Own },
): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `select column_name as name from information_schema.columns where table_name = $1 and is_generated = 'NEVER'`,
    [table],
  )
  const columns = rows.map(({ name }) => `"${name}"`)
  const values = rows.map(({ name }) => own[name] ?? `t."${name}"`)
  return `insert into ${table} (${columns.join(', ')}) select ${values.join(', ')} from ${table} t, many where ${where}`
}

/** People who left for the checkout and have not come back; each has a token at the stub. */
export async function manyRedirected(from: number, count: number): Promise<void> {
  const { signupId, tokenId } = await redirected(`a-left${from}`)
  const { subscriptionId } = await db().signup.findUniqueOrThrow({ where: { id: signupId } })
  await copyMany(
    [
      subscriptionCopy(subscriptionId ?? '', "'sub_left' || i"),
      signupCopy(signupId, 'left'),
      tokenCopy(tokenId, "'su_left' || i"),
    ],
    { from, count, tokens: true },
  )
  await forget(signupId)
}

/** Tokens that were approved and are known to both sides. */
export async function manyActive(from: number, count: number): Promise<void> {
  const { signupId, tokenId } = await redirected(`an-active${from}`)
  await decide(signupId, 'approve')
  await settleToken(tokenId, 'sweep')
  const { subscriptionId } = await db().signup.findUniqueOrThrow({ where: { id: signupId } })
  await copyMany(
    [
      subscriptionCopy(subscriptionId ?? '', "'sub_active' || i"),
      signupCopy(signupId, 'active'),
      tokenCopy(tokenId, "'su_active' || i"),
    ],
    { from, count, tokens: true },
  )
  await forget(signupId)
}

/** Subscriptions that are paid offline, each with an order that is due today. */
export async function manyOffline(from: number, count: number): Promise<void> {
  const { signupId: first } = await redirected(`a-hand${from}`)
  const signupId = (await retrySignup(first, `a-hand${from}`, 'bank_transfer')) ?? ''
  await confirm(signupId, `a-hand${from}`)
  const { subscriptionId, customerId } = await db().signup.findUniqueOrThrow({
    where: { id: signupId },
  })
  await copyMany(
    [
      {
        table: 'customers',
        where: `t.id = '${customerId}'`,
        own: {
          id: "'cus_hand' || i",
          email: "'hand' || i || '@example.jp'",
          email_address: "'hand' || i || '@example.jp'",
        },
      },
      subscriptionCopy(subscriptionId ?? '', "'sub_hand' || i", "'cus_hand' || i"),
      signupCopy(signupId, 'hand', { idempotency_key: 'null', customer_id: "'cus_hand' || i" }),
      {
        table: 'consents',
        where: `t.signup_id = '${signupId}'`,
        own: { signup_id: "'su_hand' || i" },
      },
      {
        table: 'cycles',
        where: `t.subscription_id = '${subscriptionId}' and t.index = 0`,
        own: {
          id: "'cyc_hand' || i",
          subscription_id: "'sub_hand' || i",
          status: "'scheduled'",
          order_id: 'null',
        },
      },
    ],
    { from, count, tokens: false },
  )
  await forget(first)
}

/** The stub knows nothing of what was copied. */
async function forget(signupId: string): Promise<void> {
  await db()
    .$executeRaw`update signups set next_check_at = null, label = 'abandoned' where id = ${signupId}`
  await db().$executeRaw`update tokens set status = 'deleted' where signup_id = ${signupId}`
}

function subscriptionCopy(subscriptionId: string, id: string, customerId = 'null') {
  const own: Own = { id, thread_id: id, token_id: 'null', customer_id: customerId }
  return { table: 'subscriptions', where: `t.id = '${subscriptionId}'`, own }
}

function signupCopy(signupId: string, kind: 'left' | 'active' | 'hand', more: Own = {}) {
  const own: Own = {
    id: `'su_${kind}' || i`,
    thread_id: `'sub_${kind}' || i`,
    browser_hash: `'${kind}' || i`,
    idempotency_key: `'${kind}' || i`,
    subscription_id: `'sub_${kind}' || i`,
    customer_id: 'null',
    ...more,
  }
  return { table: 'signups', where: `t.id = '${signupId}'`, own }
}

function tokenCopy(tokenId: string, signupId: string) {
  return {
    table: 'tokens',
    where: `t.id = '${tokenId}'`,
    own: {
      id: "'tok_many' || i",
      id_hash: 'many.id_hash',
      sealed_id: 'many.sealed_id',
      signup_id: signupId,
      customer_id: 'null',
      in_use: 'false',
    } satisfies Own,
  }
}
