'use server'

import { after } from 'next/server'
import { attempt } from '#app/_request/attempt.ts'
import { redirectWithFlash } from '#app/_request/flash.ts'
import { formText } from '#app/_request/form-text.ts'
import { requireStaff } from '#lib/auth/require.ts'
import { replayEvents } from '#lib/events/replay-events.ts'
import { drain } from '#lib/jobs/drain.ts'
import { paths } from '#lib/paths.ts'
import type { eventWords } from './messages.ts'

type Code = keyof (typeof eventWords)['ja']['flash']

/** One parked event, or all of them, is processed once more. */
export async function replayAction(form: FormData): Promise<void> {
  const event = (formText(form, ['event']).event ?? '').slice(0, 120)
  const staff = await requireStaff('event.replay', event)
  const count = await attempt(() =>
    replayEvents(event === 'parked' ? 'parked' : { id: event }, staff.id),
  )
  after(drain)
  const code = count === 'error' ? 'error' : count > 0 ? 'replayed' : 'nothing-to-replay'
  return redirectWithFlash<Code>(paths.admin.events, code)
}
