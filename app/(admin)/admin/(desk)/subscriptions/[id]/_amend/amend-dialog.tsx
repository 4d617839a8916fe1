import { Fact } from '#app/(admin)/_components/fact.tsx'
import { answerDays } from '#lib/amendments/propose-amendment.ts'
import { sayChanges } from '#lib/amendments/say-changes.ts'
import { dialogWords } from '#lib/i18n/admin/dialogs.ts'
import { formatWhen } from '#lib/i18n/admin/when.ts'
import { amendmentWords } from '#lib/i18n/amendment.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { paths } from '#lib/paths.ts'
import type { SubscriptionView } from '#lib/subscriptions/get-subscription-view.ts'
import { ScheduleTable } from '../schedule-table.tsx'
import { proposeAmendmentAction } from './amend-action.ts'
import { AmendChoice } from './amend-choice.tsx'
import { amendWords } from './amend-messages.ts'
import type { AmendDialogState } from './read-amend-dialog.ts'

type Props = { view: SubscriptionView; state: AmendDialogState; locale: Locale }

/** Other terms for a subscription: the choice, then what they make of the coming orders, then the mail to the shopper. */
export function AmendDialog({ view, state, locale }: Props) {
  const dialog = dialogWords[locale]
  const words = amendWords[locale]
  const { chosen, preview } = state
  const back = (
    <a className="button quiet" href={paths.admin.subscription(view.id)}>
      {dialog.back}
    </a>
  )
  return (
    <div className="dialog stack">
      <h2>{words.title}</h2>
      <p className="small muted">
        {dialog.asOf(formatWhen(view.now, locale, view.facts.timeZone))} {dialog.changed}
      </p>
      <p>{words.hint}</p>
      <AmendChoice view={view} state={state} locale={locale} />
      {preview ? (
        <form action={proposeAmendmentAction} className="stack">
          <input type="hidden" name="subscription" value={view.id} />
          <input type="hidden" name="plan" value={chosen.planVersionId} />
          <input type="hidden" name="quantity" value={chosen.quantity} />
          <input type="hidden" name="method" value={chosen.paymentMethod} />
          <input type="hidden" name="shown" value={preview.schedule.mark} />
          <dl className="facts ruled">
            {sayChanges(preview.terms, preview.next, locale).map(({ label, before, after }) => (
              <Fact key={label} name={label}>
                {amendmentWords[locale].becomes(before, after)}
              </Fact>
            ))}
          </dl>
          <ScheduleTable preview={preview.schedule} locale={locale} />
          <p>{words.afterwards(answerDays)}</p>
          <p className="buttons">
            {back}
            <button type="submit" className="button">
              {words.confirm}
            </button>
          </p>
        </form>
      ) : (
        <p className="buttons">{back}</p>
      )}
    </div>
  )
}
