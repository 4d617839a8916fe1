import { expect, test } from 'vitest'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { writeNote } from '#lib/notes/write-note.ts'
import { retrySignup } from '#lib/signups/retry-signup.ts'
import { confirm, draftOf } from '#lib/signups/testing.ts'
import { sessionsOf, withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { eraseCustomer } from './erase-customer.ts'
import { gone } from './testing.ts'

withSmartpay()

/** Does `work` while a transaction of ours holds what `lock` takes, so that it stops on its way there. */
async function whileHeld<Value>(lock: Prisma.Sql, work: () => Promise<Value>): Promise<Value> {
  return db().$transaction(
    async (tx) => {
      await tx.$queryRaw(lock)
      return work()
    },
    { timeout: 60_000 },
  )
}

/** Comes back once so many wait for a lock, or `done` is. */
async function untilWaiting(count: number, done: Promise<unknown>): Promise<void> {
  let isDone = false
  done.finally(() => {
    isDone = true
  })
  while (!isDone) {
    const rows = await db().$queryRaw<unknown[]>`
      select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
    if (rows.length >= count) return
  }
}

test('a note that crosses an erasure is refused', async () => {
  const { customerId, subscriptionId } = await gone('noted')
  // The words are the last that goes.
  const words = Prisma.sql`select from search_words where ref = ${customerId} for update`
  const { erasing, writing } = await whileHeld(words, async () => {
    const erasing = eraseCustomer(customerId, 'owner')
    await untilWaiting(1, erasing)
    const writing = writeNote({
      subject: subscriptionId,
      text: '電話あり',
      staffId: 'somebody',
      noteId: undefined,
    })
    await untilWaiting(2, writing)
    return { erasing, writing }
  })
  expect((await erasing).ok).toBe(true)
  expect(await writing).toMatchObject({ reason: 'unknown-subject' })
})

test('a submit that crosses an erasure sends nothing to Smartpay', async () => {
  const { customerId } = await gone('submits')
  const draft = await draftOf('submits2', { emailAddress: 'submits@example.jp' })
  await writeNote({ subject: customerId, text: '電話', staffId: 'somebody', noteId: undefined })
  // Notes are emptied after the signups were looked at, and before they are overwritten.
  const notes = Prisma.sql`select from notes where subject = ${customerId} for update`
  const { erasing, sending } = await whileHeld(notes, async () => {
    const erasing = eraseCustomer(customerId, 'owner')
    await untilWaiting(1, erasing)
    const sending = confirm(draft, 'submits2')
    await untilWaiting(2, sending)
    return { erasing, sending }
  })
  expect((await erasing).ok).toBe(true)
  expect((await sending).ok).toBe(false)
  expect(await sessionsOf(draft)).toEqual([])
  expect(await db().signup.findUniqueOrThrow({ where: { id: draft } })).toMatchObject({
    status: 'draft',
    details: null,
  })
})

test('an offline order that is just being made goes before an erasure', async () => {
  const { customerId, subscriptionId } = await gone('orders')
  const typed = { emailAddress: 'orders@example.jp' }
  const first = await draftOf('orders2', typed)
  await confirm(first, 'orders2')
  const draft = (await retrySignup(first, 'orders2', 'bank_transfer')) ?? ''
  await db().signup.update({ where: { id: first }, data: { label: 'canceled' } })
  const subscription = Prisma.sql`select from subscriptions where id = ${subscriptionId} for update`
  const { erasing, ordering } = await whileHeld(subscription, async () => {
    const erasing = eraseCustomer(customerId, 'owner')
    await untilWaiting(1, erasing)
    const ordering = confirm(draft, 'orders2')
    await untilWaiting(2, ordering)
    return { erasing, ordering }
  })
  expect(await erasing).toEqual({ ok: false, reason: 'open-subscription' })
  expect(await ordering).toEqual({ ok: true, value: { checkoutUrl: null } })
})
