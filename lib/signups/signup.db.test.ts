import { describe, expect, test } from 'vitest'
import { typedDetails } from '#lib/customers/testing-person.ts'
import { db } from '#lib/db/client.ts'
import { claimSignup } from '#lib/signups/confirm/claim-signup.ts'
import { contractOf } from '#lib/signups/confirm/contract-of.ts'
import { getConfirmation } from '#lib/signups/confirm/get-confirmation.ts'
import { getSubmission } from '#lib/signups/confirm/get-submission.ts'
import { getFormStart } from '#lib/signups/draft/get-form-start.ts'
import { saveDraft } from '#lib/signups/draft/save-draft.ts'
import { getUnfinishedSend } from '#lib/signups/send/get-unfinished-send.ts'
import { sendSignup } from '#lib/signups/send/send-signup.ts'
import { settleToken } from '#lib/tokens/settle-token.ts'
import { openTokenId } from '#lib/tokens/token-secret.ts'
import { retrySignup } from './retry-signup.ts'
import { returnToSuccess } from './return-from-checkout.ts'
import { sweepSignups } from './sweep-signups.ts'
import { advanceClock, confirm, draftOf, redirected } from './testing.ts'
import { control, decide, sessionsOf, smartpayOrigin, withSmartpay } from './testing-smartpay.ts'

withSmartpay()

async function statesOf(signupId: string) {
  const row = await db().signup.findUniqueOrThrow({
    where: { id: signupId },
    select: {
      status: true,
      label: true,
      token: { select: { status: true, customerId: true } },
      subscription: {
        select: {
          status: true,
          cycles: { select: { index: true, status: true }, orderBy: { index: 'asc' } },
          orders: { select: { index: true, status: true, totalMinor: true } },
        },
      },
    },
  })
  return row
}

const settled = {
  status: 'completed',
  label: null,
  token: { status: 'active', customerId: expect.any(String) },
  subscription: {
    status: 'active',
    cycles: [
      { index: 0, status: 'ordered' },
      { index: 1, status: 'scheduled' },
    ],
    orders: [{ index: 0, status: 'open', totalMinor: 7800 }],
  },
}

describe('confirming', () => {
  test('20 at once make one session', async () => {
    const signupId = await draftOf('twenty')
    const results = await Promise.all(Array.from({ length: 20 }, () => confirm(signupId, 'twenty')))
    const addresses = new Set(
      results.map((result) => (result.ok ? result.value.checkoutUrl : result.reason)),
    )
    expect([...addresses]).toEqual([expect.stringContaining(`${smartpayOrigin()}/checkout_test_`)])
    expect(await sessionsOf(signupId)).toHaveLength(1)
    expect(await db().token.count({ where: { signupId } })).toBe(1)
    expect(await db().consent.count({ where: { signupId } })).toBe(1)
  })

  test('keeps what was shown as consent', async () => {
    const { signupId } = await redirected('consent')
    const consent = await db().consent.findUniqueOrThrow({ where: { signupId } })
    expect(consent.text).toContain('一年の目安は¥31,200（4回）')
    expect(consent.text).not.toContain('山田')
    await expect(db().$executeRaw`update consents set text = 'x'`).rejects.toThrow(/never changed/)
  })

  test('seals the token and never stores it plainly', async () => {
    const { signupId, tokenId } = await redirected('sealed')
    const [session] = await sessionsOf(signupId)
    const row = await db().token.findUniqueOrThrow({ where: { id: tokenId } })
    expect(openTokenId(tokenId, row.sealedId)).toBe(session?.token)
    expect(() => openTokenId('tok_0000000000000000000000', row.sealedId)).toThrow()
    expect(JSON.stringify(row)).not.toContain(session?.token)
  })

  test.each([
    ['another browser', { browserHash: 'somebody else' }, 'not-yours'],
    ['another contract', { shownHash: '0'.repeat(64) }, 'contract-changed'],
    ['no tick', { agreed: false }, 'not-agreed'],
    ['an id that is none', { signupId: '__proto__' }, 'not-yours'],
  ])('refuses %s', async (_name, changes, reason) => {
    const signupId = await draftOf('refused')
    expect(await confirm(signupId, 'refused', changes)).toEqual({ ok: false, reason })
    expect(await sessionsOf(signupId)).toEqual([])
  })

  test('shows a plan whose price changed again', async () => {
    const signupId = await draftOf('price', {}, 'year')
    const before = await getConfirmation(signupId, 'price')
    const shownHash = before ? contractOf(before, 'ja').hash : ''
    const plan = await db().plan.findUniqueOrThrow({
      where: { slug: 'year' },
      include: { currentVersion: true },
    })
    const content = structuredClone(plan.currentVersion?.content) as {
      items: { amountMinor: number }[]
    }
    for (const item of content.items) item.amountMinor += 1000
    const version = { id: 'pv_dearer', planId: plan.id, number: 2, content, createdAt: new Date(0) }
    await db().planVersion.create({ data: version })
    await db().plan.update({ where: { id: plan.id }, data: { currentVersionId: 'pv_dearer' } })
    expect(await confirm(signupId, 'price', { shownHash })).toEqual({
      ok: false,
      reason: 'contract-changed',
    })
    expect(await confirm(signupId, 'price')).toMatchObject({ ok: true })
    const agreed = await db().signup.findUniqueOrThrow({ where: { id: signupId } })
    expect(agreed.planVersionId).toBe('pv_dearer')
  })

  test('a retired plan takes no signup and keeps the form', async () => {
    const signupId = await draftOf('retired', {}, 'drip')
    await db().plan.update({ where: { slug: 'drip' }, data: { status: 'retired' } })
    expect(await confirm(signupId, 'retired')).toEqual({ ok: false, reason: 'retired' })
    const saved = await saveDraft({
      slug: 'drip',
      browserHash: 'retired',
      address: null,
      locale: 'ja',
      typed: { ...typedDetails, lastName: '田中' },
    })
    expect(saved).toEqual({ ok: false, reason: 'retired' })
    expect((await typedBy('retired', 'drip')).lastName).toBe('田中')
  })

  test('a plain no makes a new row with everything typed', async () => {
    const signupId = await draftOf('refusal')
    await control('faults', 'POST', {
      kind: 'status',
      status: 400,
      errorCode: 'request.invalid',
      times: 1,
    })
    expect(await confirm(signupId, 'refusal')).toEqual({ ok: false, reason: 'refused' })
    const next = await retrySignup(signupId, 'refusal')
    expect(next).not.toBe(signupId)
    expect((await getConfirmation(next, 'refusal'))?.details?.lastName).toBe('山田')
    expect(await confirm(next ?? '', 'refusal')).toMatchObject({ ok: true })
  })
})

describe('settling', () => {
  test('any order and number of calls ends in one state', async () => {
    const { signupId, tokenId } = await redirected('orders')
    await decide(signupId, 'approve')
    await Promise.all([
      returnToSuccess(signupId, 'orders'),
      settleToken(tokenId, 'sweep'),
      settleToken(tokenId, 'sweep'),
      returnToSuccess(signupId, 'orders'),
      settleToken(tokenId, 'sweep'),
    ])
    await settleToken(tokenId, 'sweep')
    expect(await statesOf(signupId)).toEqual(settled)
    const history = await db().signupHistory.findMany({
      where: { signupId },
      orderBy: { id: 'asc' },
    })
    expect(history.map(({ to }) => to)).toEqual(['submitting', 'redirected', 'completed'])
  })

  test('a declined token rejects the signup', async () => {
    const { signupId, tokenId } = await redirected('declined')
    await decide(signupId, 'reject')
    await settleToken(tokenId, 'sweep')
    expect(await statesOf(signupId)).toMatchObject({
      status: 'rejected',
      subscription: { status: 'pending' },
    })
  })

  test('two approved tokens of a thread make one subscription', async () => {
    const first = await redirected('line')
    const second = await retrySignup(first.signupId, 'line')
    await confirm(second ?? '', 'line')
    await decide(first.signupId, 'approve')
    await decide(second ?? '', 'approve')
    const tokens = await db().token.findMany({ where: { signup: { threadId: first.signupId } } })
    await Promise.all(tokens.map(({ id }) => settleToken(id, 'sweep')))
    const subscriptions = await db().subscription.findMany({ where: { threadId: first.signupId } })
    expect(subscriptions).toMatchObject([{ status: 'active' }])
    expect(
      new Set(
        (await db().token.findMany({ where: { signup: { threadId: first.signupId } } })).map(
          (token) => token.customerId,
        ),
      ).size,
    ).toBe(1)
    const { id: subscriptionId = '' } = subscriptions[0] ?? {}
    expect(await db().order.count({ where: { subscriptionId } })).toBe(1)
  })

  test('a stranger with the same mail overwrites nobody', async () => {
    const mail = 'shared@example.jp'
    const mine = await redirected('owner', { emailAddress: mail })
    await decide(mine.signupId, 'approve')
    await settleToken(mine.tokenId, 'sweep')
    const theirs = await redirected('stranger', {
      emailAddress: mail.toUpperCase(),
      lastName: '悪人',
      line1: '別1',
    })
    await decide(theirs.signupId, 'approve')
    await settleToken(theirs.tokenId, 'sweep')
    const customers = await db().customer.findMany({
      where: { email: mail },
      include: { tokens: true },
    })
    expect(customers).toMatchObject([{ lastName: '山田', line1: '芝公園4-2-8' }])
    expect(customers[0]?.tokens).toHaveLength(2)
  })

  test('the owner may renew their details', async () => {
    const first = await redirected('renewer')
    await decide(first.signupId, 'approve')
    await settleToken(first.tokenId, 'sweep')
    const id = await draftOf('renewer', { line1: '引越先1-1' }, 'first')
    await confirm(id, 'renewer')
    await decide(id, 'approve')
    await returnToSuccess(id, 'renewer')
    const customer = await db().customer.findUniqueOrThrow({
      where: { email: 'renewer@example.jp' },
    })
    expect(customer.line1).toBe('引越先1-1')
    expect(await db().customer.count({ where: { email: 'renewer@example.jp' } })).toBe(1)
  })

  test('a 404 before any approval still means waiting', async () => {
    const { signupId, tokenId } = await redirected('missing')
    await control('faults', 'POST', {
      kind: 'status',
      status: 404,
      errorCode: 'token.not-found',
      times: 1,
      method: 'GET',
    })
    await settleToken(tokenId, 'sweep')
    expect(await statesOf(signupId)).toMatchObject({
      status: 'redirected',
      token: { status: 'requires_authorization' },
    })
  })
})

describe('the sweep', () => {
  test('finishes what a closed tab left', async () => {
    const { signupId } = await redirected('closed')
    await decide(signupId, 'approve')
    await advanceClock(6_000)
    await sweepSignups()
    expect(await statesOf(signupId)).toEqual(settled)
  })

  test('a process killed after the answer loses nothing', async () => {
    const signupId = await draftOf('killed')
    const signup = await getSubmission(signupId, 'killed')
    if (!signup) throw new Error('No signup')
    await claimSignup(signup, { ...contractOf(signup, 'ja'), locale: 'ja' })
    await control('faults', 'POST', { kind: 'commit-then-reset', times: 1, method: 'POST' })
    await sendLikeADeadProcess(signupId)
    expect(await sessionsOf(signupId)).toHaveLength(1)
    await advanceClock(20_000)
    await sweepSignups()
    expect(await sessionsOf(signupId)).toHaveLength(1)
    expect(await statesOf(signupId)).toMatchObject({ status: 'redirected' })
    await decide(signupId, 'approve')
    await advanceClock(70_000)
    await sweepSignups()
    expect(await statesOf(signupId)).toEqual(settled)
  })

  test('gives up a call once Smartpay may have forgotten its key', async () => {
    const signupId = await draftOf('forgotten')
    await control('faults', 'POST', { kind: 'reset', times: 50, method: 'POST' })
    await confirm(signupId, 'forgotten')
    await advanceClock(6 * 3_600_000)
    await sweepSignups()
    expect(await statesOf(signupId)).toMatchObject({ status: 'rejected' })
    expect(await retrySignup(signupId, 'forgotten')).toEqual(expect.stringMatching(/^su_/))
  })

  test('abandons after a week, and an approval then still completes, without an order', async () => {
    const { signupId } = await redirected('week')
    await advanceClock(8 * 24 * 3_600_000)
    await sweepSignups()
    expect(await statesOf(signupId)).toMatchObject({ status: 'redirected', label: 'abandoned' })
    await decide(signupId, 'approve')
    await advanceClock(2_000)
    await returnToSuccess(signupId, 'week')
    expect(await statesOf(signupId)).toEqual({
      ...settled,
      subscription: { status: 'pending', cycles: [], orders: [] },
    })
  })

  test('one row is looked at by one of many sweeps', async () => {
    await redirected('crowd')
    await advanceClock(6_000)
    const swept = await Promise.all(Array.from({ length: 8 }, () => sweepSignups()))
    expect(swept.reduce((sum, { failed }) => sum + failed, 0)).toBe(0)
    expect(swept.filter(({ looked }) => looked > 0)).toHaveLength(1)
  })
})

/** What the form of a plan begins with. */
async function typedBy(browser: string, slug: string) {
  const plan = await db().plan.findUniqueOrThrow({ where: { slug } })
  return (await getFormStart(plan.id, browser)).typed
}

/** The call reaches Smartpay and is committed there; the answer and our record of it never happen. */
async function sendLikeADeadProcess(signupId: string): Promise<void> {
  const send = await getUnfinishedSend(signupId)
  if (!send) throw new Error('No signup')
  const row = await db().signup.findUniqueOrThrow({ where: { id: signupId } })
  const claim = {
    claimNumber: -1,
    idempotencyKey: row.idempotencyKey ?? '',
    customerReference: row.customerReference,
    accountAgeDays: row.accountAgeDays,
    locale: 'ja' as const,
  }
  await sendSignup(send, claim)
}
