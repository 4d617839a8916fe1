import { describe, expect, test } from 'vitest'
import { db } from '#lib/db/client.ts'
import { listMailbox } from '#lib/notices/mailbox.ts'
import { sendNotices } from '#lib/notices/send-notices.ts'
import { advanceClock, seedDemoShop } from '#lib/signups/testing.ts'
import { getInvitation } from './get-invitation.ts'
import { inviteStaff } from './invite-staff.ts'
import { listInvitations } from './list-staff.ts'
import { revokeInvitation } from './revoke-invitation.ts'
import { invite, join, member, newcomer, withoutRowsIn } from './testing.ts'

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
    await sendNotices()
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
