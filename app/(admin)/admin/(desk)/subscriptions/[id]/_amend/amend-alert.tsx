import { getOpenAmendment } from '#lib/amendments/amendment-choices.ts'
import { mayDo, type StaffRole } from '#lib/auth/roles.ts'
import { instantOf } from '#lib/clock.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { dateIn, formatDate } from '#lib/plain-date.ts'
import type { SubscriptionView } from '#lib/subscriptions/get-subscription-view.ts'
import { withdrawAmendmentAction } from './amend-action.ts'
import { amendWords } from './amend-messages.ts'

type Props = { view: SubscriptionView; locale: Locale; role: StaffRole }

/** That an answer of the shopper's is waited for, and the way back. */
export async function AmendAlert({ view, locale, role }: Props) {
  const open = await getOpenAmendment(view.id)
  if (!open) return null
  const words = amendWords[locale]
  const until = dateIn(view.facts.timeZone, instantOf(open.expiresAt))
  return (
    <div className="alert calm">
      <p>{words.open(formatDate(until, locale))}</p>
      {mayDo(role, 'subscription.change') ? (
        <form action={withdrawAmendmentAction} className="acts">
          <input type="hidden" name="subscription" value={view.id} />
          <input type="hidden" name="amendment" value={open.id} />
          <button type="submit" className="button quiet">
            {words.withdraw}
          </button>
        </form>
      ) : null}
    </div>
  )
}
