import { Problems } from '#app/_components/problems.tsx'
import type { AuditProblem } from '#lib/audit/audit-end.ts'
import type { AuditVerdict } from '#lib/audit/verify-audit.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { auditWords } from './messages.ts'

/** Whether the log is whole, as it was found just now. */
export function Chain({ verdict, locale }: { verdict: AuditVerdict; locale: Locale }) {
  const words = auditWords[locale]
  if (verdict.trouble) return <Problems title={sentenceOf(verdict.trouble, words.broken)} />
  return (
    <p className="done" role="status">
      {words.intact(verdict.entries)}
    </p>
  )
}

function sentenceOf(
  trouble: AuditProblem,
  words: Record<AuditProblem['kind'], (id: string) => string>,
): string {
  const id = 'id' in trouble ? trouble.id : 'lastId' in trouble ? trouble.lastId : ''
  return words[trouble.kind](`${id}`)
}
