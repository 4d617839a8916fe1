import type { Result } from '#lib/result.ts'
import type { SmartpayFailure } from '#lib/smartpay/failure.ts'
import type { SmartpayOrder } from '#lib/smartpay/order-schemas.ts'
import type { ChargeOutcome } from './charge-outcome.ts'
import type { ClaimedCharge } from './claim-charges.ts'
import type { Run } from './send-charges.ts'
import { isSilentIn } from './silence.ts'

/** All are asked for at the same time. */
const batchSize = 16

/** How charges that Smartpay knows are looked at again: which, by which call, and what its answer means for one. */
type Look<Charge extends ClaimedCharge> = {
  claim: (test: boolean, most: number) => Promise<Charge[]>
  ask: (charge: Charge) => Promise<Result<SmartpayOrder, SmartpayFailure>>
  meaningOf: (charge: Charge, answer: Result<SmartpayOrder, SmartpayFailure>) => ChargeOutcome
}

/** Looks at all whose time has come, batch by batch. Any number may run; ends at the first silence of Smartpay's. */
export async function lookAgain<Charge extends ClaimedCharge>(
  { test, outcomes, slots }: Run,
  { claim, ask, meaningOf }: Look<Charge>,
): Promise<{ silent: boolean }> {
  while (await slots.areNear()) {
    const charges = await claim(test, batchSize)
    if (charges.length === 0) break
    const answered: ChargeOutcome[] = []
    await Promise.all(
      charges.map(async (charge) => {
        const answer = await slots.call(charge.lease, () => ask(charge))
        if (answer === null) return
        const outcome = meaningOf(charge, answer)
        outcomes.add({ charge, outcome })
        answered.push(outcome)
      }),
    )
    await outcomes.end()
    if (isSilentIn(answered)) return { silent: true }
  }
  return { silent: false }
}
