import { WholeDates } from '#app/_components/whole-dates.tsx'
import type { OfflineMethod, ShopFacts } from '#lib/catalog/schema.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { formatYen } from '#lib/money.ts'
import type { FirstPayment } from '#lib/orders/offline/queries.ts'
import { formatDate } from '#lib/plain-date.ts'
import { successWords } from './messages.ts'

type Props = {
  payment: FirstPayment
  paymentMethod: OfflineMethod
  facts: ShopFacts
  locale: Locale
}

/** Where the money goes, or that it came. */
export function PayTo({ payment, paymentMethod, facts, locale }: Props) {
  const words = successWords[locale]
  const sum = formatYen(payment.totalMinor)
  const account =
    paymentMethod === 'bank_transfer' ? facts.paymentMethods.bank_transfer?.account : undefined
  if (payment.status === 'paid') return <p role="status">{words.paid(sum)}</p>
  return (
    <>
      <h2>{words.paymentMethodTitle}</h2>
      <p>
        <WholeDates>
          {paymentMethod === 'bank_transfer'
            ? words.pay.bank_transfer(sum, payment.payBy ? formatDate(payment.payBy, locale) : '')
            : words.pay.cash_on_delivery(sum)}
        </WholeDates>
      </p>
      {account && payment.reference ? (
        <dl className="facts tight">
          <div>
            <dt>{words.account.reference}</dt>
            <dd>
              <strong>{payment.reference}</strong>
              <br />
              <span className="small muted">{words.account.referenceNote}</span>
            </dd>
          </div>
          <div>
            <dt>{words.account.bank}</dt>
            <dd>
              {account.bankName[locale]} {account.branchName[locale]}
            </dd>
          </div>
          <div>
            <dt>{words.account.number}</dt>
            <dd>
              {words.account.types[account.accountType]} {account.accountNumber}
            </dd>
          </div>
          <div>
            <dt>{words.account.holder}</dt>
            <dd>{account.accountHolder[locale]}</dd>
          </div>
        </dl>
      ) : null}
      <p className="small muted">{words.payNote}</p>
    </>
  )
}
