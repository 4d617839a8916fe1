import { EnvError, env, envWarnings } from '#lib/env.ts'

/** Warns of settings that are probably not meant; ends the process for wrong ones, listing all of them. */
export function checkSettings(): void {
  try {
    for (const warning of envWarnings(env())) console.warn(warning)
  } catch (error) {
    if (!(error instanceof EnvError)) throw error
    console.error(error.message)
    process.exit(1)
  }
}
