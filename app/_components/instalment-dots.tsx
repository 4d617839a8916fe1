import type { Instalment } from '#lib/billing/instalments.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { signupWords } from '#lib/i18n/signup.ts'
import { formatYen } from '#lib/money.ts'
import { formatDate } from '#lib/plain-date.ts'

/** The three payments of an order as dots on a line. */
export function InstalmentDots({
  instalments,
  locale,
}: {
  instalments: readonly Instalment[]
  locale: Locale
}) {
  return (
    <ol className="dots">
      {instalments.map(({ dueOn, amountMinor }, index) => (
        <li key={dueOn.toString()} className={index === 0 ? 'now' : undefined}>
          <strong>{formatYen(amountMinor)}</strong>
          <span className="nowrap">
            {index === 0 ? signupWords[locale].summary.todayMark : formatDate(dueOn, locale)}
          </span>
        </li>
      ))}
    </ol>
  )
}
