import type { Cadence } from '#lib/catalog/cadence.ts'
import type { PlanSums } from '#lib/catalog/plan-sums.ts'
import { joinSentences, type Locale } from '#lib/i18n/locale.ts'
import { planWords } from '#lib/i18n/plan.ts'
import { formatYen } from '#lib/money.ts'
import { type InstalmentCalendar, instalmentCalendar } from '#lib/orders/instalment-calendar.ts'
import { formatDate, type PlainDate } from '#lib/plain-date.ts'
import { CalendarPicture } from './calendar-picture.tsx'
import { CalendarPictureNarrow } from './calendar-picture-narrow.tsx'

type Props = {
  cadence: Cadence
  sums: PlanSums
  minimumCycles: number
  /** An order can be canceled until the day before it. */
  isDayBefore: boolean
  today: PlainDate
  locale: Locale
}

/** What falls due in which month: one statement, a picture for each width, and the same as a table. */
export function PaymentCalendar({
  cadence,
  sums,
  minimumCycles,
  isDayBefore,
  today,
  locale,
}: Props) {
  const words = planWords[locale]
  const calendar = instalmentCalendar({ cadence, ...sums, today })
  const sentences = [calendarText(sums, locale)]
  if (calendar.orders.length > 1)
    sentences.push(calendar.shared ? words.calendarOverlap : words.calendarApart)
  return (
    <section className="section">
      <h2>{words.calendar}</h2>
      <div>
        <p className="statement">{statement(calendar, locale)}</p>
        <p>{joinSentences(locale, ...sentences)}</p>
        <div className="calendar">
          <div className="staircase">
            <CalendarPicture calendar={calendar} locale={locale} />
          </div>
          <div className="turned">
            <CalendarPictureNarrow calendar={calendar} locale={locale} />
          </div>
        </div>
        <CalendarTable calendar={calendar} locale={locale} />
        <ul className="legend">
          <li className="agreed">{words.agreedNow}</li>
          {calendar.orders.length > 1 ? (
            <li>
              {minimumCycles > 1
                ? words.plannedMinimum(minimumCycles, isDayBefore)
                : words.planned(isDayBefore)}
            </li>
          ) : null}
          {calendar.hidden ? <li className="plain">{words.hiddenOrders}</li> : null}
        </ul>
      </div>
    </section>
  )
}

function calendarText({ firstOrderMinor, laterOrderMinor }: PlanSums, locale: Locale): string {
  const words = planWords[locale]
  const later = formatYen(laterOrderMinor)
  return firstOrderMinor === laterOrderMinor
    ? words.calendarText(later)
    : words.calendarTextDiffers(formatYen(firstOrderMinor), later)
}

function statement({ evenFrom, orders }: InstalmentCalendar, locale: Locale): string {
  const words = planWords[locale]
  if (!evenFrom || orders.length === 1) return words.calendarPerOrder
  const sum = formatYen(evenFrom.amountMinor)
  return evenFrom.month === 0
    ? words.calendarEven(sum)
    : words.calendarLater(evenFrom.month + 1, sum)
}

/** The picture's content for those who do not see it. */
function CalendarTable({ calendar, locale }: { calendar: InstalmentCalendar; locale: Locale }) {
  const words = planWords[locale]
  return (
    <div className="hidden-text">
      <ul>
        {calendar.orders.map((order) => (
          <li key={order.index}>
            {words.orderNumber(order.index + 1, formatYen(order.amountMinor))}:{' '}
            {order.instalments
              .map(
                ({ dueOn, amountMinor }) =>
                  `${formatDate(dueOn, locale)} ${formatYen(amountMinor)}`,
              )
              .join(locale === 'ja' ? '、' : '; ')}
          </li>
        ))}
      </ul>
      <p>
        {words.monthTotal}:{' '}
        {calendar.months
          .map(
            ({ year, month, totalMinor }) =>
              `${words.yearName(year)} ${words.monthName(month)} ${formatYen(totalMinor)}`,
          )
          .join(locale === 'ja' ? '、' : '; ')}
      </p>
    </div>
  )
}
