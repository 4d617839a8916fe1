'use server'

import { attempt } from '#app/_request/attempt.ts'
import { redirectWithFlash } from '#app/_request/flash.ts'
import { formText } from '#app/_request/form-text.ts'
import { requireStaff } from '#lib/auth/require.ts'
import { heldKinds, holdReasons } from '#lib/customers/hold.ts'
import { liftHold, placeHold } from '#lib/customers/place-hold.ts'
import { withNote } from '#lib/notes/with-note.ts'
import { flashOf } from './flash-of.ts'
import type { actionWords } from './messages.ts'
import { subjectPath } from './subject-path.ts'

type Code = keyof (typeof actionWords)['ja']['flash']

/** Nothing is charged until it is lifted; what was written beside the reason becomes a note. */
export async function placeHoldAction(form: FormData): Promise<void> {
  const input = formText(form, ['kind', 'id', 'reason', 'text', 'note'])
  const held = readHeld(input)
  const staff = await requireStaff('customer.hold', held.id)
  const reason = holdReasons.find((one) => one === input.reason)
  const path = subjectPath(held.kind, held.id)
  if (!reason) return redirectWithFlash<Code>(`${path}?do=hold`, 'no-reason')
  const note = { subject: held.id, text: input.text ?? '', staffId: staff.id, noteId: input.note }
  const placed = await attempt(() =>
    withNote(note, () => placeHold({ ...held, staffId: staff.id, reason })),
  )
  const code = flashOf(placed)
  return redirectWithFlash<Code>(code === 'long-note' ? `${path}?do=hold` : path, code)
}

export async function liftHoldAction(form: FormData): Promise<void> {
  const held = readHeld(formText(form, ['kind', 'id']))
  const staff = await requireStaff('customer.hold', held.id)
  const lifted = await attempt(() => liftHold({ ...held, staffId: staff.id }))
  return redirectWithFlash<Code>(subjectPath(held.kind, held.id), flashOf(lifted))
}

function readHeld(input: Partial<Record<'kind' | 'id', string>>) {
  return {
    kind: heldKinds.find((one) => one === input.kind) ?? ('customer' as const),
    id: input.id ?? '',
  }
}
