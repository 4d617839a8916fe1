import type { ReactNode } from 'react'
import { Mark } from '#app/_components/mark.tsx'
import { WholeDates } from '#app/_components/whole-dates.tsx'
import { contractWords } from '#lib/i18n/contract.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { formatYen } from '#lib/money.ts'
import { formatDate } from '#lib/plain-date.ts'
import type { Outcome } from '#lib/signups/get-checkout.ts'
import { successWords } from './messages.ts'

type Props = {
  signup: Outcome
  /** What each order that Smartpay pays next costs, in yen. */
  sums: readonly number[]
  locale: Locale
}

/** The second of the two facts after a signup: what Smartpay pays next, and what is still paid at the door. */
export function OrdersMade({ signup, sums, locale }: Props) {
  const words = successWords[locale]
  const { nextOrders, nextPlaced, atTheDoor, movedOn } = signup
  const waited = movedOn !== null && nextPlaced
  const sum = formatYen(sums.reduce((total, one) => total + one, 0))
  const title = waited ? words.movedWaiting : words.movedOrder
  return (
    <>
      {atTheDoor.map(({ index, amountMinor }) => (
        <Fact key={index} title={index === 0 ? words.order : words.nextOrder(index + 1)}>
          <p>{words.pay.cash_on_delivery(formatYen(amountMinor))}</p>
        </Fact>
      ))}
      <Fact title={movedOn ? title : words.order}>
        <p>{waited ? words.movedWaitingDone(sum) : words.orderDone(sum)}</p>
        {waited && nextOrders.length > 1 ? (
          <p>
            <WholeDates>{waitingText(nextOrders, locale)}</WholeDates>
          </p>
        ) : null}
        <p className="small muted">{words.orderNote}</p>
      </Fact>
    </>
  )
}

function Fact({ title, children }: { title: string; children: ReactNode }) {
  return (
    <li className="waiting">
      <Mark state="waiting" />
      <div>
        <p>
          <strong>{title}</strong>
        </p>
        {children}
      </div>
    </li>
  )
}

/** In the words of the contract that was agreed to. */
function waitingText(orders: Outcome['nextOrders'], locale: Locale): string {
  const { waiting, waitingOrder } = contractWords[locale].payment
  return waiting(
    orders.map(({ dueOn, amountMinor }) =>
      waitingOrder(formatDate(dueOn, locale), formatYen(amountMinor)),
    ),
  )
}
