'use server'

import { formText } from '#app/_request/form-text.ts'
import { staffAction } from '#app/_request/staff-action.ts'
import { resumeCharges, stopCharges } from '#lib/charging/charging-switch.ts'
import { paths } from '#lib/paths.ts'
import type { OperationsCode } from './messages.ts'

/** Stops all charging, or lets it go on. Anything else is refused. */
export async function switchChargingAction(form: FormData): Promise<void> {
  const { what } = formText(form, ['what'])
  return staffAction<OperationsCode>(
    { needs: 'charging.switch', path: paths.admin.operations, drains: true },
    async (staff) => {
      if (what === 'stop') {
        await stopCharges(staff.id)
        return 'charging-stopped'
      }
      if (what !== 'resume') return 'unknown-action'
      await resumeCharges(staff.id)
      return 'charging-resumed'
    },
  )
}
