import { beforeEach, describe, expect, test } from 'vitest'
import { previewCharges } from '#lib/charging/preview-charges.ts'
import { db } from '#lib/db/client.ts'
import { sendEmails } from '#lib/emails/send-emails.ts'
import { findBrokenInvariants } from '#lib/health/find-broken-invariants.ts'
import { verifyConsents } from '#lib/legal/verify-consents.ts'
import { advanceOrders } from '#lib/orders/advance-orders.ts'
import { plainDate } from '#lib/plain-date.ts'
import { advanceClock, setClock } from '#lib/signups/testing.ts'
import { withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { begun, change, cyclesOf, dayComes } from '#lib/subscriptions/schedule/testing.ts'
import { cancelNow } from '#lib/subscriptions/testing.ts'
import { rounds } from '#lib/testing-rounds.ts'
import { agreeToAmendment, declineAmendment } from './agree-to-amendment.ts'
import { amendmentKey } from './amendment-link.ts'
import { withdrawAmendment } from './close-amendment.ts'
import { getAmendment } from './get-amendment.ts'
import { previewAmendment, proposeAmendment } from './propose-amendment.ts'
import type { ChosenTerms } from './terms.ts'

withSmartpay()

beforeEach(() => setClock('2027-01-31T12:00:00+09:00'))

async function termsOf(subscriptionId: string): Promise<ChosenTerms> {
  const { planVersionId, quantity, paymentMethod } = await db().subscription.findUniqueOrThrow({
    where: { id: subscriptionId },
  })
  return { planVersionId, quantity, paymentMethod }
}

async function versionOf(slug: string): Promise<string> {
  const plan = await db().plan.findUniqueOrThrow({ where: { slug } })
  return plan.currentVersionId ?? ''
}

/** As staff do who read the preview and confirm it. */
async function propose(subscriptionId: string, some: Partial<ChosenTerms>): Promise<string> {
  const chosen = { ...(await termsOf(subscriptionId)), ...some }
  const preview = await previewAmendment(subscriptionId, chosen)
  if (!preview.ok) return preview.reason
  const shown = preview.value.schedule.mark
  const done = await proposeAmendment({ subscriptionId, chosen, staffId: 'somebody', shown })
  return done.ok ? done.value : done.reason
}

async function linkOf(subscriptionId: string) {
  const { id } = await db().amendment.findFirstOrThrow({
    where: { subscriptionId },
    orderBy: [{ createdAt: 'desc' }, { status: 'asc' }],
  })
  return { id, key: amendmentKey(id) }
}

/** As the shopper does who opens the link and agrees to what the page shows. */
async function agree(subscriptionId: string): Promise<string> {
  const link = await linkOf(subscriptionId)
  const view = await getAmendment(link, 'ja')
  if (!view) return 'unknown-link'
  if (!view.open) return view.end
  const shownHash = view.offer.contract.hash
  const done = await agreeToAmendment({ link, locale: 'ja', shownHash })
  return done.ok ? done.value : done.reason
}

async function mailsTo(browser: string): Promise<string[]> {
  await sendEmails()
  const mails = await db().mailboxMail.findMany({
    where: { recipient: `${browser}@example.jp`, kind: { startsWith: 'amendment-' } },
  })
  return mails.map(({ kind }) => kind).sort()
}

describe('another quantity', () => {
  test('counts once the shopper agreed, from the first order that may still be changed', async () => {
    const id = await begun('more')
    expect(await propose(id, { quantity: 2 })).toBe('proposed')
    expect(await termsOf(id)).toMatchObject({ quantity: 1 })
    expect(await mailsTo('more')).toEqual(['amendment-proposed'])
    const before = await db().cycle.findFirstOrThrow({ where: { subscriptionId: id, index: 1 } })
    expect(await agree(id)).toBe('agreed')
    expect(await agree(id)).toBe('agreed')
    expect(await termsOf(id)).toMatchObject({ quantity: 2 })
    const after = await db().cycle.findFirstOrThrow({ where: { subscriptionId: id, index: 1 } })
    expect(after.amountMinor).toBeGreaterThan(before.amountMinor)
    expect(after.dueOn).toEqual(before.dueOn)
    expect(await mailsTo('more')).toEqual(['amendment-agreed', 'amendment-proposed'])
    const history = await db().subscriptionHistory.findMany({ where: { subscriptionId: id } })
    expect(history.filter(({ code }) => code === 'amended')).toMatchObject([
      { actor: 'shopper', detail: { number: 2, what: ['quantity'] } },
    ])
    expect((await verifyConsents()).altered).toEqual([])
    expect(await findBrokenInvariants()).toEqual([])
  })

  test('is charged as it was agreed to, and the order before stays', async () => {
    const id = await begun('charged')
    await propose(id, { quantity: 3 })
    await agree(id)
    for (const day of ['2027-02-27', '2027-02-28']) await dayComes(day)
    const orders = await db().order.findMany({
      where: { subscriptionId: id },
      orderBy: { index: 'asc' },
    })
    expect(orders.map(({ quantity, status }) => [quantity, status])).toEqual([
      [1, 'paid'],
      [3, 'paid'],
    ])
    const [cycle] = await db().cycle.findMany({ where: { subscriptionId: id, index: 1 } })
    expect(orders[1]?.totalMinor).toBe(cycle?.amountMinor)
    expect(await findBrokenInvariants()).toEqual([])
  })
})

describe('another plan', () => {
  test('with another cadence counts from the day of the first order by it', async () => {
    const id = await begun('quarterly')
    await change(id, { kind: 'move', index: 1, to: plainDate('2027-02-20'), later: false })
    expect(await propose(id, { planVersionId: await versionOf('seasons') })).toBe('proposed')
    expect(await agree(id)).toBe('agreed')
    expect(await cyclesOf(id)).toEqual(['0 2027-01-31 ordered', '1 2027-02-20 scheduled'])
    const previewed: string[] = []
    for await (const { subscriptionId, on, amountMinor } of previewCharges(365))
      if (subscriptionId === id) previewed.push(`${on} ${amountMinor}`)
    expect(previewed.map((one) => one.slice(0, 10))).toEqual([
      '2027-02-20',
      '2027-05-20',
      '2027-08-20',
      '2027-11-20',
    ])
    // It may be moved again, between the order before and the one after.
    const to = plainDate('2027-02-25')
    expect(await change(id, { kind: 'move', index: 1, to, later: false })).toBe('changed')
    const back = plainDate('2027-02-20')
    expect(await change(id, { kind: 'move', index: 1, to: back, later: false })).toBe('changed')
    const first = plainDate('2027-01-31')
    for (let ahead = 1; ahead <= 365; ahead += 1) await dayComes(`${first.add({ days: ahead })}`)
    const charged = await db().order.findMany({
      where: { subscriptionId: id, index: { gte: 1 } },
      orderBy: { index: 'asc' },
    })
    expect(
      charged.map(({ dueOn, totalMinor }) => `${dueOn.toISOString().slice(0, 10)} ${totalMinor}`),
    ).toEqual(previewed)
    expect(charged.every(({ status }) => status === 'paid')).toBe(true)
    expect(await findBrokenInvariants()).toEqual([])
  })
})

describe('another payment method', () => {
  test('leaves the token once nothing is collected from it', async () => {
    const id = await begun('transfers')
    expect(await propose(id, { paymentMethod: 'bank_transfer' })).toBe('proposed')
    expect(await agree(id)).toBe('agreed')
    const row = await db().subscription.findUniqueOrThrow({ where: { id } })
    expect(row).toMatchObject({ paymentMethod: 'bank_transfer', tokenId: null })
    for (const day of ['2027-02-27', '2027-02-28']) await dayComes(day)
    const [, second] = await db().order.findMany({
      where: { subscriptionId: id },
      orderBy: { index: 'asc' },
    })
    expect(second).toMatchObject({ status: 'awaiting_payment', paymentMethod: 'bank_transfer' })
    expect(await propose(id, { paymentMethod: 'smartpay' })).toBe('needs-agreement')
    expect(await findBrokenInvariants()).toEqual([])
  })
})

describe('a proposal', () => {
  test('is withdrawn, replaced, declined, or forgotten after two weeks', async () => {
    const id = await begun('answers')
    await propose(id, { quantity: 2 })
    const { id: amendmentId } = await linkOf(id)
    const taken = { subscriptionId: id, amendmentId, staffId: 'somebody' }
    expect(await withdrawAmendment(taken)).toEqual({ ok: true, value: 'withdrawn' })
    expect(await withdrawAmendment(taken)).toEqual({ ok: false, reason: 'answered-already' })
    expect(await agree(id)).toBe('withdrawn')
    await advanceClock(1_000)
    await propose(id, { quantity: 2 })
    const first = await linkOf(id)
    await advanceClock(1_000)
    await propose(id, { quantity: 3 })
    expect(await getAmendment(first, 'ja')).toMatchObject({ open: false, end: 'withdrawn' })
    expect(await declineAmendment(await linkOf(id))).toEqual({ ok: true, value: 'declined' })
    expect(await declineAmendment(await linkOf(id))).toEqual({ ok: false, reason: 'declined' })
    expect(await agree(id)).toBe('declined')
    await advanceClock(1_000)
    await propose(id, { quantity: 3 })
    await setClock('2027-02-15T12:00:00+09:00')
    expect(await agree(id)).toBe('expired')
    expect(await termsOf(id)).toMatchObject({ quantity: 1 })
    expect(await mailsTo('answers')).not.toContain('amendment-agreed')
  })

  test('opens to whoever has its link and to nobody else', async () => {
    const id = await begun('links')
    await propose(id, { quantity: 2 })
    const link = await linkOf(id)
    const other = { ...link, key: amendmentKey('amd_0000000000000000000000') }
    for (const wrong of [
      other,
      { ...link, key: '' },
      { ...link, key: ['x'] },
      { id: 'x', key: 'y' },
    ]) {
      expect(await getAmendment(wrong, 'ja')).toBeNull()
      expect(await agreeToAmendment({ link: wrong, locale: 'ja', shownHash: '' })).toEqual({
        ok: false,
        reason: 'unknown-link',
      })
      expect(await declineAmendment(wrong)).toEqual({ ok: false, reason: 'unknown-link' })
    }
  })

  test('is agreed to as it was shown: after the cut-off it is another contract', async () => {
    const id = await begun('late')
    await change(id, { kind: 'move', index: 1, to: plainDate('2027-02-10'), later: false })
    await propose(id, { quantity: 2 })
    const link = await linkOf(id)
    const view = await getAmendment(link, 'ja')
    const shownHash = view?.open ? view.offer.contract.hash : ''
    await setClock('2027-02-11T00:01:00+09:00')
    const late = await agreeToAmendment({ link, locale: 'ja', shownHash })
    expect(late).toEqual({ ok: false, reason: 'contract-changed' })
    expect(await agree(id)).toBe('agreed')
    const orders = await db().order.findMany({
      where: { subscriptionId: id },
      orderBy: { index: 'asc' },
    })
    // The order whose cut-off was over is made by the old terms.
    expect(orders.map(({ quantity }) => quantity)).toEqual([1, 1])
    expect(await termsOf(id)).toMatchObject({ quantity: 2 })
    expect(await findBrokenInvariants()).toEqual([])
  })

  test('of two agreements at once one counts, and a cancel meanwhile ends it', async () => {
    const id = await begun('twice')
    await propose(id, { quantity: 2 })
    const link = await linkOf(id)
    const view = await getAmendment(link, 'ja')
    const shownHash = view?.open ? view.offer.contract.hash : ''
    const answers = await Promise.all(
      [1, 2, 3].map(() => agreeToAmendment({ link, locale: 'ja', shownHash })),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await db().amendmentConsent.count({ where: { amendmentId: link.id } })).toBe(1)
    await advanceClock(1_000)
    await propose(id, { quantity: 3 })
    await cancelNow(id)
    expect(await agree(id)).toBe('over-already')
  })

  test('agreed to while the order is being made: the order is by one of the terms, whole', async () => {
    for (let round = 0; round < rounds(12); round += 1) {
      await setClock('2027-01-31T12:00:00+09:00')
      const id = await begun(`crossing-${round}`)
      await propose(id, { quantity: 2 })
      const link = await linkOf(id)
      // The day of the cut-off: until midnight the order may still be changed.
      await setClock(round % 2 === 0 ? '2027-02-27T23:59:00+09:00' : '2027-02-28T00:01:00+09:00')
      const view = await getAmendment(link, 'ja')
      const shownHash = view?.open ? view.offer.contract.hash : ''
      if (round % 2 === 0) await setClock('2027-02-28T00:01:00+09:00')
      await Promise.all([
        agreeToAmendment({ link, locale: 'ja', shownHash }),
        advanceOrders(),
        advanceOrders(),
      ])
      const { quantity } = await termsOf(id)
      const [second, ...more] = await db().order.findMany({
        where: { subscriptionId: id, index: 1 },
      })
      const lines = await db().orderLine.findMany({ where: { orderId: second?.id ?? '' } })
      expect(more).toEqual([])
      expect(second?.quantity).toBe(1)
      expect(lines.find(({ kind }) => kind === 'product')?.quantity).toBe(1)
      const [third] = await db().cycle.findMany({ where: { subscriptionId: id, index: 2 } })
      expect(third?.amountMinor).toBe((second?.totalMinor ?? 0) * quantity)
    }
    expect(await findBrokenInvariants()).toEqual([])
  })

  test.each<[string, Partial<ChosenTerms>]>([
    ['nothing-changes', {}],
    ['quantity-too-high', { quantity: 99 }],
    ['unknown-plan', { planVersionId: 'pv_0000000000000000000000' }],
  ])('is refused as %s', async (refusal, some) => {
    const id = await begun(`refused-${refusal.replace(/\W/g, '')}`)
    expect(await propose(id, some)).toBe(refusal)
  })

  test('is refused while the subscription is paused, and counts after it goes on', async () => {
    const id = await begun('rests')
    await propose(id, { quantity: 2 })
    await change(id, { kind: 'pause', until: null })
    expect(await propose(id, { quantity: 2 })).toBe('amend-paused')
    expect(await agree(id)).toBe('amend-paused')
    await change(id, { kind: 'resume' })
    expect(await agree(id)).toBe('agreed')
    expect(await findBrokenInvariants()).toEqual([])
  })

  test('is refused where the preview is not so any longer', async () => {
    const id = await begun('stale')
    const chosen = { ...(await termsOf(id)), quantity: 2 }
    const preview = await previewAmendment(id, chosen)
    await change(id, { kind: 'skip', index: 1 })
    const shown = preview.ok ? preview.value.schedule.mark : ''
    expect(await proposeAmendment({ subscriptionId: id, chosen, staffId: 'x', shown })).toEqual({
      ok: false,
      reason: 'changed-meanwhile',
    })
  })
})
