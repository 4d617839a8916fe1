import type { Locale } from '#lib/i18n/locale.ts'
import type { SignupStage } from '#lib/overview/get-metrics.ts'
import { overviewWords } from '../messages.ts'
import { Chart } from './chart.tsx'

type Stages = Record<SignupStage, number>

const names = [
  'completed',
  'offline',
  'typing',
  'sending',
  'waiting',
  'canceled',
  'abandoned',
  'rejected',
  'failed',
] as const
const done = new Set<string>(['completed', 'offline'])

/** Where the signups of four weeks stand: completed, or left on the way. */
export function LeftChart({ stages, locale }: { stages: Stages; locale: Locale }) {
  const { left, charts } = overviewWords[locale]
  const counts = countsOf(stages)
  const open = names.filter((name) => !done.has(name))
  const missing = open.reduce((sum, name) => sum + counts[name], 0)
  const worst = open.reduce(
    (most, name) => (counts[name] > counts[most] ? name : most),
    'typing' as const,
  )
  const lead =
    missing === 0 ? left.leadNone : left.lead(`${missing}`, left[worst], `${counts[worst]}`)
  return (
    <Chart
      id="left-chart"
      locale={locale}
      title={left.title}
      lead={`${lead}${locale === 'ja' ? '' : ' '}${left.note}`}
      draw={(width) => (
        <Drawing
          width={width}
          rows={names.map((name) => ({
            label: left[name],
            count: counts[name],
            tone: done.has(name) ? 'strong' : name === worst && missing > 0 ? 'warm' : 'rest',
          }))}
        />
      )}
      columns={[left.stage, charts.total]}
      rows={names.map((name) => [left[name], `${counts[name]}`])}
    />
  )
}

function countsOf(stages: Stages): Record<(typeof names)[number], number> {
  return {
    completed: stages.completed,
    offline: stages.offline,
    typing: stages.draft + stages.forgotten,
    sending: stages.submitting,
    waiting: stages.redirected,
    canceled: stages.canceled,
    abandoned: stages.abandoned,
    rejected: stages.rejected,
    failed: stages.failed,
  }
}

type DrawingProps = { width: number; rows: { label: string; count: number; tone: string }[] }

const row = 22
const textWidth = 148

/** Lying bars with their names to the left and their counts at the end. */
function Drawing({ width, rows }: DrawingProps) {
  const most = Math.max(1, ...rows.map(({ count }) => count))
  const room = width - textWidth - 44
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${width} ${rows.length * row}`}
      width={width}
      height={rows.length * row}
    >
      {rows.map(({ label, count, tone }, index) => {
        const long = Math.round((count / most) * room * 10) / 10
        const middle = index * row + row / 2
        return (
          <g key={label}>
            <text className={tone === 'warm' ? 'bold' : undefined} x="0" y={middle + 4}>
              {label}
            </text>
            <rect
              className={tone}
              x={textWidth}
              y={index * row + 4}
              width={Math.max(count > 0 ? 1 : 0, long)}
              height={row - 8}
            />
            <text
              className={tone === 'warm' ? 'bold' : undefined}
              x={textWidth + long + 6}
              y={middle + 4}
            >
              {count.toLocaleString('en')}
            </text>
          </g>
        )
      })}
      <line className="ground" x1={textWidth} x2={textWidth} y1="0" y2={rows.length * row} />
    </svg>
  )
}
