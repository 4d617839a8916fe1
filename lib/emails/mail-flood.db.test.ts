import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { expect, test } from 'vitest'
import { db } from '#lib/db/client.ts'
import { env } from '#lib/env.ts'
import { retrySignup } from '#lib/signups/retry-signup.ts'
import { advanceClock, confirm, redirected } from '#lib/signups/testing.ts'
import { withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { getMailHealth } from './queries.ts'
import { sendEmails } from './send-emails.ts'

withSmartpay()

/** A real mail server; answers how many mails it took, by recipient. */
async function mailServer(): Promise<{ taken: Map<string, number>; close: () => void }> {
  const taken = new Map<string, number>()
  const server = new SMTPServer({
    authOptional: true,
    disableReverseLookup: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, callback) {
      stream.resume().on('end', () => {
        for (const { address } of session.envelope.rcptTo)
          taken.set(address, (taken.get(address) ?? 0) + 1)
        callback()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  Object.assign(env(), {
    mail: {
      smtp: { host: '127.0.0.1', port, secure: false },
      from: { emailAddress: 'shop@example.jp' },
    },
  })
  return { taken, close: () => server.close(() => undefined) }
}

async function signUpOffline(browser: string, emailAddress: string): Promise<void> {
  const { signupId } = await redirected(browser, { emailAddress })
  const id = (await retrySignup(signupId, browser, 'bank_transfer')) ?? ''
  expect(await confirm(id, browser)).toEqual({ ok: true, value: { checkoutUrl: null } })
}

test('an address that strangers type again and again gets ten mails of a kind a day, the rest wait', async () => {
  const { taken, close } = await mailServer()
  for (let n = 0; n < 12; n += 1) await signUpOffline(`flood${n}`, 'Victim@example.jp')
  await signUpOffline('calm', 'calm@example.jp')
  await sendEmails()
  await sendEmails()
  const kinds = await db().email.groupBy({ by: ['kind', 'status'], _count: true })
  expect(kinds).toContainEqual({ kind: 'signup-completed', status: 'queued', _count: 2 })
  expect(kinds).toContainEqual({ kind: 'signup-completed', status: 'sent', _count: 11 })
  const mailsOfOne = taken.get('calm@example.jp') ?? 0
  expect(mailsOfOne).toBeGreaterThan(0)
  expect(taken.get('Victim@example.jp')).toBe(10 * mailsOfOne)
  await advanceClock(7_200_000)
  expect((await getMailHealth()).oldestSeconds).toBeNull()
  await advanceClock(24 * 3_600_000)
  await sendEmails()
  expect(taken.get('Victim@example.jp')).toBe(12 * mailsOfOne)
  close()
})
