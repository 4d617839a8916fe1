import { describe, expect, test } from 'vitest'
import { invite, join, member, newcomer, withoutRowsIn } from '#lib/auth/testing.ts'
import { db } from '#lib/db/client.ts'
import { listMailbox } from '#lib/emails/mailbox.ts'
import { sendEmails } from '#lib/emails/send-emails.ts'
import { advanceClock, seedDemoShop } from '#lib/signups/testing.ts'
import { changeRole } from './change-role.ts'
import { getInvitation } from './get-invitation.ts'
import { inviteStaff } from './invite-staff.ts'
import { listInvitations } from './list-staff.ts'
import { removeStaff } from './remove-staff.ts'
import { revokeInvitation } from './revoke-invitation.ts'

describe('an invitation', () => {
  test('works once, also for two browsers at the same time', async () => {
    const link = await invite('once@join.example')
    const answers = await Promise.all([join(link), join(link)])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await join(link)).toEqual({ ok: false, reason: 'over' })
    expect(await db().staff.count({ where: { email: 'once@join.example' } })).toBe(1)
  })

  test.each(['staff', 'staff_accounts', 'audit_log'])(
    'works still when joining was cut short before %s',
    async (table) => {
      const email = `${table}@join.example`
      const link = await invite(email)
      await withoutRowsIn(table, () => join(link))
      expect(await db().staff.count({ where: { email } })).toBe(0)
      expect(await join(link)).toMatchObject({ ok: true })
    },
  )

  test('is over for somebody who is staff by another one already', async () => {
    const email = 'invited-twice@join.example'
    const link = await invite(email)
    await newcomer('invited-twice')
    await db().staff.updateMany({
      where: { email: 'invited-twice@staff.example' },
      data: { email },
    })
    expect(await join(link)).toEqual({ ok: false, reason: 'over' })
  })

  test('is replaced by a newer one', async () => {
    const older = await invite('twice@join.example')
    const newer = await invite('TWICE@join.example')
    expect(await join(older)).toEqual({ ok: false, reason: 'over' })
    expect(await join(newer)).toMatchObject({ ok: true })
  })

  test('ends after a week and can be revoked', async () => {
    const late = await invite('late@join.example')
    await db()
      .$executeRaw`update staff_invitations set expires_at = now() where email = 'late@join.example'`
    expect(await getInvitation(late)).toBe(null)
    expect(await join(late)).toEqual({ ok: false, reason: 'over' })
    const revoked = await invite('revoked@join.example')
    const row = (await listInvitations()).find(({ email }) => email === 'revoked@join.example')
    expect(await revokeInvitation({ id: row?.id ?? '', by: 'owner' })).toBe(true)
    expect(await revokeInvitation({ id: row?.id ?? '', by: 'owner' })).toBe(false)
    expect(await join(revoked)).toEqual({ ok: false, reason: 'over' })
  })

  test('is mailed with its link, and not once it was revoked', async () => {
    await seedDemoShop()
    const link = await invite('mailed@join.example', 'en')
    await invite('silent@join.example', 'ja')
    await db().staffInvitation.deleteMany({ where: { email: 'silent@join.example' } })
    await advanceClock(1)
    await sendEmails()
    const mails = await listMailbox()
    expect(mails.map(({ recipient }) => recipient)).toEqual(['mailed@join.example'])
    expect(mails[0]?.text).toContain(`/admin/join?link=${link}`)
  })

  test('is refused for who is staff, and for what is no address', async () => {
    const { email } = await member('already')
    const asked = { role: 'viewer', invitedBy: 'command', mailIn: null } as const
    expect(await inviteStaff({ ...asked, email })).toEqual({ ok: false, reason: 'already-staff' })
    expect(await inviteStaff({ ...asked, email: 'x' })).toEqual({
      ok: false,
      reason: 'not-an-address',
    })
  })
})

describe('an open invitation ends with whoever sent it', () => {
  async function invitedBy(owner: { id: string }, email: string): Promise<string> {
    const invited = await inviteStaff({ email, role: 'owner', invitedBy: owner.id, mailIn: null })
    return (invited.ok && new URL(invited.value.address).searchParams.get('link')) || ''
  }

  test.each<[string, (staffId: string, by: string) => Promise<unknown>]>([
    ['when they are removed', (staffId, by) => removeStaff({ staffId, by })],
    [
      'when they may not invite any more',
      (staffId, by) => changeRole({ staffId, by, role: 'viewer' }),
    ],
  ])('%s', async (name, end) => {
    const sender = await member(`sender ${name}`, 'owner')
    const boss = await member(`boss ${name}`, 'owner')
    const email = `${sender.id}@join.example`
    const link = await invitedBy(sender, email)
    await end(sender.id, boss.id)
    expect(await join(link)).toEqual({ ok: false, reason: 'over' })
    expect((await listInvitations()).filter((one) => one.email === email)).toEqual([])
  })

  test('also one that was on its way when they were removed', async () => {
    const sender = await member('late-sender', 'owner')
    await member('late-boss', 'owner')
    await removeStaff({ staffId: sender.id, by: 'command' })
    expect(await join(await invitedBy(sender, 'on-its-way@join.example'))).toEqual({
      ok: false,
      reason: 'over',
    })
  })

  test('and not when another owner is removed', async () => {
    const sender = await member('staying', 'owner')
    const other = await member('leaving', 'owner')
    const link = await invitedBy(sender, 'stays-open@join.example')
    await removeStaff({ staffId: other.id, by: sender.id })
    expect(await join(link)).toMatchObject({ ok: true })
  })
})
