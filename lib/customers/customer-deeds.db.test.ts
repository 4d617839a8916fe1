import { describe, expect, test } from 'vitest'
import { db } from '#lib/db/client.ts'
import { newId } from '#lib/ids.ts'
import { writeNote } from '#lib/notes/write-note.ts'
import { idsFound } from '#lib/search/testing.ts'
import { getConfirmation } from '#lib/signups/confirm/get-confirmation.ts'
import { retrySignup } from '#lib/signups/retry-signup.ts'
import { getSignupRecord } from '#lib/signups/staff/get-signup-record.ts'
import { sweepSignups } from '#lib/signups/sweep-signups.ts'
import { advanceClock, confirm, draftOf, redirected } from '#lib/signups/testing.ts'
import { decide, withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { getSubscriptionView } from '#lib/subscriptions/get-subscription-view.ts'
import { beginBatch } from '#lib/tokens/operations/begin-batch.ts'
import { runBatch } from '#lib/tokens/operations/run-batch.ts'
import { settleToken } from '#lib/tokens/settle-token.ts'
import { eraseCustomer } from './erase-customer.ts'
import { liftHold, placeHold } from './place-hold.ts'
import { gone, subscribed } from './testing.ts'

withSmartpay()

describe('a hold', () => {
  test('is placed once, with its reason, and lifted', async () => {
    const { customerId } = await subscribed('held')
    const held = { kind: 'customer', id: customerId } as const
    const answers = await Promise.all([
      placeHold({ ...held, staffId: 'one', reason: 'dispute' }),
      placeHold({ ...held, staffId: 'other', reason: 'other' }),
    ])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.find(({ ok }) => !ok)).toEqual({ ok: false, reason: 'already-held' })
    const lifted = await Promise.all([
      liftHold({ ...held, staffId: 'one' }),
      liftHold({ ...held, staffId: 'other' }),
    ])
    expect(lifted.filter(({ ok }) => ok)).toHaveLength(1)
    const audit = await db().auditEntry.findMany({ where: { subject: customerId } })
    expect(audit.map(({ outcome }) => outcome).sort()).toEqual([
      'done',
      'done',
      'refused',
      'refused',
    ])
  })

  test('lies on one subscription alone, too', async () => {
    const { customerId, subscriptionId } = await subscribed('one')
    const held = { kind: 'subscription', id: subscriptionId, staffId: 'somebody' } as const
    expect((await placeHold({ ...held, reason: 'unreachable' })).ok).toBe(true)
    const row = await db().subscription.findUniqueOrThrow({ where: { id: subscriptionId } })
    expect(row).toMatchObject({ holdReason: 'unreachable', heldBy: 'somebody' })
    const customer = await db().customer.findUniqueOrThrow({ where: { id: customerId } })
    expect(customer.heldAt).toBe(null)
    expect(await liftHold({ ...held, id: 'sub_none' })).toEqual({
      ok: false,
      reason: 'unknown-subject',
    })
  })
})

describe('what is paid offline', () => {
  test('is not held, because nothing of it is charged', async () => {
    const { signupId } = await redirected('transfers')
    const second = (await retrySignup(signupId, 'transfers', 'bank_transfer')) ?? ''
    await confirm(second, 'transfers')
    const { subscriptionId } = await db().signup.findUniqueOrThrow({ where: { id: second } })
    const hold = { kind: 'subscription', staffId: 'somebody', reason: 'other' } as const
    expect(await placeHold({ ...hold, id: subscriptionId ?? '' })).toEqual({
      ok: false,
      reason: 'nothing-charged',
    })
    const over = await gone('over')
    expect(await placeHold({ ...hold, id: over.subscriptionId })).toMatchObject({
      reason: 'not-running',
    })
  })
})

describe('a note', () => {
  test('is written once, however often the form is sent', async () => {
    const { customerId } = await subscribed('noted')
    const note = {
      subject: customerId,
      text: ' 電話あり ',
      staffId: 'somebody',
      noteId: newId('note'),
    }
    await Promise.all([writeNote(note), writeNote(note)])
    expect(await db().note.findMany({ where: { subject: customerId } })).toMatchObject([
      { text: '電話あり', staffId: 'somebody' },
    ])
  })

  test('is never changed or deleted', async () => {
    const { customerId } = await subscribed('kept')
    await writeNote({
      subject: customerId,
      text: 'before',
      staffId: 'somebody',
      noteId: undefined,
    })
    const where = { subject: customerId }
    await expect(db().note.updateMany({ where, data: { text: 'after' } })).rejects.toThrow(
      'never changed',
    )
    await expect(db().note.deleteMany({ where })).rejects.toThrow('never changed')
  })

  test.each([
    ['without text', { text: ' \n ' }, 'empty-note'],
    ['longer than a page', { text: 'x'.repeat(2001) }, 'long-note'],
    ['about nothing', { subject: 'cus_none' }, 'unknown-subject'],
  ])('%s is refused', async (_name, change, reason) => {
    const note = { subject: 'cus_none', text: 'x', staffId: 'somebody', noteId: undefined }
    expect(await writeNote({ ...note, ...change })).toEqual({ ok: false, reason })
  })

  test('is not written about who was erased, wherever it is asked for', async () => {
    const { customerId, subscriptionId, signupId } = await gone('nobody')
    const { signupId: left } = await redirected('nobody2', { emailAddress: 'nobody@example.jp' })
    const signup = await db().signup.update({ where: { id: left }, data: { label: 'canceled' } })
    const begun = signup.subscriptionId ?? ''
    expect((await getSubscriptionView(begun))?.erased).toBe(false)
    const note = { text: '電話あり', staffId: 'somebody', noteId: undefined }
    expect((await writeNote({ ...note, subject: begun })).ok).toBe(true)
    expect((await eraseCustomer(customerId, 'owner')).ok).toBe(true)
    for (const subject of [customerId, subscriptionId, signupId, left, begun])
      expect(await writeNote({ ...note, subject })).toMatchObject({ reason: 'unknown-subject' })
    expect(await db().note.count({ where: { subject: begun, text: { not: '' } } })).toBe(0)
    expect((await getSubscriptionView(subscriptionId))?.erased).toBe(true)
    expect((await getSubscriptionView(begun))?.erased).toBe(true)
    expect((await getSignupRecord(left))?.erased).toBe(true)
  })
})

describe('erasing a person', () => {
  test('is refused while something of theirs runs', async () => {
    const person = await subscribed('running')
    expect(await eraseCustomer(person.customerId, 'owner')).toEqual({
      ok: false,
      reason: 'open-subscription',
    })
    await db().subscription.update({
      where: { id: person.subscriptionId },
      data: { status: 'ended' },
    })
    expect(await eraseCustomer(person.customerId, 'owner')).toEqual({
      ok: false,
      reason: 'usable-token',
    })
    expect(await eraseCustomer('cus_none', 'owner')).toEqual({
      ok: false,
      reason: 'unknown-customer',
    })
    expect(await idsFound('customer', 'running@example.jp')).toContain(person.customerId)
  })

  test('is refused while Smartpay’s answer is awaited', async () => {
    const person = await gone('asking')
    await redirected('asking2', { emailAddress: 'asking@example.jp' })
    expect(await eraseCustomer(person.customerId, 'owner')).toEqual({
      ok: false,
      reason: 'waiting-signup',
    })
  })

  test('leaves no trace of who it was, and keeps what the law wants', async () => {
    const typed = {
      lastName: '消野',
      lastNameKana: 'キエノ',
      line1: '無痕町7-7-7',
      phoneNumber: '080-9876-5432',
    }
    const person = await gone('erased', typed)
    await draftOf('erased', typed, 'drip')
    const other = await subscribed('beside')
    const batch = await beginBatch({
      tokens: [person, other].map(({ tokenId }) => ({ id: tokenId, shown: null })),
      action: 'disable',
      reason: 'other',
      note: '消野さんの希望',
      staffId: 'somebody',
    })
    await runBatch(batch ?? '')
    const words = ['erased@example.jp', '消野', 'キエノ', '無痕町', '8098765432']
    expect(await tracesOf(words)).not.toEqual([])
    await writeNote({
      subject: person.customerId,
      text: '消野さんから電話',
      staffId: 'somebody',
      noteId: undefined,
    })
    expect(await eraseCustomer(person.customerId, 'owner')).toEqual({ ok: true, value: 'erased' })
    expect(await tracesOf(words)).toEqual([])
    expect(await idsFound('customer', 'erased@example')).toEqual([])
    expect(await db().consent.count({ where: { signupId: person.signupId } })).toBe(1)
    const cycles = await db().cycle.findMany({ where: { subscriptionId: person.subscriptionId } })
    expect(cycles).toMatchObject([{ amountMinor: 7800 }, { amountMinor: 7800 }])
    expect(await getConfirmation(person.signupId, 'erased')).toBe(null)
  })

  test('is done once when two people press at once', async () => {
    const person = await gone('once')
    const answers = await Promise.all([
      eraseCustomer(person.customerId, 'one'),
      eraseCustomer(person.customerId, 'other'),
    ])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.find(({ ok }) => !ok)).toEqual({ ok: false, reason: 'erased-already' })
  })

  test('lets the address become a customer again, as somebody new', async () => {
    const person = await gone('again')
    await eraseCustomer(person.customerId, 'owner')
    const next = await subscribed('again')
    expect(next.customerId).not.toBe(person.customerId)
  })

  test('only mirrors an approval that comes afterwards', async () => {
    const person = await gone('late')
    const { signupId, tokenId } = await redirected('late2', { emailAddress: 'late@example.jp' })
    await db().signup.update({ where: { id: signupId }, data: { label: 'canceled' } })
    expect((await eraseCustomer(person.customerId, 'owner')).ok).toBe(true)
    await decide(signupId, 'approve')
    await advanceClock(7 * 3_600_000)
    expect((await sweepSignups()).failed).toBe(0)
    expect((await settleToken(tokenId, 'webhook')).ok).toBe(true)
    const token = await db().token.findUniqueOrThrow({ where: { id: tokenId } })
    expect(token).toMatchObject({ status: 'active', customerId: null, inUse: false })
  })
})

/** Where in the whole database one of the words still stands. */
async function tracesOf(words: string[]): Promise<string[]> {
  const columns = await db().$queryRaw<{ table: string; column: string }[]>`
    select table_name as table, column_name as column from information_schema.columns
    where table_schema = 'public' and data_type in ('text', 'jsonb')`
  const found: string[] = []
  for (const { table, column } of columns)
    for (const word of words) {
      const rows = await db().$queryRawUnsafe<unknown[]>(
        `select from "${table}" where "${column}"::text like '%' || $1 || '%'`,
        word,
      )
      if (rows.length > 0) found.push(`${table}.${column}: ${word}`)
    }
  return found
}
