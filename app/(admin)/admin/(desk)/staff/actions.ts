'use server'

import { formText } from '#app/_request/form-text.ts'
import { staffAction } from '#app/_request/staff-action.ts'
import { staffRoles } from '#lib/auth/roles.ts'
import { changeRole } from '#lib/auth/staff/change-role.ts'
import { removeStaff } from '#lib/auth/staff/remove-staff.ts'
import { paths } from '#lib/paths.ts'
import type { StaffCode } from './messages.ts'

const path = paths.admin.staff

export async function changeRoleAction(form: FormData): Promise<void> {
  const { staff: staffId = '', role: asked } = formText(form, ['staff', 'role'])
  return staffAction<StaffCode>({ needs: 'staff.manage', about: staffId, path }, async (by) => {
    const role = staffRoles.find((one) => one === asked)
    if (!role) return 'no-role'
    const changed = await changeRole({ staffId, role, by: by.id })
    return changed.ok ? 'role-changed' : changed.reason
  })
}

export async function removeAction(form: FormData): Promise<void> {
  const { staff: staffId = '' } = formText(form, ['staff'])
  return staffAction<StaffCode>({ needs: 'staff.manage', about: staffId, path }, async (by) => {
    const removed = await removeStaff({ staffId, by: by.id })
    return removed.ok ? 'removed' : removed.reason
  })
}
