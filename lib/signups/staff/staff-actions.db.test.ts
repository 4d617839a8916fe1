import { describe, expect, test } from 'vitest'
import { audited } from '#lib/audit/testing.ts'
import { db } from '#lib/db/client.ts'
import { listMailbox } from '#lib/emails/mailbox.ts'
import { sendEmails } from '#lib/emails/send-emails.ts'
import { advanceClock, confirm, draftOf, redirected } from '#lib/signups/testing.ts'
import { control, decide, withSmartpay } from '#lib/signups/testing-smartpay.ts'
import { inviteToFinish } from './invite-to-finish.ts'
import { settleNow } from './settle-now.ts'

withSmartpay()

async function statusOf(id: string): Promise<string> {
  const { status } = await db().signup.findUniqueOrThrow({ where: { id } })
  return status
}

describe('settling a signup now', () => {
  test('finds an approval that nobody told us of', async () => {
    const { signupId } = await redirected('lost')
    await decide(signupId, 'approve')
    expect(await settleNow(signupId, 'somebody')).toBe('completed')
    expect(await statusOf(signupId)).toBe('completed')
    expect(await audited(signupId)).toEqual([
      'signup.settle asked somebody',
      'signup.settle done somebody',
    ])
    expect(await settleNow(signupId, 'somebody')).toBe('completed')
  })

  test('says that the shopper has not agreed, or was declined', async () => {
    const { signupId } = await redirected('pending')
    expect(await settleNow(signupId, 'somebody')).toBe('waiting')
    await decide(signupId, 'reject')
    expect(await settleNow(signupId, 'somebody')).toBe('declined')
  })

  test('says that Smartpay did not answer, and changes nothing', async () => {
    const { signupId } = await redirected('silent')
    await decide(signupId, 'approve')
    await control('faults', 'POST', { kind: 'status', status: 503, method: 'GET', times: 4 })
    expect(await settleNow(signupId, 'somebody')).toBe('unheard')
    expect(await statusOf(signupId)).toBe('redirected')
    expect(await audited(signupId)).toEqual([
      'signup.settle asked somebody',
      'signup.settle unknown somebody',
    ])
  })

  test('repeats a submit whose answer was lost', async () => {
    const signupId = await draftOf('resubmit')
    await control('faults', 'POST', { kind: 'commit-then-reset', method: 'POST', times: 1 })
    await confirm(signupId, 'resubmit')
    expect(await statusOf(signupId)).toBe('submitting')
    expect(await settleNow(signupId, 'somebody')).toBe('waiting')
    expect(await db().checkoutSession.count({ where: { signupId } })).toBe(1)
  })

  test('asks nothing where there is nothing to ask', async () => {
    expect(await settleNow(await draftOf('typing'), 'somebody')).toBe('nothing')
    expect(await settleNow('su_none', 'somebody')).toBe('unknown-signup')
  })

  test('may be pressed by two people at once', async () => {
    const { signupId } = await redirected('both')
    await decide(signupId, 'approve')
    const found = await Promise.all([settleNow(signupId, 'one'), settleNow(signupId, 'other')])
    expect(found).toEqual(['completed', 'completed'])
    const history = await db().signupHistory.count({ where: { signupId, to: 'completed' } })
    expect(history).toBe(1)
  })
})

describe('sending the way back to the form', () => {
  async function mailsTo(browser: string) {
    await sendEmails()
    const mails = await listMailbox()
    return mails.filter(
      ({ recipient, kind }) => recipient === `${browser}@example.jp` && kind === 'signup-invite',
    )
  }

  test('mails the form, which opens nobody’s details', async () => {
    const { signupId } = await redirected('invited')
    expect(await inviteToFinish(signupId, 'somebody')).toEqual({ ok: true, value: 'sent' })
    const [mail] = await mailsTo('invited')
    expect(mail?.text).toContain('/ja/plans/seasons/subscribe')
    expect(mail?.text).not.toContain(signupId)
    expect(await audited(signupId)).toEqual(['signup.invite done somebody'])
  })

  test('reaches somebody who never confirmed', async () => {
    const signupId = await draftOf('typed')
    expect((await inviteToFinish(signupId, 'somebody')).ok).toBe(true)
    expect(await mailsTo('typed')).toHaveLength(1)
  })

  test('is one mail when two people press at once', async () => {
    const { signupId } = await redirected('twice')
    const answers = await Promise.all([
      inviteToFinish(signupId, 'one'),
      inviteToFinish(signupId, 'other'),
    ])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.find(({ ok }) => !ok)).toEqual({ ok: false, reason: 'just-sent' })
    expect(await mailsTo('twice')).toHaveLength(1)
  })

  test('is repeated later, five times at most', async () => {
    const { signupId } = await redirected('often')
    for (let time = 0; time < 5; time += 1) {
      expect((await inviteToFinish(signupId, 'somebody')).ok).toBe(true)
      await advanceClock(11 * 60_000)
    }
    expect(await inviteToFinish(signupId, 'somebody')).toEqual({ ok: false, reason: 'sent-often' })
    expect(await mailsTo('often')).toHaveLength(5)
  })

  test('is refused once it is complete, and is then not true any more', async () => {
    const { signupId } = await redirected('finished')
    await inviteToFinish(signupId, 'somebody')
    await decide(signupId, 'approve')
    await settleNow(signupId, 'somebody')
    expect(await mailsTo('finished')).toHaveLength(0)
    await advanceClock(11 * 60_000)
    expect(await inviteToFinish(signupId, 'somebody')).toEqual({ ok: false, reason: 'finished' })
  })
})
