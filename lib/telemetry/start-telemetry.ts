import { env } from '#lib/env.ts'

/**
 * Has errors and traces told outside, where the settings name somebody: once a process. What tells them is loaded then, and not
 * before: a shop that tells nobody has none of it in memory, and makes no request.
 *
 * Not Sentry's SDK, nor OpenTelemetry's: together they are some hundred modules that patch what they find, send requests,
 * headers and texts of errors by default, and would have to be taught what the log already knows to leave out.
 */
export async function startTelemetry(): Promise<void> {
  const { telemetry, vercelEnv, localRun } = env()
  const environment = vercelEnv ?? (localRun ? 'local' : 'production')
  if (telemetry.sentry) {
    const { tellSentry } = await import('./sentry.ts')
    tellSentry(telemetry.sentry, environment)
  }
  if (telemetry.otlp) {
    const { tellOtlp } = await import('./otlp.ts')
    tellOtlp(telemetry.otlp, environment)
  }
}
