'use server'

import { formText } from '#app/_request/form-text.ts'
import { staffAction } from '#app/_request/staff-action.ts'
import { replayEvents } from '#lib/events/replay-events.ts'
import { paths } from '#lib/paths.ts'
import type { EventCode } from './messages.ts'

/** One parked event, or all of them, is processed once more. */
export async function replayAction(form: FormData): Promise<void> {
  const event = (formText(form, ['event']).event ?? '').slice(0, 120)
  return staffAction<EventCode>(
    { needs: 'event.replay', about: event, path: paths.admin.events, drains: true },
    async (staff) => {
      const which = event === 'parked' ? event : { id: event }
      return (await replayEvents(which, staff.id)) > 0 ? 'replayed' : 'nothing-to-replay'
    },
  )
}
