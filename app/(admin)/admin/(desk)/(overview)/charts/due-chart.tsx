import type { Locale } from '#lib/i18n/locale.ts'
import { formatYen } from '#lib/money.ts'
import type { DueWeek } from '#lib/overview/get-metrics.ts'
import { formatMonthDay, formatShortDate } from '#lib/plain-date.ts'
import { overviewWords } from '../messages.ts'
import { BarDrawing } from './bar-drawing.tsx'
import { Chart } from './chart.tsx'

/** What falls due in each seven days from today, the heaviest named. */
export function DueChart({ weeks, locale }: { weeks: DueWeek[]; locale: Locale }) {
  const { due, charts } = overviewWords[locale]
  const sums = weeks.map((week) => week.due.minor)
  const all = sums.reduce((total, one) => total + one, 0)
  const n = weeks.reduce((total, week) => total + week.due.n, 0)
  const heaviest = sums.indexOf(Math.max(...sums))
  const unit = locale === 'ja' ? 10_000 : 1_000
  const short = (minor: number) =>
    minor === 0 ? '0' : due.million((Math.round((minor / unit) * 10) / 10).toLocaleString('en'))
  const most = weeks[heaviest]
  const lead =
    all === 0 || !most
      ? charts.none
      : due.lead(formatYen(all), n.toLocaleString('en')) +
        due.most(formatMonthDay(most.from, locale), formatYen(most.due.minor))
  return (
    <Chart
      id="due-chart"
      locale={locale}
      title={due.title}
      lead={lead}
      draw={(width) => (
        <BarDrawing
          width={width}
          stacks={sums.map((sum) => [sum])}
          tones={['rest']}
          {...(all > 0 ? { strongBar: heaviest } : {})}
          labels={weeks.map(({ from }, index) =>
            all > 0 && index === heaviest
              ? formatShortDate(from)
              : isFree(index, heaviest, all)
                ? formatShortDate(from)
                : '',
          )}
          tops={sums.map((sum, index) => (index === heaviest && sum > 0 ? short(sum) : ''))}
          tick={short}
        />
      )}
      columns={[due.from, due.n, due.sum]}
      rows={weeks.map((week) => [
        formatMonthDay(week.from, locale),
        week.due.n.toLocaleString('en'),
        formatYen(week.due.minor),
      ])}
    />
  )
}

/** Every third bar is dated, unless the heaviest one beside it is. */
function isFree(index: number, heaviest: number, all: number): boolean {
  return index % 3 === 0 && (all === 0 || Math.abs(index - heaviest) > 1)
}
