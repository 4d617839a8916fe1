import { readAdminLocale } from '#app/_request/admin-locale.ts'
import { orAdminError } from '#app/_request/admin-page.tsx'
import { readSystemStatus } from '#app/_request/system-status.ts'
import { requireStaff } from '#lib/auth/require.ts'
import { mayDo } from '#lib/auth/roles.ts'
import { getChargingSwitch } from '#lib/charging/get-charging-switch.ts'
import { formatAge, formatWhen } from '#lib/i18n/admin/when.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { type JobRunRow, listRuns } from '#lib/jobs/list-runs.ts'
import { paths } from '#lib/paths.ts'
import { wordOf } from '#lib/word-of.ts'
import { ChargingDialog, chargingChanges } from './charging-dialog.tsx'
import { ChargingSwitch } from './charging-switch.tsx'
import { jobWords } from './job-messages.ts'
import { operationsWords } from './messages.ts'
import { OperationsSection } from './operations-section.tsx'
import { outcomeWords } from './outcome-words.ts'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default function OperationsPage({ searchParams }: Props) {
  return orAdminError(async () => {
    const { do: asked } = await searchParams
    const act = chargingChanges.find((one) => one === asked)
    const staff = await requireStaff(act ? 'charging.switch' : 'look')
    const locale = await readAdminLocale()
    const words = operationsWords[locale]
    const [{ timeZone }, runs, charging] = await Promise.all([
      readSystemStatus(),
      listRuns(),
      getChargingSwitch(),
    ])
    return (
      <OperationsSection
        locale={locale}
        staff={staff}
        tab="operations"
        title={words.title}
        {...(act ? {} : { base: paths.admin.operations })}
        flash={words.flash}
      >
        {act ? (
          <ChargingDialog act={act} state={charging} locale={locale} />
        ) : (
          <>
            <ChargingSwitch
              state={charging}
              maySwitch={mayDo(staff.role, 'charging.switch')}
              locale={locale}
              timeZone={timeZone}
            />
            <p className="lead">{words.lead}</p>
            {runs.length === 0 ? (
              <p className="calm">{words.never}</p>
            ) : (
              <div className="scroll">
                <table className="table cards">
                  <thead>
                    <tr>
                      <th scope="col">{words.name}</th>
                      <th scope="col">{words.started}</th>
                      <th scope="col">{words.finished}</th>
                      <th scope="col">{words.outcome}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {runs.map((run) => (
                      <Row key={run.name} run={run} locale={locale} timeZone={timeZone} />
                    ))}
                  </tbody>
                </table>
              </div>
            )}
          </>
        )}
      </OperationsSection>
    )
  })
}

type RowProps = { run: JobRunRow; locale: Locale; timeZone: string }

function Row({ run, locale, timeZone }: RowProps) {
  const words = operationsWords[locale]
  const names: Record<string, string> = jobWords[locale].names
  const { name, startedAt, finishedAt, seconds } = run
  const { alarms, summary } = outcomeWords(run, locale)
  return (
    <tr>
      <td>{wordOf(names, name)}</td>
      <td data-label={words.started}>
        <time dateTime={startedAt.toISOString()}>{formatWhen(startedAt, locale, timeZone)}</time>{' '}
        <span className="kana">{formatAge(Math.max(0, seconds), locale)}</span>
      </td>
      <td data-label={words.finished}>
        {finishedAt ? (
          <time dateTime={finishedAt.toISOString()}>
            {formatWhen(finishedAt, locale, timeZone)}
          </time>
        ) : (
          words.unfinished
        )}
      </td>
      <td data-label={words.outcome}>
        {alarms.map((alarm) => (
          <span key={alarm} className="alarm-word">
            {alarm}{' '}
          </span>
        ))}
        {summary}
      </td>
    </tr>
  )
}
