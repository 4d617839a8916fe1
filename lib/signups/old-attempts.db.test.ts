import { afterEach, describe, expect, test } from 'vitest'
import { db } from '#lib/db/client.ts'
import { legalWords } from '#lib/i18n/legal.ts'
import { newId } from '#lib/ids.ts'
import { queueEmail } from '#lib/outbox/queue-email.ts'
import { budgetOf, unlimited } from '#lib/queue/budget.ts'
import { getConfirmation } from '#lib/signups/confirm/get-confirmation.ts'
import { getFormStart } from '#lib/signups/draft/get-form-start.ts'
import { countAttemptsOf, eraseSignup } from '#lib/signups/staff/erase-signup.ts'
import { settleToken } from '#lib/tokens/settle-token.ts'
import { forgetOldAttempts } from './forget-old-attempts.ts'
import { attemptRetentionDays, draftRetentionDays } from './retention.ts'
import { retrySignup } from './retry-signup.ts'
import { sweepSignups } from './sweep-signups.ts'
import { advanceClock, confirm, draftOf, redirected } from './testing.ts'
import { decide, withSmartpay } from './testing-smartpay.ts'

withSmartpay()
afterEach(() => db().$executeRaw`update clock set offset_ms = 0`)

const day = 24 * 3_600_000

async function traces(text: string): Promise<number> {
  const [row] = await db().$queryRaw<{ n: number }[]>`
    select ((select count(*) from signups where details::text || typed::text like '%' || ${text} || '%')
      + (select count(*) from search_words where word like '%' || ${text} || '%')
      + (select count(*) from emails n join signups s on s.id = n.cause
          where n.status = 'queued' and s.browser_hash like 'erased%'))::int as n`
  return row?.n ?? 0
}

/** A note about the subscription that the attempt would begin; answers its id. */
async function noteOn(signupId: string): Promise<string> {
  const { subscriptionId } = await db().signup.findUniqueOrThrow({ where: { id: signupId } })
  const id = newId('note')
  const note = { id, subject: subscriptionId ?? '', text: 'お子さまの学校へ', staffId: 'stf_owner' }
  await db().note.create({ data: { ...note, at: new Date() } })
  return id
}

async function noteText(id: string): Promise<string> {
  return (await db().note.findUniqueOrThrow({ where: { id } })).text
}

function waitingMails(cause: string) {
  return db().email.count({ where: { cause, status: 'queued' } })
}

async function approve(signupId: string): Promise<void> {
  await decide(signupId, 'approve')
  const token = await db().token.findUniqueOrThrow({ where: { signupId } })
  await settleToken(token.id, 'sweep')
}

describe('an attempt that never completed', () => {
  test('is forgotten when its time is over, and not before', async () => {
    const { signupId } = await redirected('forgettable', { lastName: '忘却' })
    await approve(await redirected('stays', { lastName: '残留' }).then((one) => one.signupId))
    await advanceClock(8 * day)
    await sweepSignups()
    await advanceClock((attemptRetentionDays - 1) * day)
    expect(await forgetOldAttempts(unlimited)).toMatchObject({ forgotten: 0, complete: true })
    await advanceClock(2 * day)
    expect(await forgetOldAttempts(budgetOf(0))).toEqual({ forgotten: 0, complete: false })
    expect(await forgetOldAttempts(unlimited)).toEqual({ forgotten: 1, complete: true })
    expect(await traces('忘却')).toBe(0)
    expect(await traces('残留')).toBeGreaterThan(0)
    expect(await getConfirmation(signupId, 'forgettable')).toBeNull()
    expect(await db().consent.count({ where: { signupId } })).toBe(1)
    const last = await db().signupHistory.findFirst({
      where: { signupId },
      orderBy: { id: 'desc' },
    })
    expect(last).toMatchObject({ code: 'forgotten', actor: 'sweep', to: 'redirected' })
    // An approval that comes afterwards begins nothing.
    await approve(signupId)
    expect(await db().token.findUniqueOrThrow({ where: { signupId } })).toMatchObject({
      status: 'active',
      customerId: null,
    })
  })

  test('is forgotten as the privacy page says', () => {
    for (const { privacy } of Object.values(legalWords)) {
      const text = privacy.flatMap(({ paragraphs }) => paragraphs).join('\n')
      expect(text).toContain(`${draftRetentionDays}`)
      expect(text).toContain(`${attemptRetentionDays}`)
    }
  })

  test('can be erased before, with all attempts of its thread', async () => {
    const { signupId } = await redirected('asks', { lastName: '消去' })
    const again = (await retrySignup(signupId, 'asks')) ?? ''
    expect(await eraseSignup(signupId, 'stf_owner')).toEqual({ ok: true, value: 'erased' })
    expect(await traces('消去')).toBe(0)
    expect(await getConfirmation(again, 'asks')).toBeNull()
    expect(await eraseSignup(again, 'stf_owner')).toEqual({ ok: false, reason: 'erased-already' })
    const entries = await db().auditEntry.findMany({
      where: { action: 'signup.erase' },
      select: { subject: true, actor: true, outcome: true },
      orderBy: { id: 'asc' },
    })
    expect(entries).toEqual([
      { subject: signupId, actor: 'stf_owner', outcome: 'done' },
      { subject: again, actor: 'stf_owner', outcome: 'refused' },
    ])
    await approve(signupId)
    expect(await db().subscription.count({ where: { threadId: signupId, status: 'active' } })).toBe(
      0,
    )
  })

  test('takes the notes on its pending subscription along', async () => {
    const { signupId } = await redirected('noted')
    const note = await noteOn(signupId)
    await eraseSignup(signupId, 'stf_owner')
    expect(await noteText(note)).toBe('')
  })

  test('is forgotten without the mails and notes of what its thread became', async () => {
    const { signupId } = await redirected('second-time')
    const again = (await retrySignup(signupId, 'second-time')) ?? ''
    await confirm(again, 'second-time')
    await approve(again)
    const note = await noteOn(again)
    await queueEmail(db(), 'subscription-canceled', signupId)
    const alone = await redirected('only-time')
    await queueEmail(db(), 'signup-reminder', alone.signupId)
    await advanceClock((attemptRetentionDays + 1) * day)
    await forgetOldAttempts(unlimited)
    expect(await getConfirmation(signupId, 'second-time')).toBeNull()
    expect(await waitingMails(signupId)).toBe(1)
    await db().email.deleteMany({ where: { cause: signupId } })
    expect(await noteText(note)).not.toBe('')
    expect(await waitingMails(alone.signupId)).toBe(0)
  })

  test('is forgotten and erased although it is of the mode that nobody looks at any more', async () => {
    const { signupId } = await redirected('other-mode')
    const unsent = await redirected('other-mode-unsent')
    await db()
      .$executeRaw`update signups set test = false where id in (${signupId}, ${unsent.signupId})`
    await db().$executeRaw`update signups set status = 'submitting' where id = ${unsent.signupId}`
    expect(await eraseSignup(unsent.signupId, 'stf_owner')).toEqual({
      ok: false,
      reason: 'being-sent',
    })
    await advanceClock(2 * day)
    expect(await eraseSignup(unsent.signupId, 'stf_owner')).toEqual({ ok: true, value: 'erased' })
    await advanceClock(attemptRetentionDays * day)
    await forgetOldAttempts(unlimited)
    expect(await getConfirmation(signupId, 'other-mode')).toBeNull()
  })

  test('is erased with what the same person began elsewhere, but not with what they bought', async () => {
    const emailAddress = 'same@example.jp'
    const bought = await redirected('same-bought', { emailAddress, lastName: '購入' })
    await approve(bought.signupId)
    const tablet = await draftOf('same-tablet', { emailAddress: 'ＳＡＭＥ@example.jp' }, 'drip')
    await redirected('same-phone', { emailAddress, lastName: '同人' })
    const { signupId } = await redirected('same-laptop', { emailAddress, lastName: '同人' })
    expect(await countAttemptsOf(signupId)).toBe(3)
    await eraseSignup(signupId, 'stf_owner')
    expect(await traces('同人')).toBe(0)
    expect(await getConfirmation(tablet, 'same-tablet')).toBeNull()
    expect(await traces('購入')).toBeGreaterThan(0)
  })

  test('is not erased here once somebody became a customer', async () => {
    const { signupId } = await redirected('customer-by-now')
    await approve(signupId)
    expect(await eraseSignup(signupId, 'stf_owner')).toEqual({ ok: false, reason: 'has-customer' })
    expect(await eraseSignup('su_nobody', 'stf_owner')).toEqual({
      ok: false,
      reason: 'unknown-signup',
    })
  })

  test('ends one way or the other where it is approved and erased at once', async () => {
    for (let round = 0; round < 20; round += 1) {
      const { signupId, tokenId } = await redirected(`both${round}`)
      await decide(signupId, 'approve')
      const [erased] = await Promise.all([
        eraseSignup(signupId, 'stf_owner'),
        settleToken(tokenId, 'sweep'),
      ])
      const { status, details } = await db().signup.findUniqueOrThrow({ where: { id: signupId } })
      expect([status, details === null]).toEqual(
        erased.ok ? ['redirected', true] : ['completed', false],
      )
    }
  })
})

test('the form of another signup starts empty where others may sit by then', async () => {
  const planOf = async (slug: string) => (await db().plan.findUniqueOrThrow({ where: { slug } })).id
  const typed = async (browser: string) => (await getFormStart(await planOf('drip'), browser)).typed
  await draftOf('library', { lastName: '図書' })
  expect((await typed('library')).lastName).toBe('図書')
  const { signupId } = await redirected('cafe', { lastName: '喫茶' })
  await approve(signupId)
  await advanceClock(2 * 3_600_000)
  expect((await typed('cafe')).lastName).toBe('喫茶')
  await advanceClock(day)
  expect(await typed('cafe')).toEqual({})
  expect((await typed('library')).lastName).toBe('図書')
  await advanceClock(30 * day)
  expect(await typed('library')).toEqual({})
})
