import { readPulse } from '#app/_request/admin-pulse.ts'
import { sweepLateAfterSeconds } from '#lib/health/get-pulse.ts'
import { roomWords } from '#lib/i18n/admin/rooms.ts'
import { formatAge } from '#lib/i18n/admin/when.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { log } from '#lib/log.ts'
import { paths } from '#lib/paths.ts'

/** At the foot of the side column, on every page: how long ago the sweep ran and a webhook came. */
export async function PulseLines({ locale }: { locale: Locale }) {
  const { foot } = roomWords[locale]
  const pulse = await readPulse().catch((error: unknown) => {
    log('warn', 'pulse not readable', { error })
    return null
  })
  if (!pulse) return <p>{foot.away}</p>
  const { sweepSeconds, webhookSeconds } = pulse
  const late = sweepSeconds === null || sweepSeconds > sweepLateAfterSeconds
  const age = (seconds: number | null) =>
    seconds === null ? foot.never : formatAge(Math.max(0, seconds), locale)
  return (
    <dl className="pulse" aria-label={foot.title}>
      <dt>
        <a href={paths.admin.running}>{foot.sweep}</a>
      </dt>
      <dd className={late ? 'late' : 'good'}>{age(sweepSeconds)}</dd>
      <dt>
        <a href={paths.admin.deliveries}>{foot.webhook}</a>
      </dt>
      <dd className={webhookSeconds === null ? 'late' : undefined}>{age(webhookSeconds)}</dd>
    </dl>
  )
}
