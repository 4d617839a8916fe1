import { readAdminLocale } from '#app/_request/admin-locale.ts'
import { orAdminError } from '#app/_request/admin-page.tsx'
import { readSystemStatus } from '#app/_request/system-status.ts'
import { requireStaff } from '#lib/auth/require.ts'
import { mayDo } from '#lib/auth/roles.ts'
import { formatWhen } from '#lib/i18n/admin/when.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { paths } from '#lib/paths.ts'
import {
  getLastComparison,
  type LastComparison,
  listDrifts,
} from '#lib/tokens/reconcile/list-drifts.ts'
import { OperationsSection } from '../operations-section.tsx'
import { compareAction } from './actions.ts'
import { DriftTable } from './drift-table.tsx'
import { reconcileWords } from './messages.ts'

/** Where Smartpay and this shop differ: both sides next to each other, one action a line. */
export default function ReconcilePage() {
  return orAdminError(async () => {
    const staff = await requireStaff('look')
    const locale = await readAdminLocale()
    const words = reconcileWords[locale]
    const [{ timeZone }, drifts, last] = await Promise.all([
      readSystemStatus(),
      listDrifts(),
      getLastComparison(),
    ])
    const mayMend = mayDo(staff.role, 'drift.mend')
    const again = mayMend ? (
      <form action={compareAction}>
        <button type="submit" className="button quiet">
          {words.again}
        </button>
      </form>
    ) : null
    return (
      <OperationsSection
        locale={locale}
        staff={staff}
        tab="reconcile"
        title={words.title}
        action={again}
        flash={words.flash}
        {...(drifts.length > 0 ? { base: paths.admin.reconcile } : {})}
      >
        <Lead
          last={last}
          count={drifts[0]?.total ?? 0}
          shown={drifts.length}
          locale={locale}
          timeZone={timeZone}
        />
        {drifts.length > 0 ? (
          <>
            <DriftTable drifts={drifts} mayMend={mayMend} locale={locale} />
            <p className="notes">{words.log}</p>
          </>
        ) : null}
      </OperationsSection>
    )
  })
}

type LeadProps = {
  last: LastComparison | null
  count: number
  shown: number
  locale: Locale
  timeZone: string
}

function Lead({ last, count, shown, locale, timeZone }: LeadProps) {
  const words = reconcileWords[locale]
  if (!last) return <p className="calm">{words.never}</p>
  if (last.isSilent) return <p className="problems">{words.failed}</p>
  const { here, there, differences } = last
  const when = formatWhen(last.finishedAt, locale, timeZone)
  const gap = locale === 'ja' ? '' : ' '
  return (
    <p className="lead">
      {words.done(when, here.toLocaleString('en'), there.toLocaleString('en'))}
      {gap}
      <b>{words.differences(count)}</b>
      {locale === 'ja' ? '。' : '. '}
      {count > 0 ? words.stays : differences > 0 ? words.fixedAll : words.agree}
      <br />
      <span className="small muted">{words.compares}</span>
      {count > shown ? `${gap}${words.first(shown)}` : null}
    </p>
  )
}
