import { parseArgs } from 'node:util'
import { closeDatabase } from '#lib/db/client.ts'
import { env } from '#lib/env.ts'
import { acceptKey, acceptMissing } from '#lib/smartpay-account/accept.ts'
import { explainKeyRefusal } from '#lib/smartpay-account/account.ts'
import { getAccountStanding } from '#lib/smartpay-account/get-standing.ts'

const usage = `npm run smartpay:account                      how this shop stands with its account at Smartpay
npm run smartpay:account -- --accept-key      SMARTPAY_SECRET_KEY is this shop's key from now on: a new key of the
                                              same account, or the live key on the day the shop goes live
npm run smartpay:account -- --accept-missing  the tokens that vanished really are gone: for three days any number is
                                              believed, each after two looks at least an hour apart

Both change one row of smartpay_accounts and leave an entry in the audit log, nothing else. Tokens, signups and events
keep their mode; those of the other mode are not touched until its key is accepted again. A key of another account
hears "not found" for every token of this one: accept it only if the account is the same.`

/** `npm run smartpay:account`: whose key this is, and what a person may say about it. Code 1 where something is wrong. */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      help: { type: 'boolean', default: false },
      'accept-key': { type: 'boolean', default: false },
      'accept-missing': { type: 'boolean', default: false },
    },
  })
  if (values.help) return console.log(usage)
  try {
    if (values['accept-key']) await acceptKey()
    if (values['accept-missing']) await acceptMissing()
    await tell()
  } finally {
    await closeDatabase()
  }
}

async function tell(): Promise<void> {
  const { test } = env().smartpay
  const { refusal, known, stoppedAt, missing } = await getAccountStanding()
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
