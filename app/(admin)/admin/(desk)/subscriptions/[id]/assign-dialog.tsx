import { Status } from '#app/(admin)/_components/status.tsx'
import { dialogWords } from '#lib/i18n/admin/dialogs.ts'
import { peopleWords } from '#lib/i18n/admin/people.ts'
import { formatWhen } from '#lib/i18n/admin/when.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { paths } from '#lib/paths.ts'
import type { SubscriptionView, TokenOfView } from '#lib/subscriptions/get-subscription-view.ts'
import { assignTokenAction } from './actions.ts'
import { subscriptionDialogWords } from './dialog-messages.ts'

type Props = { view: SubscriptionView; locale: Locale }

/** The customer's other active tokens, the default one chosen already. */
export function AssignDialog({ view, locale }: Props) {
  const dialog = dialogWords[locale]
  const { assign } = subscriptionDialogWords[locale]
  const now = view.tokens.find(({ id }) => id === view.tokenId)
  const others = view.tokens.filter(
    ({ id, status, moving }) => id !== view.tokenId && status === 'active' && !moving,
  )
  const proposed =
    others.find(({ isDefault }) => isDefault) ?? (others.length === 1 ? others[0] : undefined)
  return (
    <form action={assignTokenAction} className="dialog stack">
      <input type="hidden" name="subscription" value={view.id} />
      <input type="hidden" name="shown" value={view.tokenId ?? ''} />
      <h2>{assign.title}</h2>
      <p className="small muted">
        {dialog.asOf(formatWhen(view.now, locale, view.facts.timeZone))} {dialog.changed}
      </p>
      <h3>{assign.now}</h3>
      <p>{now ? <TokenLine token={now} locale={locale} /> : '—'}</p>
      {others.length === 0 ? (
        <p>{assign.none}</p>
      ) : (
        <>
          <fieldset className="choices">
            <legend>{assign.choice}</legend>
            {others.map((token) => (
              <label key={token.id}>
                <input
                  type="radio"
                  name="token"
                  value={token.id}
                  required
                  defaultChecked={token === proposed}
                />
                <TokenLine token={token} locale={locale} />
              </label>
            ))}
          </fieldset>
          <p>{assign.afterwards}</p>
        </>
      )}
      <p className="buttons">
        <a className="button quiet" href={paths.admin.subscription(view.id)}>
          {dialog.back}
        </a>
        {others.length === 0 ? null : (
          <button type="submit" className="button">
            {assign.send}
          </button>
        )}
      </p>
    </form>
  )
}

function TokenLine({ token, locale }: { token: TokenOfView; locale: Locale }) {
  const words = peopleWords[locale]
  return (
    <span>
      <code>…{token.last4}</code> <Status kind="token" value={token.status} locale={locale} />{' '}
      <span className="muted">
        {words.usedBy(token.usedBy)}
        {token.isDefault ? ` · ${words.defaultMark}` : ''}
      </span>
    </span>
  )
}
