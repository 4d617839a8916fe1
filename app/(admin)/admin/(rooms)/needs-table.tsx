import { instantOf } from '#lib/clock.ts'
import { needWords } from '#lib/i18n/admin/needs.ts'
import { overviewWords } from '#lib/i18n/admin/overview.ts'
import { formatAge, formatDaysAgo } from '#lib/i18n/admin/when.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { formatYen } from '#lib/money.ts'
import type { Need, NeedKind } from '#lib/overview/list-needs.ts'
import { mostCounted } from '#lib/paging.ts'
import { dateIn, fromColumn, type PlainDate } from '#lib/plain-date.ts'
import type { NeedLink } from './need-links.ts'
import { needLinks } from './need-links.ts'

type Props = { needs: Need[]; now: Date; checkedAt: string; locale: Locale; timeZone: string }

/** What needs a hand, what happens by itself if nobody lends one, and one way on for each. */
export function NeedsTable({ needs, now, checkedAt, locale, timeZone }: Props) {
  const clock = { now, today: dateIn(timeZone, instantOf(now)) }
  const words = needWords[locale]
  if (needs.length === 0) return <p className="calm">{words.none(checkedAt)}</p>
  return (
    <table className="table needs">
      <thead>
        <tr>
          <th scope="col">{words.what}</th>
          <th scope="col" className="sum">
            {words.count}
          </th>
          <th scope="col" className="sum">
            {words.sum}
          </th>
          <th scope="col">{words.since}</th>
          <th scope="col">{words.nothing}</th>
          <th scope="col">
            <span className="visually-hidden">{words.act}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {needs.map((need) => (
          <Row
            key={need.kind}
            need={need}
            link={needLinks[need.kind]}
            clock={clock}
            locale={locale}
          />
        ))}
      </tbody>
    </table>
  )
}

type RowProps = { need: Need; link: NeedLink; clock: ClockOfPage; locale: Locale }

function Row({ need, link, clock, locale }: RowProps) {
  const { need: kinds, ...words } = needWords[locale]
  const { title, detail, nothing, act } = kinds[need.kind]
  return (
    <tr>
      <th scope="row">
        <span className={`mark ${link.role}`}>{title}</span>
        <span className="detail-line">
          {need.who
            ? `${words.who(need.who, (need.count ?? 1) - 1)}${locale === 'ja' ? '。' : '. '}`
            : ''}
          {detail}
        </span>
      </th>
      <td
        className={need.count === null ? 'sum none' : 'sum'}
        data-unit={overviewWords[locale].figures.unit}
      >
        {need.count === null ? '—' : capped(need.count)}
      </td>
      <td className={need.sumMinor === null ? 'sum none' : 'sum'}>
        {need.sumMinor === null ? '—' : formatYen(need.sumMinor)}
      </td>
      <td className="since">
        {need.since ? <Since need={need} clock={clock} locale={locale} /> : '—'}
      </td>
      <td className="nothing">{nothing}</td>
      <td className="act">
        <a href={link.href}>{act}</a>
      </td>
    </tr>
  )
}

type ClockOfPage = { now: Date; today: PlainDate }

/** Some begin on a day, others at a moment. */
const byDay = new Set<NeedKind>([
  'payment-overdue',
  'signup-declined',
  'signup-failed',
  'webhook-refused',
])

function Since({ need, clock, locale }: { need: Need; clock: ClockOfPage; locale: Locale }) {
  const { kind, since } = need
  if (!since) return null
  const { now, today } = clock
  const age = byDay.has(kind)
    ? formatDaysAgo(Math.max(0, fromColumn(since).until(today).days), locale)
    : formatAge(Math.max(0, (now.getTime() - since.getTime()) / 1000), locale)
  return <time dateTime={since.toISOString()}>{age}</time>
}

function capped(count: number): string {
  return count > mostCounted ? `${mostCounted.toLocaleString('en')}+` : count.toLocaleString('en')
}
