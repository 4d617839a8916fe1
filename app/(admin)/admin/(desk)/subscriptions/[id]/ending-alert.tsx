import { instantOf } from '#lib/clock.ts'
import { joinSentences, type Locale } from '#lib/i18n/locale.ts'
import { paths } from '#lib/paths.ts'
import { dateIn, formatDate } from '#lib/plain-date.ts'
import type { SubscriptionView } from '#lib/subscriptions/get-subscription-view.ts'
import { subscriptionWords } from '../messages.ts'
import { scheduleWords } from './schedule-messages.ts'

type Props = { view: SubscriptionView; locale: Locale; mayChange: boolean }

/** That it ends, with which order, and until when that can be undone. */
export function EndingAlert({ view, locale, mayChange }: Props) {
  const words = scheduleWords[locale]
  if (!view.ending) return null
  const { last } = view.ending
  const isFinal = isEndFinal(view)
  const until = view.endsOn?.subtract({ days: 1 })
  const undone = until ? words.takeBackBy(formatDate(until, locale)) : words.takeBackOnceOpen
  return (
    <div className="alert calm">
      <p>
        {joinSentences(
          locale,
          last
            ? words.endsAfter(
                subscriptionWords[locale].times(last.index + 1),
                formatDate(last.on, locale),
              )
            : words.endsWithMinimum,
          isFinal ? words.endIsFinal : undone,
        )}
      </p>
      {mayChange && !isFinal ? (
        <p className="acts">
          <a
            className="button quiet"
            href={`${paths.admin.subscription(view.id)}?do=take-back-end`}
          >
            {words.acts['take-back-end']}…
          </a>
        </p>
      ) : null}
    </div>
  )
}

/** What waits for the end of a pause may still be taken back. */
function isEndFinal({ ending, endsOn, facts, now }: SubscriptionView): boolean {
  const today = dateIn(facts.timeZone, instantOf(now))
  return ending?.last != null && endsOn !== null && endsOn.until(today).days >= 0
}
