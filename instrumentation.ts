/** Runs once when a server starts: bad settings stop the start, each with its mend. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { env, envWarnings, EnvError } = await import('#lib/env.ts')
  try {
    for (const warning of envWarnings(env())) console.warn(warning)
  } catch (error) {
    if (!(error instanceof EnvError)) throw error
    console.error(error.message)
    process.exit(1)
  }
}
