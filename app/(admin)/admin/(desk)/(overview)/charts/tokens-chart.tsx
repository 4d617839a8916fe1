import { statusWords } from '#lib/i18n/admin/status.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { apart, type Frame, lineFor, scaleOf, ticksFor } from '#lib/overview/chart.ts'
import { type TokenState, type TokenWeek, tokenStates } from '#lib/overview/get-metrics.ts'
import { formatMonthDay, formatShortDate } from '#lib/plain-date.ts'
import { overviewWords } from '../messages.ts'
import { Chart } from './chart.tsx'

/** How many tokens stood in each state at the end of each week. */
export function TokensChart({ weeks, locale }: { weeks: TokenWeek[]; locale: Locale }) {
  const { tokens, charts } = overviewWords[locale]
  const states = statusWords[locale].token
  const active = weeks.map((week) => week.states.active)
  return (
    <Chart
      id="tokens-chart"
      locale={locale}
      title={tokens.title}
      lead={tokens.lead((active.at(-1) ?? 0).toLocaleString('en'), changeOf(active, locale))}
      draw={(width) => <Drawing width={width} weeks={weeks} names={states} />}
      columns={[charts.week, ...tokenStates.map((state) => states[state])]}
      rows={weeks.map((week) => [
        charts.weekOf(formatMonthDay(week.monday, locale)),
        ...tokenStates.map((state) => week.states[state].toLocaleString('en')),
      ])}
    />
  )
}

function changeOf(active: number[], locale: Locale): string {
  const { tokens } = overviewWords[locale]
  const change = (active.at(-1) ?? 0) - (active[0] ?? 0)
  if (change === 0) return tokens.same
  const size = Math.abs(change).toLocaleString('en')
  return change > 0 ? tokens.more(size) : tokens.fewer(size)
}

const frame = { height: 196, left: 44, top: 12, bottom: 24 }
const drawn: TokenState[] = ['active', 'disabled', 'requires_authorization', 'deleted', 'rejected']

type DrawingProps = { width: number; weeks: TokenWeek[]; names: Record<TokenState, string> }

/** One line a state, its name at its end. */
function Drawing({ width, weeks, names }: DrawingProps) {
  const place: Frame = { ...frame, width, right: 124 }
  const ticks = ticksFor(
    Math.max(0, ...weeks.flatMap(({ states }) => drawn.map((one) => states[one]))),
  )
  const end = ticks.at(-1) ?? 1
  const y = scaleOf(place, end)
  const lines = drawn.map((state) =>
    lineFor(
      weeks.map(({ states }) => states[state]),
      place,
      end,
    ),
  )
  const labels = apart(
    lines.map((line) => line.end.y),
    15,
    frame.height - frame.bottom,
  )
  const step = (width - frame.left - place.right) / Math.max(1, weeks.length - 1)
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${width} ${frame.height}`}
      width={width}
      height={frame.height}
    >
      {ticks.map((value) => (
        <g key={value}>
          <line
            className={value === 0 ? 'ground' : 'tick'}
            x1={frame.left}
            x2={width - place.right}
            y1={y(value)}
            y2={y(value)}
          />
          <text x={frame.left - 8} y={y(value) + 4} textAnchor="end">
            {value.toLocaleString('en')}
          </text>
        </g>
      ))}
      {weeks.map(({ monday }, index) =>
        index % 8 === 1 ? (
          <text
            key={`${monday}`}
            x={frame.left + index * step}
            y={frame.height - 6}
            textAnchor="middle"
          >
            {formatShortDate(monday)}
          </text>
        ) : null,
      )}
      {drawn.map((state, index) => (
        <g
          key={state}
          className={
            state === 'active' ? 'line strong' : state === 'disabled' ? 'line warm' : 'line rest'
          }
        >
          <path d={lines[index]?.path} />
          <text
            className={state === 'active' ? 'bold' : undefined}
            x={width - place.right + 8}
            y={(labels[index] ?? 0) + 4}
          >
            {names[state]} {(weeks.at(-1)?.states[state] ?? 0).toLocaleString('en')}
          </text>
        </g>
      ))}
    </svg>
  )
}
