import type { Locale } from '#lib/i18n/locale.ts'
import { formatYen } from '#lib/money.ts'
import type { Metrics } from '#lib/overview/get-metrics.ts'
import { paths } from '#lib/paths.ts'
import { formatShortDate } from '#lib/plain-date.ts'
import { overviewWords } from './messages.ts'

/** Five metrics, each with the base that it is of. */
export function MetricRow({ metrics, locale }: { metrics: Metrics; locale: Locale }) {
  const words = overviewWords[locale].metrics
  const { today, awaiting, dueIn30, signupsIn28: stages } = metrics
  const begun = Object.values(stages).reduce((sum, one) => sum + one, 0)
  const answered = stages.completed + stages.rejected
  const count = (n: number) => n.toLocaleString('en')
  const share = answered === 0 ? '—' : `${((stages.completed / answered) * 100).toFixed(1)}`
  const shown = [
    [words.active, count(metrics.activeSubscriptions), words.unit, words.activeBase],
    [
      words.signups,
      count(stages.completed + stages.offline),
      words.unit,
      words.signupsBase(count(begun)),
    ],
    [
      words.approved,
      share,
      answered === 0 ? '' : '%',
      answered === 0
        ? words.approvedNone
        : words.approvedBase(count(answered), count(stages.completed)),
    ],
    [
      words.awaiting,
      formatYen(awaiting.minor),
      '',
      words.awaitingBase(count(awaiting.n)),
      `${paths.admin.subscriptions}?tab=awaiting`,
    ],
    [
      words.due,
      formatYen(dueIn30.minor),
      '',
      words.dueBase(
        count(dueIn30.n),
        formatShortDate(today),
        formatShortDate(today.add({ days: 29 })),
      ),
    ],
  ] as const
  return (
    <dl className="metrics" aria-label={words.title}>
      {shown.map(([name, value, unit, base, list]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="value">
            {value}
            <small>{unit}</small>
          </dd>
          <dd className="base">{list ? <a href={list}>{base}</a> : base}</dd>
        </div>
      ))}
    </dl>
  )
}
