import type { Locale } from '#lib/i18n/locale.ts'
import type { SignupWeek } from '#lib/overview/get-metrics.ts'
import { formatMonthDay, formatShortDate } from '#lib/plain-date.ts'
import { overviewWords } from '../messages.ts'
import { BarDrawing } from './bar-drawing.tsx'
import { Chart } from './chart.tsx'

/** How many signups begin each week, and how many of them are completed. */
export function SignupsChart({ weeks, locale }: { weeks: SignupWeek[]; locale: Locale }) {
  const { funnel, charts } = overviewWords[locale]
  const counts = weeks.map(({ monday, stages }) => {
    const begun = Object.values(stages).reduce((sum, one) => sum + one, 0)
    const completed = stages.completed + stages.offline
    return { monday, begun, completed, rest: begun - completed }
  })
  const sum = (name: 'begun' | 'completed') =>
    counts.reduce((total, week) => total + week[name], 0).toLocaleString('en')
  return (
    <Chart
      id="signups-chart"
      locale={locale}
      title={funnel.title}
      lead={sum('begun') === '0' ? charts.none : funnel.lead(sum('begun'), sum('completed'))}
      draw={(width) => (
        <BarDrawing
          width={width}
          stacks={counts.map(({ completed, rest }) => [completed, rest])}
          tones={['strong', 'rest']}
          names={[funnel.completed, funnel.rest]}
          labels={counts.map(({ monday }, index) =>
            index % 2 === 1 ? formatShortDate(monday) : '',
          )}
          tops={counts.map(({ begun }) => (begun === 0 ? '' : `${begun}`))}
          tick={(value) => value.toLocaleString('en')}
        />
      )}
      columns={[charts.week, funnel.completed, funnel.rest, charts.total]}
      rows={counts.map(({ monday, begun, completed, rest }) => [
        charts.weekOf(formatMonthDay(monday, locale)),
        `${completed}`,
        `${rest}`,
        `${begun}`,
      ])}
    />
  )
}
