/** Runs once when a server starts: bad settings, or another shop's secret, stop the start, each with its mend. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { checkSettings } = await import('#lib/check-settings.ts')
  const { watchRequests } = await import('#lib/watch-requests.ts')
  checkSettings()
  watchRequests()
  const { checkSecret } = await import('#lib/db/check-secret.ts')
  await checkSecret()
}
