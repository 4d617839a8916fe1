import { randomBytes } from 'node:crypto'
import { db } from '#lib/db/client.ts'
import { env } from '#lib/env.ts'
import { log } from '#lib/log.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { explainKeyRefusal, fingerprintOf, type KeyRefusal, whyNotKey } from './account.ts'

/** `test`: the mode whose rows may be taken. `known`: the key's fingerprint is kept already. */
type Allowed = { test: boolean; known: boolean }

type Key = { secretKey: string; test: boolean }

/**
 * Before any work that needs Smartpay: is this process's key the shop's? One read of two rows, no network.
 * Refused, nothing may be taken, settled or asked; allowed, the due rows are those with `test = value.test`.
 */
export function mayAskSmartpay(): Promise<Result<Allowed, KeyRefusal>> {
  return judge(env().smartpay)
}

async function judge({ secretKey, test }: Key): Promise<Result<Allowed, KeyRefusal>> {
  const accounts = await db().smartpayAccount.findMany({
    select: { test: true, current: true, salt: true, fingerprint: true },
  })
  const because = whyNotKey({ secretKey, test }, accounts)
  if (because !== null) {
    tell(because, test)
    return refused(because)
  }
  const known = accounts.some(({ current, fingerprint }) => current && fingerprint !== null)
  return ok({ test, known })
}

let told: KeyRefusal | undefined

/** Once a process: a worker asks every other second. */
function tell(because: KeyRefusal, test: boolean): void {
  if (told === because) return
  told = because
  const { says, mend } = explainKeyRefusal(because, test)
  log('warn', `${says}; ${mend}`, { kind: because })
}

/**
 * Keeps whose key this is, when Smartpay has answered what only a right key hears and the shop knew none
 * yet. False: another deployment was first with another key, and what was just heard is not this shop's.
 */
export async function saveKey(): Promise<boolean> {
  const { secretKey, test }: Key = env().smartpay
  const before = await judge({ secretKey, test })
  if (!before.ok || before.value.known) return before.ok
  const salt = randomBytes(32).toString('hex')
  const fingerprint = fingerprintOf(salt, secretKey)
  await db().smartpayAccount.createMany({ data: { test, current: true }, skipDuplicates: true })
  await db().$executeRaw`
    update smartpay_accounts set salt = ${salt}, fingerprint = ${fingerprint}, known_at = teiki_now()
    where test = ${test} and current and fingerprint is null`
  return (await judge({ secretKey, test })).ok
}
