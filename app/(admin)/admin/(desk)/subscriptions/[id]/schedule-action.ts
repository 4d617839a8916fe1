'use server'

import { formText } from '#app/_request/form-text.ts'
import { staffAction } from '#app/_request/staff-action.ts'
import { paths } from '#lib/paths.ts'
import { changeSchedule } from '#lib/subscriptions/schedule/change-schedule.ts'
import type { SubscriptionCode } from '../messages.ts'
import { readScheduleCommand } from './read-schedule-command.ts'
import { scheduleAddress } from './schedule-address.ts'

/** Changes the coming orders as the dialog showed it. A refusal leads back to the dialog, with what was chosen. */
export async function changeScheduleAction(form: FormData): Promise<void> {
  const input = formText(form, ['subscription', 'do', 'number', 'to', 'until', 'later', 'shown'])
  const { subscription = '', shown = '', ...asked } = input
  const page = paths.admin.subscription(subscription)
  return staffAction<SubscriptionCode>(
    {
      needs: 'subscription.change',
      about: subscription,
      path: scheduleAddress(page, asked),
      drains: true,
    },
    async ({ id: staffId }) => {
      const read = readScheduleCommand(asked)
      if (!read.ok) return read.reason === 'not-chosen' ? 'no-day' : read.reason
      const { command } = read
      const changed = await changeSchedule({
        subscriptionId: subscription,
        command,
        staffId,
        shown,
      })
      return changed.ok ? { code: 'schedule-changed', at: page } : changed.reason
    },
  )
}
