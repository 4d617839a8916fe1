import { Prisma } from '#lib/db/generated/client.ts'

/** Whose rows are copied. */
export type Original = {
  tokenId: string
  signupId: string
  threadId: string
  customerId: string
  subscriptionId: string
  email: string
}

export type Copied = {
  table: string
  /** Columns that hold ids of ours. */
  ids: readonly string[]
  /** Which rows are the original's. */
  of: (original: Original) => Prisma.Sql
  /** Its rows are numbered by the database, in their order. */
  numbered?: true
}

const ofOrders = ({ subscriptionId }: Original) =>
  Prisma.sql`r.order_id in (select id from orders where subscription_id = ${subscriptionId})`

/** All that one subscription and its person are made of. */
export const copied: readonly Copied[] = [
  {
    table: 'customers',
    ids: ['id', 'default_token_id'],
    of: ({ customerId }) => Prisma.sql`r.id = ${customerId}`,
  },
  {
    table: 'signups',
    ids: [
      'id',
      'thread_id',
      'customer_reference',
      'customer_id',
      'subscription_id',
      'browser_hash',
      'idempotency_key',
    ],
    of: ({ signupId }) => Prisma.sql`r.id = ${signupId}`,
  },
  {
    table: 'signup_history',
    ids: ['signup_id'],
    of: ({ signupId }) => Prisma.sql`r.signup_id = ${signupId}`,
    numbered: true,
  },
  {
    table: 'tokens',
    ids: ['id', 'signup_id', 'customer_id'],
    of: ({ tokenId }) => Prisma.sql`r.id = ${tokenId}`,
  },
  {
    table: 'token_history',
    ids: ['token_id'],
    of: ({ tokenId }) => Prisma.sql`r.token_id = ${tokenId}`,
    numbered: true,
  },
  {
    table: 'subscriptions',
    ids: ['id', 'thread_id', 'customer_id', 'token_id'],
    of: ({ subscriptionId }) => Prisma.sql`r.id = ${subscriptionId}`,
  },
  {
    table: 'subscription_history',
    ids: ['subscription_id'],
    of: ({ subscriptionId }) => Prisma.sql`r.subscription_id = ${subscriptionId}`,
    numbered: true,
  },
  {
    table: 'cycles',
    ids: ['id', 'subscription_id', 'order_id'],
    of: ({ subscriptionId }) => Prisma.sql`r.subscription_id = ${subscriptionId}`,
  },
  {
    table: 'cycle_history',
    ids: ['cycle_id'],
    of: ({ subscriptionId }) =>
      Prisma.sql`r.cycle_id in (select id from cycles where subscription_id = ${subscriptionId})`,
    numbered: true,
  },
  {
    table: 'orders',
    ids: ['id', 'cycle_id', 'subscription_id'],
    of: ({ subscriptionId }) => Prisma.sql`r.subscription_id = ${subscriptionId}`,
  },
  { table: 'order_lines', ids: ['order_id'], of: ofOrders },
  { table: 'deliveries', ids: ['id', 'order_id'], of: ofOrders },
  { table: 'delivery_lines', ids: ['delivery_id', 'order_id'], of: ofOrders },
  {
    table: 'delivery_history',
    ids: ['delivery_id'],
    of: ({
      subscriptionId,
    }) => Prisma.sql`r.delivery_id in (select d.id from deliveries d join orders o on o.id = d.order_id
      where o.subscription_id = ${subscriptionId})`,
    numbered: true,
  },
  { table: 'order_history', ids: ['order_id'], of: ofOrders, numbered: true },
  { table: 'charges', ids: ['id', 'order_id'], of: ofOrders },
  {
    table: 'charge_history',
    ids: ['charge_id'],
    of: ({
      subscriptionId,
    }) => Prisma.sql`r.charge_id in (select c.id from charges c join orders o on o.id = c.order_id
      where o.subscription_id = ${subscriptionId})`,
    numbered: true,
  },
]
