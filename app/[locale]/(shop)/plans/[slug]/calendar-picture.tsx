import type { Locale } from '#lib/i18n/locale.ts'
import { planWords } from '#lib/i18n/plan.ts'
import { formatYen } from '#lib/money.ts'
import type { CalendarOrder, InstalmentCalendar } from '#lib/orders/instalment-calendar.ts'
import { formatDate, formatShortDate, type PlainDate } from '#lib/plain-date.ts'

const headHeight = 56
const rowHeight = 96

/**
 * The staircase: a column a month, a row an order, the month's sum in a band below. Columns are shares of the
 * width, so the picture stretches and its text keeps its size.
 */
export function CalendarPicture({
  calendar,
  locale,
}: {
  calendar: InstalmentCalendar
  locale: Locale
}) {
  const { months, orders } = calendar
  const columns = Math.max(months.length, 6)
  const at = (column: number) => `${(100 * column) / columns}%`
  const drawn = at(months.length)
  const bottom = headHeight + orders.length * rowHeight
  return (
    <svg aria-hidden="true" width="100%" height={bottom + 56}>
      <MonthHeads calendar={calendar} at={at} bottom={bottom} locale={locale} />
      {orders.map((order, row) => (
        <OrderRow
          key={order.index}
          order={order}
          y={headHeight + row * rowHeight + 46}
          at={at}
          placeOf={(date) => monthIndex(calendar, date) + placeIn(date)}
          columns={columns}
          locale={locale}
        />
      ))}
      <rect className="band" x="0" y={bottom} width={drawn} height="52" />
      <line className="strong-rule" x1="0" x2={drawn} y1={bottom} y2={bottom} />
      {months.map(({ year, month, totalMinor }, index) => (
        <text
          key={`${year}-${month}`}
          className="total"
          x={at(index + 0.5)}
          y={bottom + 32}
          textAnchor="middle"
        >
          {formatYen(totalMinor)}
        </text>
      ))}
    </svg>
  )
}

/** The middle of the month's column; a month's first and last days stand apart, as both may fall due. */
function placeIn({ day, daysInMonth }: PlainDate): number {
  if (day === 1) return 0.28
  return day === daysInMonth ? 0.72 : 0.5
}

function monthIndex({ months }: InstalmentCalendar, { year, month }: PlainDate): number {
  return months.findIndex((one) => one.year === year && one.month === month)
}

/** Where a place counted in columns is, as a share of the width. */
type At = (column: number) => string

type HeadProps = { calendar: InstalmentCalendar; at: At; bottom: number; locale: Locale }

function MonthHeads({ calendar: { months }, at, bottom, locale }: HeadProps) {
  const words = planWords[locale]
  return (
    <>
      {months.map(({ year, month }, index) => {
        const newYear = index === 0 || month === 1
        return (
          <g key={`${year}-${month}`}>
            {newYear ? (
              <text className="soft" x={at(index)} dx="4" y="14">
                {words.yearName(year)}
              </text>
            ) : null}
            <text className="head" x={at(index + 0.5)} y="40" textAnchor="middle">
              {words.monthName(month)}
            </text>
            {index > 0 ? (
              <line
                className={month === 1 ? 'strong-rule' : 'rule'}
                x1={at(index)}
                x2={at(index)}
                y1={month === 1 ? 0 : headHeight}
                y2={bottom}
              />
            ) : null}
          </g>
        )
      })}
      <line className="strong-rule" x1="0" x2={at(months.length)} y1={headHeight} y2={headHeight} />
    </>
  )
}

type RowProps = {
  order: CalendarOrder
  y: number
  at: At
  placeOf: (date: PlainDate) => number
  columns: number
  locale: Locale
}

/** Three dots on a line; the order's name stands right of them, or left where fewer than three columns follow. */
function OrderRow({ order, y, at, placeOf, columns, locale }: RowProps) {
  const words = planWords[locale]
  const dots = order.instalments.map(({ dueOn, amountMinor }) => ({
    place: placeOf(dueOn),
    dueOn,
    amountMinor,
  }))
  const [first = 0, last = 0] = [dots[0]?.place, dots.at(-1)?.place]
  const onRight = last + 3.2 < columns
  const name = onRight
    ? { x: at(last), dx: 30, textAnchor: 'start' as const }
    : { x: at(first), dx: -30, textAnchor: 'end' as const }
  const when =
    order.index === 0
      ? `${words.today} ${formatDate(order.orderedOn, locale)}`
      : formatDate(order.orderedOn, locale)
  return (
    <g className={order.index === 0 ? 'agreed' : undefined}>
      <line className="link" x1={at(first)} x2={at(last)} y1={y} y2={y} />
      {dots.map(({ place, dueOn, amountMinor }, index) => (
        <g key={dueOn.toString()} textAnchor="middle">
          <text className="soft" x={at(place)} y={y - 22}>
            {formatShortDate(dueOn)}
          </text>
          <circle className="dot" cx={at(place)} cy={y} r="13" />
          <text className="number" x={at(place)} y={y + 5}>
            {index + 1}
          </text>
          <text x={at(place)} y={y + 34}>
            {formatYen(amountMinor)}
          </text>
        </g>
      ))}
      <text className="head" y={y - 3} {...name}>
        {words.orderNumber(order.index + 1, formatYen(order.amountMinor))}
      </text>
      <text className="soft" y={y + 18} {...name}>
        {when}
      </text>
    </g>
  )
}
