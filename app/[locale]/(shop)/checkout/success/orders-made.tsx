import type { ReactNode } from 'react'
import { Mark } from '#app/_components/mark.tsx'
import { WholeDates } from '#app/_components/whole-dates.tsx'
import { contractWords } from '#lib/i18n/contract.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { formatYen } from '#lib/money.ts'
import { formatDate } from '#lib/plain-date.ts'
import type { Outcome } from '#lib/signups/get-checkout.ts'
import type { CollectedOrder } from '#lib/subscriptions/collected-orders.ts'
import type { CollectedState } from '#lib/subscriptions/collected-state.ts'
import { successWords } from './messages.ts'
import { orderOutcomeWords } from './outcome-messages.ts'

type Props = { signup: Outcome; locale: Locale }

/** The second of the two facts after a signup: what became of the orders that Smartpay pays, and what is paid at the door. */
export function OrdersMade({ signup, locale }: Props) {
  const words = successWords[locale]
  const { nextOrders, collected, atTheDoor, byTransfer, movedOn } = signup
  const titleOf = (index: number) => (index === 0 ? words.order : words.nextOrder(index + 1))
  return (
    <>
      {atTheDoor.map(({ index, amountMinor }) => (
        <Fact key={index} state="waiting" title={titleOf(index)}>
          <p>{words.pay.cash_on_delivery(formatYen(amountMinor))}</p>
        </Fact>
      ))}
      {byTransfer.map(({ index, amountMinor }) => (
        <Fact key={index} state="waiting" title={titleOf(index)}>
          <p>{words.transferInstead(formatYen(amountMinor))}</p>
        </Fact>
      ))}
      {collected.map((order) => (
        <Fact key={order.index} state={marks[order.state]} title={titleOf(order.index)}>
          <Collected order={order} moved={movedOn !== null} locale={locale} />
        </Fact>
      ))}
      {collected.length + byTransfer.length === 0
        ? nextOrders.map(({ index, dueOn, amountMinor }) => (
            <Fact key={index} state="waiting" title={words.movedOrder}>
              <p>
                <WholeDates>
                  {words.orderPlanned(formatDate(dueOn, locale), formatYen(amountMinor))}
                </WholeDates>
              </p>
              <p className="small muted">{words.orderNote}</p>
            </Fact>
          ))
        : null}
    </>
  )
}

const marks = {
  paid: 'done',
  planned: 'waiting',
  charging: 'waiting',
  authorized: 'done',
  open: 'waiting',
  'given-up': 'empty',
  declined: 'empty',
  refused: 'empty',
  failed: 'empty',
  canceled: 'empty',
} as const satisfies Record<CollectedState, string>

type CollectedProps = { order: CollectedOrder; moved: boolean; locale: Locale }

function Collected({ order, moved, locale }: CollectedProps) {
  const { sentence, note } = orderOutcomeWords[locale][order.state]
  const { waitingOrder } = contractWords[locale].payment
  return (
    <div role="status">
      <p>{sentence(formatYen(order.amountMinor))}</p>
      {moved ? (
        <p className="small muted">
          <WholeDates>
            {waitingOrder(formatDate(order.dueOn, locale), formatYen(order.amountMinor))}
          </WholeDates>
        </p>
      ) : null}
      <p className="small muted">{note}</p>
    </div>
  )
}

type FactProps = { title: string; state: 'done' | 'waiting' | 'empty'; children: ReactNode }

function Fact({ title, state, children }: FactProps) {
  return (
    <li className={state === 'done' ? undefined : 'waiting'}>
      <Mark state={state} />
      <div>
        <p>
          <strong>{title}</strong>
        </p>
        {children}
      </div>
    </li>
  )
}
