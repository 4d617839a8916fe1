import type { Locale } from '#lib/i18n/locale.ts'
import { signupWords } from '#lib/i18n/signup.ts'
import { formatYen } from '#lib/money.ts'
import type { Instalment } from '#lib/orders/instalments.ts'
import { formatMonthDay, type PlainDate } from '#lib/plain-date.ts'

/** The three payments of an order as dots on a line. Within two months a date needs no year. */
export function InstalmentDots({
  instalments,
  today,
  locale,
}: {
  instalments: readonly Instalment[]
  today: PlainDate
  locale: Locale
}) {
  return (
    <ol className="dots">
      {instalments.map(({ dueOn, amountMinor }, index) => (
        <li key={dueOn.toString()} className={index === 0 ? 'now' : undefined}>
          <strong>{formatYen(amountMinor)}</strong>
          <time className="nowrap" dateTime={dueOn.toString()}>
            {dueOn.equals(today)
              ? signupWords[locale].summary.todayMark
              : formatMonthDay(dueOn, locale)}
          </time>
        </li>
      ))}
    </ol>
  )
}
