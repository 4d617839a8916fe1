import { closeDatabase } from '#lib/db/client.ts'
import { env } from '#lib/env.ts'
import { acceptKey, acceptMissing } from '#lib/smartpay-account/accept.ts'
import { explainKeyRefusal } from '#lib/smartpay-account/account.ts'
import { getAccountStatus } from '#lib/smartpay-account/get-account-status.ts'
import type { Values } from '../commands.mjs'
import { confirmByTyping } from '../local/confirm.ts'

/**
 * `npm run smartpay:account`: whose key this is; `-- --accept-key` and `-- --accept-missing` are what a person may
 * say about it, each with an entry in the audit log. Code 1 where something is wrong.
 */
export async function run(_args: string[], values: Values): Promise<void> {
  try {
    if (values['accept-key']) await takeKey(values.yes === true)
    if (values['accept-missing']) await believeMissing()
    await tell()
  } finally {
    await closeDatabase()
  }
}

/** Another mode than the shop's is taken only by whoever says so knowingly: a test key may lie about on a laptop. */
async function takeKey(sure: boolean): Promise<void> {
  const { test } = env().smartpay
  const { refusal } = await getAccountStatus()
  if (refusal === 'other-mode' && !sure) {
    const [mine, shops] = test ? ['test', 'live'] : ['live', 'test']
    const question = `This shop works in ${shops} mode, and the key is a ${mine} one. From then on it works in ${mine} mode, and nothing of its ${shops} mode is touched any more.`
    if (!(await confirmByTyping(mine, question)))
      throw new Error(
        'Nothing was done. For scripts: npm run smartpay:account -- --accept-key --yes',
      )
  }
  await acceptKey()
}

/** Where none is missing there is nothing to believe, and nothing may vanish unseen for days. */
async function believeMissing(): Promise<void> {
  const { refusal, missing, stoppedAt } = await getAccountStatus()
  if (refusal === null && missing === 0 && stoppedAt === null)
    return console.log('No token is missing: nothing was done.')
  const accepted = await acceptMissing()
  if (accepted.ok) return
  const { says, mend } = explainKeyRefusal(accepted.reason, env().smartpay.test)
  throw new Error(`Nothing was done: ${says}\n→ ${mend}`)
}

async function tell(): Promise<void> {
  const { test } = env().smartpay
  const { refusal, known, stoppedAt, missing } = await getAccountStatus()
  const explained = refusal && explainKeyRefusal(refusal, test)
  if (explained) console.log(`${explained.says}\n→ ${explained.mend}`)
  else if (known) console.log(`The ${test ? 'test' : 'live'} key is this shop's.`)
  else console.log('Smartpay was never heard: the first key that it answers is this shop’s.')
  if (missing > 0) console.log(`Smartpay does not know ${missing} of the tokens that count here.`)
  if (stoppedAt)
    console.log(`Too many vanished at once (${stoppedAt.toISOString()}): nothing is believed missing.
→ look at Smartpay and the way to it; if they really are gone: npm run smartpay:account -- --accept-missing`)
  if (explained || stoppedAt) process.exitCode = 1
}
