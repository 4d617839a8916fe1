'use server'

import { readAdminLocale } from '#app/_request/admin-locale.ts'
import { formText } from '#app/_request/form-text.ts'
import { staffAction } from '#app/_request/staff-action.ts'
import { staffRoles } from '#lib/auth/roles.ts'
import { inviteStaff } from '#lib/auth/staff/invite-staff.ts'
import { revokeInvitation } from '#lib/auth/staff/revoke-invitation.ts'
import { paths } from '#lib/paths.ts'
import type { StaffCode } from './messages.ts'

const path = paths.admin.staff
const frame = { needs: 'staff.manage', about: 'invitation', path } as const

export async function inviteAction(form: FormData): Promise<void> {
  const input = formText(form, ['email', 'role'])
  return staffAction<StaffCode>({ ...frame, drains: true }, async ({ id: invitedBy }) => {
    const dialog = `${path}?do=invite`
    const role = staffRoles.find((one) => one === input.role)
    if (!role) return { code: 'no-role', at: dialog }
    const mailIn = await readAdminLocale()
    const email = (input.email ?? '').slice(0, 320)
    const invited = await inviteStaff({ email, role, invitedBy, mailIn })
    return invited.ok ? 'invited' : { code: invited.reason, at: dialog }
  })
}

export async function revokeAction(form: FormData): Promise<void> {
  const { invitation: id = '' } = formText(form, ['invitation'])
  return staffAction<StaffCode>(frame, async (by) =>
    (await revokeInvitation({ id, by: by.id })) ? 'revoked' : 'no-invitation',
  )
}
