/** Runs once when a server starts: bad settings, or another shop's secret, stop the start, each with its mend. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { checkSettings } = await import('#lib/check-settings.ts')
  const { env } = await import('#lib/env.ts')
  const { watchRequests } = await import('#lib/watch-requests.ts')
  checkSettings()
  // Vercel's edge stands before its functions: what one says itself may win over what `proxy.ts` says there.
  if (env().vercelEnv === undefined) watchRequests()
  const { startTelemetry } = await import('#lib/telemetry/start-telemetry.ts')
  await startTelemetry()
  const { checkSecret } = await import('#lib/db/check-secret.ts')
  await checkSecret()
}

/** What a route threw and nobody caught: Next has answered, and the log is told. Pages and actions catch their own. */
export async function onRequestError(error: unknown, request: { path: string }): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { log } = await import('#lib/log.ts')
  const { pageFields } = await import('#lib/page-fields.ts')
  const { flushSignals } = await import('#lib/signals.ts')
  log('error', 'request failed', { ...pageFields(request.path), error })
  await flushSignals()
}
