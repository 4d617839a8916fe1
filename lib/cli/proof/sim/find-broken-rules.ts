import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { rows } from '#lib/db/rows.ts'
import { chargeMoves } from '#lib/states/charge.ts'
import { cycleMoves } from '#lib/states/cycle.ts'
import type { Moves } from '#lib/states/moves.ts'
import { orderMoves } from '#lib/states/order.ts'
import { subscriptionMoves } from '#lib/states/subscription.ts'
import type { Promised } from './take-step.ts'

const brokenSchema = z.object({ rule: z.number(), what: z.string(), id: z.string() })

/** What must be true of our tables once a round has come to rest (`rules.sql`), and what was promised on its way. */
export async function findBrokenRules(promised: readonly Promised[]): Promise<string[]> {
  const sql = await readFile(new URL('rules.sql', import.meta.url), 'utf8')
  const broken = await rows(db(), brokenSchema)`${Prisma.raw(sql)}`
  return [
    ...broken.map(({ rule, what, id }) => `${rule}: ${what} (${id})`),
    ...(await forbiddenMoves()),
    ...(await brokenPromises(promised)),
  ]
}

const machines: Record<string, Moves<string>> = {
  charge: chargeMoves,
  order: orderMoves,
  cycle: cycleMoves,
  subscription: subscriptionMoves,
}

const moveSchema = z.object({ from: z.string(), to: z.string(), id: z.string() })

async function forbiddenMoves(): Promise<string[]> {
  const found = await Promise.all(
    Object.entries(machines).map(async ([machine, moves]) => {
      const made = await rows(db(), moveSchema)`
        select "from", "to", min(${Prisma.raw(`${machine}_id`)}) as id from ${Prisma.raw(`${machine}_history`)}
        where "from" is not null and "from" <> "to" group by 1, 2`
      return made
        .filter(({ from, to }) => !moves[from]?.includes(to))
        .map(({ from, to, id }) => `4: a ${machine} that went from ${from} to ${to} (${id})`)
    }),
  )
  return found.flat()
}

const claimedSchema = z.object({ id: z.string(), at: z.date() })

/** What was said to be stopped was not charged until it was said to go on. */
async function brokenPromises(promised: readonly Promised[]): Promise<string[]> {
  const found = await Promise.all(
    promised.map(async ({ subscriptionId, by, from, until }) => {
      const claimed = await rows(db(), claimedSchema)`
        select c.id, h.at from charge_history h join charges c on c.id = h.charge_id join orders o on o.id = c.order_id
        where o.subscription_id = ${subscriptionId} and h.code = 'claimed' and h.at > ${from} and h.at < coalesce(${until}::timestamptz, 'infinity')`
      return claimed.map(
        ({ id, at }) => `7: a charge claimed at ${at.toISOString()}, after ${by} (${id})`,
      )
    }),
  )
  return found.flat()
}
