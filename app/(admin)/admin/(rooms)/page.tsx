import { readAdminLocale } from '#app/_request/admin-locale.ts'
import { orAdminTrouble } from '#app/_request/admin-page.tsx'
import { readPulse } from '#app/_request/admin-pulse.ts'
import { Room } from '#app/(admin)/_components/room.tsx'
import { UnchargedLine } from '#app/(admin)/_components/uncharged-line.tsx'
import { requireStaff } from '#lib/auth/require.ts'
import { needWords } from '#lib/i18n/admin/needs.ts'
import { overviewWords } from '#lib/i18n/admin/overview.ts'
import { roomWords } from '#lib/i18n/admin/rooms.ts'
import { formatWhen } from '#lib/i18n/admin/when.ts'
import { getFigures } from '#lib/overview/get-figures.ts'
import { getUncharged } from '#lib/overview/get-uncharged.ts'
import { listNeeds } from '#lib/overview/list-needs.ts'
import { FigureRow } from './figure-row.tsx'
import { NeedsTable } from './needs-table.tsx'
import { DuePlot } from './plots/due-plot.tsx'
import { LeftPlot } from './plots/left-plot.tsx'
import { SignupsPlot } from './plots/signups-plot.tsx'
import { TokensPlot } from './plots/tokens-plot.tsx'

/** First what needs a hand, then figures, then plots. */
export default function OverviewPage() {
  return orAdminTrouble(async () => {
    const staff = await requireStaff('look')
    const locale = await readAdminLocale()
    const words = overviewWords[locale]
    const [{ now, timeZone }, needs, figures, uncharged] = await Promise.all([
      readPulse(),
      listNeeds(),
      getFigures(),
      getUncharged(),
    ])
    const when = formatWhen(now, locale, timeZone)
    return (
      <Room locale={locale} staff={staff} room="overview" title={roomWords[locale].overview}>
        <h1 className="visually-hidden">{roomWords[locale].overview}</h1>
        <section aria-labelledby="needs">
          <div className="page-head">
            <h2 id="needs" className="large">
              {needWords[locale].title}{' '}
              {needs.length > 0 ? <small>{needWords[locale].kinds(needs.length)}</small> : null}
            </h2>
            <time className="small muted" dateTime={now.toISOString()}>
              {words.asOf(when)}
            </time>
          </div>
          <NeedsTable
            needs={needs}
            now={now}
            checkedAt={when}
            locale={locale}
            timeZone={timeZone}
          />
          <UnchargedLine {...uncharged} locale={locale} />
        </section>
        <FigureRow figures={figures} locale={locale} />
        <div className="plots">
          <SignupsPlot weeks={figures.signupWeeks} locale={locale} />
          <LeftPlot stages={figures.signupsIn28} locale={locale} />
          <TokensPlot weeks={figures.tokenWeeks} locale={locale} />
          <DuePlot weeks={figures.dueWeeks} locale={locale} />
        </div>
        <p className="notes">
          {words.notes(figures.dueCountedAt && formatWhen(figures.dueCountedAt, locale, timeZone))}
        </p>
      </Room>
    )
  })
}
