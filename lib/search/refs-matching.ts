import { keyedHashes } from '#lib/crypto.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { env } from '#lib/env.ts'
import { peopleMatching } from './find-people.ts'

/** What was typed, and whether all that it finds is needed, or what a list looks at. */
type Search = { typed: string; whole: boolean }

/** What a list shows. */
type Listed = 'customer' | 'signup' | 'subscription'

/**
 * Ids of what a person means who types a name, kana, mail or phone, or any id: ours of customer, signup,
 * subscription, token, cycle or order, a payment reference, Smartpay's of a session or a token. A query to stand
 * inside another; each of its parts reads one index.
 */
function refsMatching(listed: Listed, { typed, whole }: Search): Prisma.Sql {
  const wanted = typed.trim().slice(0, 120)
  return Prisma.sql`(${byPerson[listed]({ typed: wanted, whole })} union ${bySignup(listed, wanted)} union ${byOrder(listed, wanted)})`
}

/**
 * The rows that are found, as `alias`, each read by its id: so a search costs as much among millions as
 * among a thousand.
 */
export function eachFound(listed: Listed, search: Search, alias: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`${refsMatching(listed, search)} as found (ref)
    cross join lateral (select * from ${tables[listed]} where id = found.ref offset 0) as ${alias}`
}

const tables: Record<Listed, Prisma.Sql> = {
  customer: Prisma.sql`customers`,
  signup: Prisma.sql`signups`,
  subscription: Prisma.sql`subscriptions`,
}

/** Whose words are read for a list. */
export const peopleOf = {
  customer: ['customer'],
  signup: ['signup'],
  subscription: ['customer', 'signup'],
} as const

const byPerson: Record<Listed, (search: Search) => Prisma.Sql> = {
  customer: ({ typed, whole }) => peopleMatching('customer', typed, whole),
  signup: ({ typed, whole }) => Prisma.sql`
    select ref from ${peopleMatching('signup', typed, whole)} as people
    union select id from signups where customer_id = ${typed}`,
  subscription: ({ typed, whole }) => Prisma.sql`select id from subscriptions where id = ${typed}
    union select theirs.id from ${peopleMatching('customer', typed, whole)} as person
      cross join lateral (select id from subscriptions where customer_id = person.ref offset 0) as theirs
    union select theirs.id from ${peopleMatching('signup', typed, whole)} as person
      cross join lateral (select subscription_id as id from signups where id = person.ref offset 0) as theirs`,
}

/** The column of a signup, or of an order's subscription, that names a row of the list. */
const columns: Record<Listed, { signup: Prisma.Sql; subscription: Prisma.Sql }> = {
  customer: { signup: Prisma.sql`s.customer_id`, subscription: Prisma.sql`sub.customer_id` },
  signup: {
    signup: Prisma.sql`s.id`,
    subscription: Prisma.sql`(select s.id from signups s where s.subscription_id = sub.id
      order by s.created_at desc limit 1)`,
  },
  subscription: { signup: Prisma.sql`s.subscription_id`, subscription: Prisma.sql`sub.id` },
}

function bySignup(listed: Listed, wanted: string): Prisma.Sql {
  const hashes = keyedHashes(env().appSecret, 'token-lookup', wanted)
  return Prisma.sql`select ${columns[listed].signup} from signups s where s.id in (
    select ${wanted}::text
    union select id from signups where subscription_id = ${wanted}
    union select signup_id from tokens where id = ${wanted}
    union select signup_id from tokens where id_hash = any(${hashes})
    union select signup_id from checkout_sessions where id = ${wanted})`
}

function byOrder(listed: Listed, wanted: string): Prisma.Sql {
  const reference = wanted.normalize('NFKC').replace(/[\s-]/g, '')
  return Prisma.sql`select ${columns[listed].subscription} from (
      select subscription_id from cycles where id = ${wanted}
      union select subscription_id from orders where id = ${wanted} or pay_reference = ${reference}) found
    join subscriptions sub on sub.id = found.subscription_id`
}
