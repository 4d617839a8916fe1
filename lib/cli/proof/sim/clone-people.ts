import { createHash } from 'node:crypto'
import { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { sealTokenId } from '#lib/tokens/token-secret.ts'
import { agreedToken } from './agreed-token.ts'
import { type Copied, copied, type Original } from './copied-tables.ts'
import type { Wave } from './plan-round.ts'

export type ClonedPerson = {
  who: number
  slug: string
  subscriptionId: string
  customerId: string
  tokenId: string
  spareTokenId: string
  /** Smartpay's ids of both. */
  smartpayTokens: [string, string]
}

/**
 * Copies of somebody's rows, in a few statements for all of them: each has ids, a mail address and two tokens of its own,
 * which Smartpay knows. An id of a copy is a hash of the original's and of the copy's number, so that whatever refers to
 * it is copied alike.
 */
export async function clonePeople(original: Original, wave: Wave): Promise<ClonedPerson[]> {
  const numbers = Array.from({ length: wave.people }, (_, index) => wave.first + index)
  const people = await Promise.all(numbers.map((who) => makePerson(original, wave.slug, who)))
  await inTransaction(async (tx) => {
    // Foreign keys in both directions, and histories that are copied with their rows.
    await tx.$executeRaw`set local session_replication_role = replica`
    for (const table of copied) await copyRows(tx, table, original, people)
    await addSpares(tx, original, people)
  })
  return people
}

async function makePerson(original: Original, slug: string, who: number): Promise<ClonedPerson> {
  const emailAddress = addressOf(original, who)
  const smartpayTokens = [
    await agreedToken(`${who}-a`, emailAddress),
    await agreedToken(`${who}-b`, emailAddress),
  ] satisfies [string, string]
  return {
    who,
    slug,
    subscriptionId: idOf(original.subscriptionId, `${who}`),
    customerId: idOf(original.customerId, `${who}`),
    tokenId: idOf(original.tokenId, `${who}`),
    spareTokenId: idOf(original.tokenId, `${who}b`),
    smartpayTokens,
  }
}

function addressOf({ email }: Original, who: number): string {
  return `sim${who}.${email}`
}

/** As `idIn` computes it in SQL. */
function idOf(original: string, salt: string): string {
  const hash = createHash('md5').update(`${original}${salt}`).digest('hex')
  return `${original.split('_')[0]}_${hash.slice(0, 22)}`
}

/** What else differs from copy to copy, by table: the copies' tokens and mail addresses. */
const others: Record<string, Prisma.Sql> = {
  customers: Prisma.sql`jsonb_build_object('email', n.email, 'email_address', n.email, 'date_of_birth', null)`,
  tokens: Prisma.sql`jsonb_build_object('sealed_id', n.sealed, 'id_hash', n.hash, 'id_last4', n.last4)`,
}

async function copyRows(
  tx: Prisma.TransactionClient,
  { table, ids, of, numbered }: Copied,
  original: Original,
  people: readonly ClonedPerson[],
): Promise<void> {
  const from = Prisma.raw(table)
  const replaced = ids.map((column) => Prisma.sql`${name(column)}, ${idIn(column)}`)
  const number = Prisma.sql`jsonb_build_object('id', nextval(pg_get_serial_sequence(${name(table)}, 'id')))`
  await tx.$executeRaw`
    insert into ${from} select copy.* from (
      select to_jsonb(r) || jsonb_build_object(${Prisma.join(replaced)}) || ${others[table] ?? nothing} as row
      from ${from} r cross join ${copiesOf(original, people)} where ${of(original)} order by n.salt, ${numbered ? Prisma.sql`r.id` : Prisma.sql`1`}
    ) made cross join lateral jsonb_populate_record(null::${from}, made.row || ${numbered ? number : nothing}) copy`
}

const nothing = Prisma.sql`'{}'::jsonb`

function name(of: string): Prisma.Sql {
  return Prisma.raw(`'${of}'`)
}

/** As `idOf` computes it. */
function idIn(column: string): Prisma.Sql {
  const value = Prisma.raw(`r.${column}`)
  return Prisma.sql`split_part(${value}, '_', 1) || '_' || left(md5(${value} || n.salt), 22)`
}

function copiesOf(original: Original, people: readonly ClonedPerson[], salt = ''): Prisma.Sql {
  const spare = salt === '' ? 0 : 1
  const secrets = people.map(({ tokenId, spareTokenId, smartpayTokens }) =>
    sealTokenId(spare ? spareTokenId : tokenId, smartpayTokens[spare] ?? ''),
  )
  return Prisma.sql`unnest(${people.map(({ who }) => `${who}${salt}`)}::text[], ${people.map(({ who }) => `${who}`)}::text[],
    ${people.map(({ who }) => addressOf(original, who))}::text[], ${secrets.map(({ sealedId }) => sealedId)}::text[],
    ${secrets.map(({ idHash }) => idHash)}::text[], ${secrets.map(({ idLast4 }) => idLast4)}::text[])
    as n (salt, person, email, sealed, hash, last4)`
}

/** A second token of each customer that pays nothing yet, with its signup in the same thread. */
async function addSpares(
  tx: Prisma.TransactionClient,
  original: Original,
  people: readonly ClonedPerson[],
): Promise<void> {
  const ofPerson = (column: string) =>
    Prisma.sql`${name(column)}, split_part(${Prisma.raw(`r.${column}`)}, '_', 1) || '_' || left(md5(${Prisma.raw(`r.${column}`)} || n.person), 22)`
  const n = copiesOf(original, people, 'b')
  await tx.$executeRaw`
    insert into signups select copy.* from signups r cross join ${n} cross join lateral jsonb_populate_record(null::signups,
      to_jsonb(r) || jsonb_build_object('id', ${idIn('id')}, 'idempotency_key', ${idIn('idempotency_key')}, ${ofPerson('thread_id')},
        ${ofPerson('customer_id')}, ${ofPerson('subscription_id')}, ${ofPerson('customer_reference')}, ${ofPerson('browser_hash')})) copy
    where r.id = ${original.signupId}`
  await tx.$executeRaw`
    insert into tokens select copy.* from tokens r cross join ${n} cross join lateral jsonb_populate_record(null::tokens,
      to_jsonb(r) || ${others.tokens ?? nothing} || jsonb_build_object('id', ${idIn('id')}, 'signup_id', ${idIn('signup_id')}, 'in_use', false,
        ${ofPerson('customer_id')})) copy
    where r.id = ${original.tokenId}`
  await tx.$executeRaw`
    insert into token_history (token_id, "from", "to", code, detail, actor, at)
    select ${Prisma.sql`split_part(r.token_id, '_', 1) || '_' || left(md5(r.token_id || n.salt), 22)`}, r."from", r."to", r.code, r.detail, r.actor, r.at
    from token_history r cross join ${n} where r.token_id = ${original.tokenId} order by n.salt, r.id`
}
