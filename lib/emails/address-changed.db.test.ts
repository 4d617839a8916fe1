import { expect, test } from 'vitest'
import { eraseCustomer } from '#lib/customers/erase-customer.ts'
import { recordDetailsChange } from '#lib/customers/record-details-change.ts'
import { gone, subscribed } from '#lib/customers/testing.ts'
import { db } from '#lib/db/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { settleNow } from '#lib/signups/staff/settle-now.ts'
import { confirm, draftOf } from '#lib/signups/testing.ts'
import { decide, withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { listEmails } from './list-emails.ts'
import { listMailbox } from './mailbox.ts'
import { sendEmails } from './send-emails.ts'

withSmartpay()

const moved = {
  postalCode: '390-0815',
  administrativeArea: '長野県',
  locality: '松本市',
  line1: '深志3-10-3',
  phoneNumber: '090-8765-4321',
}

async function mailsAbout(recipient: string) {
  await sendEmails()
  const mails = await listMailbox()
  return mails
    .filter((mail) => mail.kind === 'address-changed' && mail.recipient === recipient)
    .map(({ text }) => text.replace(/\s/g, ''))
}

test('a new signup of the same browser renews the address, and says where what goes by now', async () => {
  const { subscriptionId } = await subscribed('mover')
  const alsoTo = async (slug: string) => {
    const signupId = await draftOf('mover', moved, slug)
    await confirm(signupId, 'mover')
    await decide(signupId, 'approve')
    await settleNow(signupId, 'somebody')
    const { subscription } = await db().signup.findUniqueOrThrow({
      where: { id: signupId },
      include: { subscription: true },
    })
    return subscription
  }
  expect(await mailsAbout('mover@example.jp')).toEqual([])
  const second = await alsoTo('drip')
  const [mail = '', ...others] = await mailsAbout('mover@example.jp')
  expect(others).toEqual([])
  expect(mail).toContain('ご登録のお届け先・電話番号を変更しました')
  expect(mail).toContain('〒390-0815長野県松本市深志3-10-3')
  expect(mail).toContain('090-8765-4321')
  expect(mail).toMatch(/新しい住所へ：ドリップバッグ便ほかの住所へ：季節の飲み比べ/)
  // As it says, what was agreed to before is delivered where it was.
  const first = await db().subscription.findUniqueOrThrow({ where: { id: subscriptionId } })
  expect(first.delivery).toMatchObject({ locality: '港区' })
  expect(second?.delivery).toMatchObject({ locality: '松本市' })
  const parcels = await db().delivery.findMany({ where: { order: { subscriptionId } } })
  expect(parcels).toMatchObject([{ status: 'planned', address: { locality: '港区' } }])
  expect(mail).toContain('ほかの住所へお送りするものがあります')

  await alsoTo('year')
  expect(await mailsAbout('mover@example.jp')).toHaveLength(1)
})

test('a stranger who names somebody’s mail address changes nothing, and nobody is mailed', async () => {
  await subscribed('owner')
  await subscribed('stranger', { ...moved, emailAddress: 'owner@example.jp' })
  expect(await mailsAbout('owner@example.jp')).toEqual([])
})

/** As a command does that gives a customer another mail address. */
async function giveAddress(customerId: string, emailAddress: string): Promise<void> {
  await inTransaction(async (tx) => {
    const before = await tx.customer.findUniqueOrThrow({ where: { id: customerId } })
    const contact = { ...before, dateOfBirth: undefined, legalGender: undefined }
    await tx.customer.update({
      where: { id: customerId },
      data: { email: emailAddress, emailAddress },
    })
    const after = { ...contact, emailAddress }
    const now = new Date()
    await recordDetailsChange(tx, { customerId, before: contact, after, actor: 'staff_1', now })
  })
}

test('another mail address is told at both, and to the one of before not which it is', async () => {
  const { customerId } = await subscribed('renamed')
  await giveAddress(customerId, 'renamed-new@example.jp')
  const [current = ''] = await mailsAbout('renamed-new@example.jp')
  const [before = ''] = await mailsAbout('renamed@example.jp')
  for (const mail of [current, before]) {
    expect(mail).toContain('ご登録のメールアドレスを変更しました')
    expect(mail).toContain('当店のスタッフが変更しました')
    expect(mail).toContain('お心当たりがないときは')
  }
  expect(current).toContain('renamed-new@example.jp')
  expect(before).not.toContain('renamed-new')
  const { rows } = await listEmails({ tab: 'all', cursor: null })
  expect(
    rows
      .filter(
        ({ kind, emailAddress }) => kind === 'address-changed' && /renamed/.test(`${emailAddress}`),
      )
      .map(({ name, emailAddress }) => [name, emailAddress])
      .toSorted(),
  ).toEqual([
    ['山田 花子', 'renamed-new@example.jp'],
    ['山田 花子', 'renamed@example.jp'],
  ])
})

test('whoever was erased meanwhile is told nothing, and no address of theirs is left', async () => {
  const { customerId } = await gone('erased')
  await giveAddress(customerId, 'erased-new@example.jp')
  expect(await eraseCustomer(customerId, 'somebody')).toMatchObject({ ok: true })
  expect(await mailsAbout('erased-new@example.jp')).toEqual([])
  expect(await mailsAbout('erased@example.jp')).toEqual([])
  const changes = await db().customerChange.findMany({ where: { customerId } })
  expect(changes).toMatchObject([{ changed: ['email'], previousEmailAddress: null }])
  const queued = await db().email.findMany({
    where: { kind: 'address-changed', cause: { startsWith: changes[0]?.id ?? '-' } },
  })
  expect(queued.map(({ status, reason }) => [status, reason])).toEqual([
    ['dropped', 'erased'],
    ['dropped', 'erased'],
  ])
})
