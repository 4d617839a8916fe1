import { openMethods } from '#lib/catalog/payment-methods.ts'
import type { ShopFacts } from '#lib/catalog/schema.ts'
import { getNextSteps } from '#lib/dunning/get-next-step.ts'
import { sayStep } from '#lib/i18n/dunning.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import type { CollectedOrder } from '#lib/subscriptions/collected-orders.ts'
import { successWords } from './messages.ts'

type Props = { orders: readonly CollectedOrder[]; facts: ShopFacts; locale: Locale }

/** Money did not come for an order: what helps, how else it can be paid, and what happens if nothing is done. */
export async function Unpaid({ orders, facts, locale }: Props) {
  const { title, help, methods, names } = successWords[locale].declined
  const offered = openMethods(facts)
  const steps = await getNextSteps(orders.map(({ id }) => id))
  const said = new Set(orders.map(({ id }) => sayStep(steps.get(id) ?? null, 'shopper', locale)))
  return (
    <>
      <h2>{title}</h2>
      {orders.some(({ state }) => state === 'declined') ? <p>{help}</p> : null}
      {offered.length > 0 ? <p>{methods(offered.map((method) => names[method]))}</p> : null}
      {[...said].map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </>
  )
}
