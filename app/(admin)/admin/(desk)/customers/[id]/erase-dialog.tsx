import { whyNotErase } from '#lib/customers/erasure.ts'
import type { CustomerView } from '#lib/customers/get-customer-view.ts'
import { dialogWords } from '#lib/i18n/admin/dialogs.ts'
import { peopleWords } from '#lib/i18n/admin/people.ts'
import { formatWhen } from '#lib/i18n/admin/when.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { paths } from '#lib/paths.ts'
import { actionWords } from '../../_actions/messages.ts'
import { customerWords } from '../messages.ts'
import { eraseAction } from './actions.ts'

type Props = { customer: CustomerView; locale: Locale }

/** What goes, what must stay, and that there is no way back; or why it cannot be done yet. */
export function EraseDialog({ customer, locale }: Props) {
  const dialog = dialogWords[locale]
  const { erase, flash } = customerWords[locale]
  const refusal = whyNotErase(factsOf(customer))
  return (
    <form action={eraseAction} className="dialog stack">
      <input type="hidden" name="customer" value={customer.id} />
      <h2>{erase.title(peopleWords[locale].name(customer.name))}</h2>
      <p className="small muted">
        {dialog.asOf(formatWhen(customer.now, locale, customer.facts.timeZone))} {dialog.changed}
      </p>
      {refusal ? (
        <p className="problems">{{ ...actionWords[locale].flash, ...flash }[refusal]}</p>
      ) : null}
      <h3>{erase.gone}</h3>
      <p>{erase.goneText}</p>
      <h3>{erase.stays}</h3>
      <ul className="bullets">
        {erase.staysList.split('\n').map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p>{erase.afterwards}</p>
      {refusal ? null : (
        <div className="choices accept">
          <label>
            <input type="checkbox" name="sure" value="yes" required /> {erase.sure}
          </label>
        </div>
      )}
      <p className="buttons">
        <a className="button quiet" href={paths.admin.customer(customer.id)}>
          {dialog.back}
        </a>
        {refusal ? null : (
          <button type="submit" className="button danger">
            {erase.send}
          </button>
        )}
      </p>
    </form>
  )
}

/** As the page knows them; the command looks again under its locks. */
function factsOf({ erasedAt, subscriptions, tokens, ...customer }: CustomerView) {
  return {
    erased: erasedAt !== null,
    openSubscriptions: subscriptions.filter(({ status }) =>
      ['active', 'past_due', 'paused'].includes(status),
    ).length,
    usableTokens: tokens.filter(({ status }) => status === 'active' || status === 'disabled')
      .length,
    waitingSignups: customer.waitingSignups,
    awaitedPayments: customer.awaitedPayments,
  }
}
