import type { CalendarOrder, InstalmentCalendar } from '#lib/billing/instalment-calendar.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { planWords } from '#lib/i18n/plan.ts'
import { formatYen } from '#lib/money.ts'
import { formatShortDate } from '#lib/plain-date.ts'

const width = 350
const rowHeight = 38
const top = 40

/** The staircase turned for a phone: a row a month, a column an order, the month's sum at the right. */
export function CalendarPictureNarrow({
  calendar,
  locale,
}: {
  calendar: InstalmentCalendar
  locale: Locale
}) {
  const words = planWords[locale]
  const { months, orders } = calendar
  const height = top + months.length * rowHeight
  const column = Math.min(44, 190 / orders.length)
  const rowOf = (order: CalendarOrder, index: number) => {
    const date = order.instalments[index]?.dueOn
    return months.findIndex(({ year, month }) => year === date?.year && month === date.month)
  }
  return (
    <svg aria-hidden="true" viewBox={`0 0 ${width} ${height}`} width={width} height={height}>
      <text className="soft" x={width} y="22" textAnchor="end">
        {words.monthTotalShort}
      </text>
      {months.map(({ year, month, totalMinor }, index) => (
        <g key={`${year}-${month}`}>
          <line
            className={index === 0 || month === 1 ? 'strong-rule' : 'rule'}
            x1="0"
            x2={width}
            y1={top + index * rowHeight}
            y2={top + index * rowHeight}
          />
          <text x="0" y={top + index * rowHeight + 24}>
            {words.monthName(month)}
          </text>
          {index === 0 || month === 1 ? (
            <text className="soft" x="34" y={top + index * rowHeight + 24}>
              {words.yearName(year)}
            </text>
          ) : null}
          <text className="total" x={width} y={top + index * rowHeight + 24} textAnchor="end">
            {formatYen(totalMinor)}
          </text>
        </g>
      ))}
      {orders.map((order) => (
        <OrderColumn
          key={order.index}
          order={order}
          x={108 + order.index * column}
          // Dates of close columns would run into each other: every other one stands higher.
          dateY={column < 40 && order.index % 2 === 1 ? 10 : 26}
          rowOf={rowOf}
        />
      ))}
    </svg>
  )
}

type Props = {
  order: CalendarOrder
  x: number
  dateY: number
  rowOf: (order: CalendarOrder, index: number) => number
}

function OrderColumn({ order, x, dateY, rowOf }: Props) {
  const dots = order.instalments.map((_, index) => ({
    y: top + rowOf(order, index) * rowHeight + 19,
    // Ordered on the 1st, the second and third part fall due in one month: side by side then.
    x: rowOf(order, 1) === rowOf(order, 2) && index > 0 ? x + (index === 1 ? -12 : 12) : x,
  }))
  return (
    <g className={order.index === 0 ? 'agreed' : undefined} textAnchor="middle">
      <text className="soft" x={x} y={dateY}>
        {formatShortDate(order.orderedOn)}
      </text>
      <line className="link" x1={x} x2={x} y1={dots[0]?.y} y2={dots.at(-1)?.y} />
      {dots.map((dot, index) => (
        <g key={order.instalments[index]?.dueOn.toString()}>
          <circle className="dot" cx={dot.x} cy={dot.y} r="11" />
          <text className="number" x={dot.x} y={dot.y + 5}>
            {index + 1}
          </text>
        </g>
      ))}
    </g>
  )
}
