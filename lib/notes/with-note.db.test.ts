import { expect, test } from 'vitest'
import { placeHold } from '#lib/customers/place-hold.ts'
import { subscribed } from '#lib/customers/testing.ts'
import { db } from '#lib/db/client.ts'
import { newId } from '#lib/ids.ts'
import { withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { withNote } from './with-note.ts'

withSmartpay()

/** A hold with a note beside it. */
async function held(browser: string, text: string) {
  const { customerId } = await subscribed(browser)
  const hold = { kind: 'customer', id: customerId, staffId: 'somebody', reason: 'other' } as const
  const note = { subject: customerId, text, staffId: 'somebody', noteId: newId('note') }
  const answer = await withNote(note, () => placeHold(hold))
  const { heldAt } = await db().customer.findUniqueOrThrow({ where: { id: customerId } })
  const notes = await db().note.findMany({ where: { subject: customerId } })
  return { answer, isHeld: heldAt !== null, notes: notes.map((one) => one.text), note, hold }
}

test('a note that would be refused stops what it stands beside', async () => {
  expect(await held('long', 'x'.repeat(2001))).toMatchObject({
    answer: { ok: false, reason: 'long-note' },
    isHeld: false,
    notes: [],
  })
})

test('as many lines as the form takes are kept with what was done', async () => {
  const lines = Array.from({ length: 1000 }, () => 'x')
  expect(await held('lines', lines.join('\r\n'))).toMatchObject({
    answer: { ok: true, value: 'held' },
    isHeld: true,
    notes: [lines.join('\n')],
  })
})

test('without a note only the deed is done', async () => {
  expect(await held('silent', ' \r\n')).toMatchObject({
    answer: { ok: true, value: 'held' },
    notes: [],
  })
})

test('of what was refused no note is written', async () => {
  const { note, hold } = await held('twice', 'first')
  const again = { ...note, text: 'second', noteId: newId('note') }
  expect(await withNote(again, () => placeHold(hold))).toMatchObject({ reason: 'already-held' })
  expect(await db().note.count({ where: { subject: note.subject } })).toBe(1)
})

test('nobody is held who was erased', async () => {
  const { customerId } = await subscribed('erased')
  await db().$executeRaw`update customers set erased_at = teiki_now() where id = ${customerId}`
  const hold = { kind: 'customer', id: customerId, staffId: 'somebody', reason: 'other' } as const
  expect(await placeHold(hold)).toMatchObject({ reason: 'unknown-subject' })
})
