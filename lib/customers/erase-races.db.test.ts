import { expect, test } from 'vitest'
import { db } from '#lib/db/client.ts'
import { Prisma } from '#lib/db/generated/client.ts'
import { writeNote } from '#lib/notes/write-note.ts'
import { withSmartpay } from '#lib/signups/testing-smartpay.ts'
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
