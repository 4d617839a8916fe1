import { readSystemStatus } from '#app/_request/system-status.ts'
import { sweepLateAfterSeconds } from '#lib/health/get-system-status.ts'
import { frameWords } from '#lib/i18n/admin/frame.ts'
import { formatAge } from '#lib/i18n/admin/when.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { log } from '#lib/log.ts'
import { paths } from '#lib/paths.ts'

/** At the foot of the side column, on every page: how long ago the sweep ran and a webhook came. */
export async function SystemStatus({ locale }: { locale: Locale }) {
  const { status: words } = frameWords[locale]
  const status = await readSystemStatus().catch((error: unknown) => {
    log('warn', 'system status not readable', { error })
    return null
  })
  if (!status) return <p>{words.unavailable}</p>
  const { sweepSeconds, webhookSeconds } = status
  const late = sweepSeconds === null || sweepSeconds > sweepLateAfterSeconds
  const age = (seconds: number | null) =>
    seconds === null ? words.never : formatAge(Math.max(0, seconds), locale)
  return (
    <dl className="system-status" aria-label={words.title}>
      <dt>
        <a href={paths.admin.operations}>{words.jobs}</a>
      </dt>
      <dd className={late ? 'late' : 'good'}>{age(sweepSeconds)}</dd>
      <dt>
        <a href={paths.admin.deliveries}>{words.webhook}</a>
      </dt>
      <dd className={webhookSeconds === null ? 'late' : undefined}>{age(webhookSeconds)}</dd>
    </dl>
  )
}
