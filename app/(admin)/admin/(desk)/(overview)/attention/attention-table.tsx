import { instantOf } from '#lib/clock.ts'
import { formatAge, formatDaysAgo } from '#lib/i18n/admin/when.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { formatYen } from '#lib/money.ts'
import type { AttentionItem, AttentionKind } from '#lib/overview/list-attention-items.ts'
import { mostCounted } from '#lib/paging.ts'
import { dateIn, fromColumn, type PlainDate } from '#lib/plain-date.ts'
import { overviewWords } from '../messages.ts'
import { type AttentionLink, attentionLinks } from './attention-links.ts'
import { attentionChargeWords } from './charge-messages.ts'
import { attentionItemWords } from './item-messages.ts'
import { attentionWords } from './messages.ts'

type Props = {
  items: AttentionItem[]
  now: Date
  checkedAt: string
  locale: Locale
  timeZone: string
}

/** What needs attention, what happens by itself if nobody acts, and one link for each. */
export function AttentionTable({ items, now, checkedAt, locale, timeZone }: Props) {
  const clock = { now, today: dateIn(timeZone, instantOf(now)) }
  const words = attentionWords[locale]
  if (items.length === 0) return <p className="calm">{words.none(checkedAt)}</p>
  return (
    <table className="table attention">
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
            <span className="visually-hidden">{words.action}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <Row
            key={item.kind}
            item={item}
            link={attentionLinks[item.kind]}
            clock={clock}
            locale={locale}
          />
        ))}
      </tbody>
    </table>
  )
}

type RowProps = { item: AttentionItem; link: AttentionLink; clock: ClockOfPage; locale: Locale }

function Row({ item, link, clock, locale }: RowProps) {
  const words = attentionWords[locale]
  const all = { ...attentionItemWords[locale], ...attentionChargeWords[locale] }
  const { title, detail, nothing } = all[item.kind]
  return (
    <tr>
      <th scope="row">
        <span className={`mark ${link.role}`}>{title}</span>
        <span className="detail-line">
          {item.who
            ? `${words.who(item.who, (item.count ?? 1) - 1)}${locale === 'ja' ? '。' : '. '}`
            : ''}
          {detail}
        </span>
      </th>
      <td
        className={item.count === null ? 'sum none' : 'sum'}
        data-unit={overviewWords[locale].metrics.unit}
      >
        {item.count === null ? '—' : capped(item.count)}
      </td>
      <td className={item.sumMinor === null ? 'sum none' : 'sum'}>
        {item.sumMinor === null ? '—' : formatYen(item.sumMinor)}
      </td>
      <td className="since">
        {item.since ? <Since item={item} clock={clock} locale={locale} /> : '—'}
      </td>
      <td className="nothing">{nothing}</td>
      <td className="act">
        <a href={link.href}>{words.actions[link.action]}</a>
      </td>
    </tr>
  )
}

type ClockOfPage = { now: Date; today: PlainDate }

/** Some begin on a day, others at a moment. */
const byDay = new Set<AttentionKind>([
  'order-past-due',
  'charge-late',
  'payment-overdue',
  'signup-declined',
  'signup-failed',
  'webhook-refused',
])

function Since({
  item,
  clock,
  locale,
}: {
  item: AttentionItem
  clock: ClockOfPage
  locale: Locale
}) {
  const { kind, since } = item
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
