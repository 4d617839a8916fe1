import type { CalendarOrder, InstalmentCalendar } from '#lib/billing/instalment-calendar.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { planWords } from '#lib/i18n/plan.ts'
import { formatYen } from '#lib/money.ts'
import { formatDate, formatShortDate, type PlainDate } from '#lib/plain-date.ts'

const width = 900
const headHeight = 56
const rowHeight = 96

/** The staircase: a column a month, a row an order, the month's sum in a band below. */
export function CalendarPicture({
  calendar,
  locale,
}: {
  calendar: InstalmentCalendar
  locale: Locale
}) {
  const { months, orders } = calendar
  const column = width / Math.max(months.length, 6)
  const drawn = column * months.length
  const bottom = headHeight + orders.length * rowHeight
  const centre = (date: PlainDate) => column * (monthIndex(calendar, date) + placeIn(date))
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${width} ${bottom + 56}`}
      width={width}
      height={bottom + 56}
    >
      <MonthHeads calendar={calendar} column={column} bottom={bottom} locale={locale} />
      {orders.map((order, row) => (
        <OrderRow
          key={order.index}
          order={order}
          y={headHeight + row * rowHeight + 46}
          centre={centre}
          locale={locale}
        />
      ))}
      <rect className="band" x="0" y={bottom} width={drawn} height="52" />
      <line className="strong-rule" x1="0" x2={drawn} y1={bottom} y2={bottom} />
      {months.map(({ year, month, totalMinor }, index) => (
        <text
          key={`${year}-${month}`}
          className="total"
          x={column * (index + 0.5)}
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

type HeadProps = { calendar: InstalmentCalendar; column: number; bottom: number; locale: Locale }

function MonthHeads({ calendar: { months }, column, bottom, locale }: HeadProps) {
  const words = planWords[locale]
  return (
    <>
      {months.map(({ year, month }, index) => {
        const newYear = index === 0 || month === 1
        return (
          <g key={`${year}-${month}`}>
            {newYear ? (
              <text className="soft" x={column * index + 4} y="14">
                {words.yearName(year)}
              </text>
            ) : null}
            <text className="head" x={column * (index + 0.5)} y="40" textAnchor="middle">
              {words.monthName(month)}
            </text>
            {index > 0 ? (
              <line
                className={month === 1 ? 'strong-rule' : 'rule'}
                x1={column * index}
                x2={column * index}
                y1={month === 1 ? 0 : headHeight}
                y2={bottom}
              />
            ) : null}
          </g>
        )
      })}
      <line
        className="strong-rule"
        x1="0"
        x2={column * months.length}
        y1={headHeight}
        y2={headHeight}
      />
    </>
  )
}

type RowProps = {
  order: CalendarOrder
  y: number
  centre: (date: PlainDate) => number
  locale: Locale
}

/** Three dots on a line; the order's name stands right of them, or left where there is no room. */
function OrderRow({ order, y, centre, locale }: RowProps) {
  const words = planWords[locale]
  const dots = order.instalments.map(({ dueOn, amountMinor }) => ({
    x: centre(dueOn),
    dueOn,
    amountMinor,
  }))
  const [first = 0, last = 0] = [dots[0]?.x, dots.at(-1)?.x]
  const onRight = last + 230 < width
  const x = onRight ? last + 30 : first - 30
  const anchor = onRight ? 'start' : 'end'
  const when =
    order.index === 0
      ? `${words.today} ${formatDate(order.orderedOn, locale)}`
      : formatDate(order.orderedOn, locale)
  return (
    <g className={order.index === 0 ? 'agreed' : undefined}>
      <line className="link" x1={first} x2={last} y1={y} y2={y} />
      {dots.map(({ x: dotX, dueOn, amountMinor }, index) => (
        <g key={dueOn.toString()} textAnchor="middle">
          <text className="soft" x={dotX} y={y - 22}>
            {formatShortDate(dueOn)}
          </text>
          <circle className="dot" cx={dotX} cy={y} r="13" />
          <text className="number" x={dotX} y={y + 5}>
            {index + 1}
          </text>
          <text x={dotX} y={y + 34}>
            {formatYen(amountMinor)}
          </text>
        </g>
      ))}
      <text className="head" x={x} y={y - 3} textAnchor={anchor}>
        {words.orderNumber(order.index + 1, formatYen(order.amountMinor))}
      </text>
      <text className="soft" x={x} y={y + 18} textAnchor={anchor}>
        {when}
      </text>
    </g>
  )
}
