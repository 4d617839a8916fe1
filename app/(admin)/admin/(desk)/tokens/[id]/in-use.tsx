import { DueDate } from '#app/(admin)/_components/due-date.tsx'
import { Status } from '#app/(admin)/_components/status.tsx'
import { dialogWords } from '#lib/i18n/admin/dialogs.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { formatYen } from '#lib/money.ts'
import { paths } from '#lib/paths.ts'
import type { SubscriptionOfToken, TokenView } from '#lib/tokens/get-token-view.ts'
import { tokenWords } from '../messages.ts'

type Props = { token: TokenView; locale: Locale }

export function InUse({ token, locale }: Props) {
  const words = tokenWords[locale]
  return (
    <section id="subscriptions" aria-labelledby="in-use">
      <h2 id="in-use">{words.inUse.title}</h2>
      {token.subscriptions.length === 0 ? (
        <p>{words.inUse.none}</p>
      ) : (
        <InUseTable subscriptions={token.subscriptions} locale={locale} />
      )}
    </section>
  )
}

/** Each subscription with the day and sum of its first open order, and what they come to. */
export function InUseTable({
  subscriptions,
  locale,
}: {
  subscriptions: SubscriptionOfToken[]
  locale: Locale
}) {
  const words = tokenWords[locale]
  const total = subscriptions.reduce((sum, one) => sum + (one.amountMinor ?? 0), 0)
  return (
    <table className="table">
      <tbody>
        {subscriptions.map(({ id, content, status, dueOn, order, amountMinor }) => (
          <tr key={id}>
            <td>
              <a href={paths.admin.subscription(id)}>{content.name[locale]}</a>
            </td>
            <td>
              <Status kind="subscription" value={status} locale={locale} />
            </td>
            <td>
              {dueOn ? (
                <DueDate on={dueOn} order={order} locale={locale} labels={words.timing} />
              ) : null}
            </td>
            <td className="sum">{amountMinor === null ? '—' : formatYen(amountMinor)}</td>
          </tr>
        ))}
        {subscriptions.length > 1 ? (
          <tr>
            <th scope="row" colSpan={3}>
              {dialogWords[locale].total}
            </th>
            <td className="sum">{formatYen(total)}</td>
          </tr>
        ) : null}
      </tbody>
    </table>
  )
}
