import { z } from 'zod'
import { db } from '#lib/db/client.ts'
import { row } from '#lib/db/rows.ts'
import { settleToken } from '#lib/tokens/settle-token.ts'
import { makePeople } from '../../demo-data/people.ts'
import { readDemoData } from '../../demo-data/schema.ts'
import { SeededRandom } from '../../demo-data/seeded-random.ts'
import { Shopper } from '../../demo-data/shopper.ts'
import { type ClonedPerson, clonePeople } from './clone-people.ts'
import type { Original } from './copied-tables.ts'
import type { Wave } from './plan-round.ts'

/**
 * People who agree: the first of a wave goes through form, confirmation, checkout and settlement as a shopper does, the
 * others are copies of that one, each with a customer, an active token and a spare one of their own.
 */
export async function signUp(wave: Wave): Promise<ClonedPerson[]> {
  const [person] = makePeople(oneScenario(), new SeededRandom(wave.first + 1))
  if (!person) throw new Error('Nobody signs up')
  const shopper = new Shopper({ ...person, browserHash: `sim-${wave.first}`, locale: 'ja' })
  await shopper.fillIn(wave.slug, 1)
  await shopper.confirm()
  await shopper.press('approve')
  const token = await shopper.token()
  const settled = await settleToken(token.id, 'sweep')
  if (!settled.ok) throw new Error(`Not settled: ${settled.reason.kind}`)
  return clonePeople(await readOriginal(token.id), wave)
}

function oneScenario() {
  const { scenarios, ...data } = readDemoData()
  return { ...data, scenarios: scenarios.slice(0, 1) }
}

const originalSchema = z.object({
  tokenId: z.string(),
  signupId: z.string(),
  threadId: z.string(),
  customerId: z.string(),
  subscriptionId: z.string(),
  email: z.string(),
})

async function readOriginal(tokenId: string): Promise<Original> {
  const found = await row(db(), originalSchema)`
    select t.id as "tokenId", g.id as "signupId", g.thread_id as "threadId", g.customer_id as "customerId",
      g.subscription_id as "subscriptionId", k.email
    from tokens t join signups g on g.id = t.signup_id join customers k on k.id = g.customer_id where t.id = ${tokenId}`
  if (!found) throw new Error(`Nobody has agreed with ${tokenId}`)
  return found
}
