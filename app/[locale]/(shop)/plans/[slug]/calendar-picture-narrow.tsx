import type { Locale } from '#lib/i18n/locale.ts'
import { planWords } from '#lib/i18n/plan.ts'
import { formatYen } from '#lib/money.ts'
import type { CalendarOrder, InstalmentCalendar } from '#lib/orders/instalment-calendar.ts'
import { formatShortDate } from '#lib/plain-date.ts'

const rowHeight = 38
const top = 40
/** Months stand left of the orders, sums right of them: shares of the width, which the text does not follow. */
const ordersFrom = 29
const ordersTo = 79

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
  const column = Math.min(13, (ordersTo - ordersFrom) / orders.length)
  const rowOf = (order: CalendarOrder, index: number) => {
    const date = order.instalments[index]?.dueOn
    return months.findIndex(({ year, month }) => year === date?.year && month === date.month)
  }
  return (
    <svg aria-hidden="true" width="100%" height={height}>
      <text className="soft" x="100%" y="26" textAnchor="end">
        {words.monthTotalShort}
      </text>
      {months.map(({ year, month, totalMinor }, index) => (
        <g key={`${year}-${month}`}>
          <line
            className={index === 0 || month === 1 ? 'strong-rule' : 'rule'}
            x1="0"
            x2="100%"
            y1={top + index * rowHeight}
            y2={top + index * rowHeight}
          />
          <text x="0" y={top + index * rowHeight + 24}>
            {words.monthName(month)}
          </text>
          {index === 0 || month === 1 ? (
            <text className="soft" x="32" y={top + index * rowHeight + 24}>
              {words.yearName(year)}
            </text>
          ) : null}
          <text className="total" x="100%" y={top + index * rowHeight + 24} textAnchor="end">
            {formatYen(totalMinor)}
          </text>
        </g>
      ))}
      {orders.map((order) => (
        <OrderColumn
          key={order.index}
          order={order}
          x={`${ordersFrom + (order.index + 0.5) * column}%`}
          // Dates of close columns would run into each other: every other one stands higher.
          dateY={orders.length > 3 && order.index % 2 === 1 ? 11 : 26}
          rowOf={rowOf}
        />
      ))}
    </svg>
  )
}

type Props = {
  order: CalendarOrder
  x: string
  dateY: number
  rowOf: (order: CalendarOrder, index: number) => number
}

function OrderColumn({ order, x, dateY, rowOf }: Props) {
  const dots = order.instalments.map((_, index) => ({
    y: top + rowOf(order, index) * rowHeight + 19,
    // Ordered on the 1st, the second and third part fall due in one month: side by side then.
    aside: rowOf(order, 1) === rowOf(order, 2) && index > 0 ? (index === 1 ? -11 : 11) : 0,
  }))
  return (
    <g className={order.index === 0 ? 'agreed' : undefined} textAnchor="middle">
      <text className="soft" x={x} y={dateY}>
        {formatShortDate(order.orderedOn)}
      </text>
      <line className="link" x1={x} x2={x} y1={dots[0]?.y} y2={dots.at(-1)?.y} />
      {dots.map((dot, index) => (
        <g
          key={order.instalments[index]?.dueOn.toString()}
          transform={dot.aside === 0 ? undefined : `translate(${dot.aside} 0)`}
        >
          <circle className="dot" cx={x} cy={dot.y} r="10" />
          <text className="number" x={x} y={dot.y + 5}>
            {index + 1}
          </text>
        </g>
      ))}
    </g>
  )
}
