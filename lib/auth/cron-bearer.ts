import { countGuess } from '#lib/auth/sign-in/guesses.ts'
import { clientNetwork } from '#lib/client-network.ts'
import { equalSecrets } from '#lib/crypto.ts'
import { env } from '#lib/env.ts'
import { log } from '#lib/log.ts'

/** Whether a request carries the secret of cron. Another one is counted, and answered also while nothing can be. */
export async function hasCronBearer(headers: Pick<Headers, 'get'>): Promise<boolean> {
  const bearer = headers.get('authorization')
  if (bearer === null) return false
  if (equalSecrets(bearer, `Bearer ${env().cronSecret}`)) return true
  try {
    await countGuess({ action: 'guess.bearer', staffId: null, network: clientNetwork(headers) })
  } catch (error) {
    log('error', 'guess not counted', { code: 'guess.bearer', error })
  }
  return false
}
