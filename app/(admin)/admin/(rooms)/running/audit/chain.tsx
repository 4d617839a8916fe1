import { Problems } from '#app/_components/problems.tsx'
import type { AuditVerdict } from '#lib/audit/verify-audit.ts'
import { runningWords } from '#lib/i18n/admin/running.ts'
import type { Locale } from '#lib/i18n/locale.ts'

/** Whether the log is whole, as it was found just now. */
export function Chain({ verdict, locale }: { verdict: AuditVerdict; locale: Locale }) {
  const words = runningWords[locale].audit
  if (verdict.firstBroken !== null)
    return <Problems title={words.broken(`${verdict.firstBroken}`)} />
  return (
    <p className="done" role="status">
      {words.whole(verdict.entries)}
    </p>
  )
}
