import { readAdminLocale } from '#app/_request/admin-locale.ts'
import { orAdminError } from '#app/_request/admin-page.tsx'
import { readSystemStatus } from '#app/_request/system-status.ts'
import { Section } from '#app/(admin)/_components/section.tsx'
import { requireStaff } from '#lib/auth/require.ts'
import { frameWords } from '#lib/i18n/admin/frame.ts'
import { formatWhen } from '#lib/i18n/admin/when.ts'
import { getMetrics } from '#lib/overview/get-metrics.ts'
import { listAttentionItems } from '#lib/overview/list-attention-items.ts'
import { AttentionTable } from './attention/attention-table.tsx'
import { attentionWords } from './attention/messages.ts'
import { DueChart } from './charts/due-chart.tsx'
import { LeftChart } from './charts/left-chart.tsx'
import { SignupsChart } from './charts/signups-chart.tsx'
import { TokensChart } from './charts/tokens-chart.tsx'
import { overviewWords } from './messages.ts'
import { MetricRow } from './metric-row.tsx'

/** First what needs attention, then metrics, then charts. */
export default function OverviewPage() {
  return orAdminError(async () => {
    const staff = await requireStaff('look')
    const locale = await readAdminLocale()
    const words = overviewWords[locale]
    const [{ now, timeZone }, items, metrics] = await Promise.all([
      readSystemStatus(),
      listAttentionItems(),
      getMetrics(),
    ])
    const when = formatWhen(now, locale, timeZone)
    return (
      <Section locale={locale} staff={staff} section="overview" title={frameWords[locale].overview}>
        <h1 className="visually-hidden">{frameWords[locale].overview}</h1>
        <section aria-labelledby="attention">
          <div className="page-head">
            <h2 id="attention" className="large">
              {attentionWords[locale].title}{' '}
              {items.length > 0 ? (
                <small>{attentionWords[locale].kinds(items.length)}</small>
              ) : null}
            </h2>
            <time className="small muted" dateTime={now.toISOString()}>
              {words.asOf(when)}
            </time>
          </div>
          <AttentionTable
            items={items}
            now={now}
            checkedAt={when}
            locale={locale}
            timeZone={timeZone}
          />
        </section>
        <MetricRow metrics={metrics} locale={locale} />
        <div className="charts">
          <SignupsChart weeks={metrics.signupWeeks} locale={locale} />
          <LeftChart stages={metrics.signupsIn28} locale={locale} />
          <TokensChart weeks={metrics.tokenWeeks} locale={locale} />
          <DueChart weeks={metrics.dueWeeks} locale={locale} />
        </div>
        <p className="notes">
          {words.notes(metrics.dueCountedAt && formatWhen(metrics.dueCountedAt, locale, timeZone))}
        </p>
      </Section>
    )
  })
}
