import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { db } from '#lib/db/client.ts'
import { migrationsPath } from '#lib/db/migrate.ts'
import { moveToken, sessionsOf, withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { settleToken } from '#lib/tokens/settle-token.ts'
import { chooseDefaultToken } from './choose-default-token.ts'
import { subscribed } from './testing.ts'

withSmartpay()

async function defaultOf(id: string): Promise<string | null> {
  const { defaultTokenId } = await db().customer.findUniqueOrThrow({ where: { id } })
  return defaultTokenId
}

async function chosen(browser: string) {
  const person = await subscribed(browser)
  await chooseDefaultToken({ ...person, staffId: 'somebody' })
  expect(await defaultOf(person.customerId)).toBe(person.tokenId)
  return person
}

test.each(['disable', 'delete'] as const)(
  'a token is no default any more after %s',
  async (action) => {
    const { signupId, tokenId, customerId } = await chosen(action)
    const [session] = await sessionsOf(signupId)
    await moveToken(session?.token ?? '', action)
    await settleToken(tokenId, 'staff', { deletionHeard: action === 'delete' })
    expect(await defaultOf(customerId)).toBeNull()
  },
)

test('those that ended before are taken out, and no other', async () => {
  const ended = await chosen('ended')
  const usable = await chosen('usable')
  await db().token.update({ where: { id: ended.tokenId }, data: { status: 'disabled' } })
  const file = path.join(migrationsPath, '20261129120100_default_tokens/migration.sql')
  await db().$executeRawUnsafe(await readFile(file, 'utf8'))
  expect(await defaultOf(ended.customerId)).toBeNull()
  expect(await defaultOf(usable.customerId)).toBe(usable.tokenId)
})
