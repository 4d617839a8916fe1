import { beforeAll, expect, test } from 'vitest'
import { keyedHash } from '#lib/crypto.ts'
import { db } from '#lib/db/client.ts'
import { env } from '#lib/env.ts'
import { redirected } from '#lib/signups/testing.ts'
import { withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { contractHash } from './contract-hash.ts'
import { verifyConsents } from './verify-consents.ts'

withSmartpay()

let signupIds: string[] = []

beforeAll(async () => {
  const browsers = ['one', 'two', 'three', 'four']
  const made = await Promise.all(browsers.map((browser) => redirected(browser)))
  signupIds = made.map(({ signupId }) => signupId).sort()
})

type Consent = Awaited<ReturnType<typeof consentOf>>

function consentOf(signupId: string) {
  return db().consent.findUniqueOrThrow({ where: { signupId } })
}

/** As somebody who may do anything in the database: the trigger is switched off for one change. */
async function alter(signupId: string, data: Partial<Consent>): Promise<void> {
  await db().$executeRaw`alter table consents disable trigger frozen`
  await db().consent.update({ where: { signupId }, data })
  await db().$executeRaw`alter table consents enable trigger frozen`
}

/** One digit for another: as small a change as there is. */
function oneByteChanged(text: string): string {
  const bytes = Buffer.from(text)
  bytes[bytes.indexOf('3')] = '8'.charCodeAt(0)
  return bytes.toString()
}

function withNewHash(kept: Consent): Partial<Consent> {
  const text = oneByteChanged(kept.text)
  return { text, hash: contractHash({ ...kept, text }) }
}

test('consents as they were given pass', async () => {
  expect(await verifyConsents()).toEqual({ looked: 4, altered: [] })
})

test('a consent to an earlier wording passes', async () => {
  const [signupId = ''] = signupIds
  const kept = await consentOf(signupId)
  const earlier = { ...kept, version: '3', hash: contractHash({ ...kept, version: '3' }) }
  const { version, locale, hash, agreedAt } = earlier
  const proven = [signupId, version, locale, hash, agreedAt.toISOString()].join('\n')
  await alter(signupId, { version, hash, proof: keyedHash(env().appSecret, 'consent', proven) })
  expect(await verifyConsents()).toEqual({ looked: 4, altered: [] })
  await alter(signupId, kept)
})

test.each<[string, string, (kept: Consent, other: Consent) => Partial<Consent>]>([
  ['a byte of the text', 'text', ({ text }) => ({ text: oneByteChanged(text) })],
  ['a byte of the hash', 'text', ({ hash }) => ({ hash: hash.replace(/^./, 'x') })],
  ['text and hash together', 'proof', withNewHash],
  [
    'text and hash, the proof taken away',
    'unproven',
    (kept) => ({ ...withNewHash(kept), proof: null }),
  ],
  ['the time', 'proof', ({ agreedAt }) => ({ agreedAt: new Date(agreedAt.getTime() - 1) })],
  ['the language', 'text', () => ({ locale: 'en' })],
  ['the version', 'text', () => ({ version: '2020-01-01' })],
  ['the proof', 'proof', ({ proof }) => ({ proof: proof?.replace(/^./, 'x') ?? null })],
  ['all of it for that of another', 'proof', (_, { signupId: __, ...other }) => other],
])('%s altered is found and named, and no other', async (_name, what, change) => {
  const [first = '', signupId = ''] = signupIds
  const kept = await consentOf(signupId)
  await alter(signupId, change(kept, await consentOf(first)))
  const found = await verifyConsents()
  await alter(signupId, kept)
  expect(found).toEqual({ looked: 4, altered: [{ subjectId: signupId, what }] })
  expect(await verifyConsents()).toEqual({ looked: 4, altered: [] })
})

test('nothing can be altered while the trigger is on', async () => {
  const where = { signupId: signupIds[0] ?? '' }
  const change = db().consent.update({ where, data: { text: 'x' } })
  await expect(change).rejects.toThrow(/never changed/)
  await expect(db().consent.delete({ where })).rejects.toThrow(/never changed/)
})
