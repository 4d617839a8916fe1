import { env, requireServed } from '#lib/env.ts'
import { EnvError } from '#lib/env-error.ts'
import { envWarnings } from './env-warnings.ts'

/** Of a storefront: warns of settings that are probably not meant; ends the process for wrong ones, listing all. */
export function checkSettings(): void {
  try {
    requireServed(env())
    for (const warning of envWarnings(env())) console.warn(warning)
  } catch (error) {
    if (!(error instanceof EnvError)) throw error
    console.error(error.message)
    process.exit(1)
  }
}
