import { settleToken } from '#lib/tokens/settle-token.ts'
import { makePeople } from '../../demo-data/people.ts'
import { readDemoData } from '../../demo-data/schema.ts'
import { SeededRandom } from '../../demo-data/seeded-random.ts'
import { Shopper } from '../../demo-data/shopper.ts'

/** What Smartpay says to every order of a token (lib/sandbox/README.md, outcomes). */
export type PayerOutcome = 'approve' | 'hard-decline' | 'soft-decline' | 'slow'

/** Most are approved: a run of declines would stop the engine (lib/charging/breaker.ts). */
export const allOutcomes: readonly PayerOutcome[] = [
  ...Array<PayerOutcome>(9).fill('approve'),
  'hard-decline',
  'soft-decline',
  'slow',
]

/** Whoever signed up for the proof: a subscription with its first order, and a charge that nobody has sent. */
export type Payer = { subscriptionId: string; outcome: PayerOutcome }

const [slug, quantity] = ['drip', 1]

/** People who agree to a plan at Smartpay, each by the commands that the pages call; one for each outcome that is given. */
export async function signUpPayers(
  outcomes: readonly PayerOutcome[],
  seed: number,
): Promise<Payer[]> {
  const people = makePeople(readDemoData(), new SeededRandom(seed)).slice(0, outcomes.length)
  const payers: Payer[] = []
  for (const [index, person] of people.entries()) {
    const outcome = outcomes[index] ?? 'approve'
    const shopper = new Shopper(person)
    await shopper.fillIn(slug, quantity)
    await shopper.confirm()
    await shopper.press('approve')
    await settleToken((await shopper.token()).id, 'sweep')
    await shopper.expectAlways(outcome)
    payers.push({ subscriptionId: await shopper.subscription(), outcome })
  }
  return payers
}
