import { readSystemStatus } from '#app/_request/system-status.ts'
import { PersonName } from '#app/(admin)/_components/person-name.tsx'
import { peopleWords } from '#lib/i18n/admin/people.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { formatYen } from '#lib/money.ts'
import { orderTiming } from '#lib/orders/coming-orders.ts'
import { paths } from '#lib/paths.ts'
import { formatDate } from '#lib/plain-date.ts'
import type { DriftFix } from '#lib/tokens/reconcile/drift.ts'
import type { Drift } from '#lib/tokens/reconcile/list-drifts.ts'
import { reconcileWords } from './messages.ts'

/** What follows for the subscriptions, before the button is pressed. */
export function effectOf(remedy: DriftFix, drift: Drift, locale: Locale): string | null {
  const words = reconcileWords[locale]
  if (remedy === 'disable-there') return words.stopsThere
  if (drift.here === 'requires_authorization' || drift.here === 'rejected') return words.begins
  if (drift.usedBy === 0) return null
  const effect = remedy === 'take-active' ? words.resumes : words.stops
  return effect(drift.usedBy, formatYen(drift.sumMinor))
}

/** Whom it concerns and what comes next there. */
export async function About({ drift, locale }: { drift: Drift; locale: Locale }) {
  const words = reconcileWords[locale]
  if (drift.kind === 'unknown-here')
    return drift.signupId ? (
      <a href={paths.admin.signup(drift.signupId)}>{words.fromSignup}</a>
    ) : (
      <span className="muted">{words.notOurs}</span>
    )
  const { today } = await readSystemStatus()
  const parts = [
    drift.usedBy > 0 ? words.usedBy(drift.usedBy) : words.unused,
    ...(drift.dueOn && drift.dueMinor !== null
      ? [
          words[orderTiming(drift.dueOn, 'scheduled', today) === 'next' ? 'next' : 'uncharged'](
            formatDate(drift.dueOn, locale),
            formatYen(drift.dueMinor),
          ),
        ]
      : []),
  ]
  return (
    <>
      {drift.customerId ? (
        <PersonName
          name={drift.name}
          kana={null}
          href={paths.admin.customer(drift.customerId)}
          fallback={peopleWords[locale].erasedName}
        />
      ) : null}
      <span className="muted"> {parts.join(locale === 'ja' ? '、' : ', ')}</span>
    </>
  )
}
