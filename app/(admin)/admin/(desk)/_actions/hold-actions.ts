'use server'

import { formText } from '#app/_request/form-text.ts'
import { staffAction } from '#app/_request/staff-action.ts'
import { heldKinds, holdReasons } from '#lib/customers/hold.ts'
import { liftHold, placeHold } from '#lib/customers/place-hold.ts'
import { withNote } from '#lib/notes/with-note.ts'
import type { ActionCode } from './messages.ts'
import { subjectPath } from './subject-path.ts'

/** Nothing is charged until it is lifted; what was written beside the reason becomes a note. */
export async function placeHoldAction(form: FormData): Promise<void> {
  const input = formText(form, ['kind', 'id', 'reason', 'text', 'note'])
  const held = readHeld(input)
  const path = subjectPath(held.kind, held.id)
  const dialog = `${path}?do=hold`
  return staffAction<ActionCode>(
    { needs: 'customer.hold', about: held.id, path },
    async ({ id: staffId }) => {
      const reason = holdReasons.find((one) => one === input.reason)
      if (!reason) return { code: 'no-reason', at: dialog }
      const placed = await withNote(
        { subject: held.id, text: input.text ?? '', staffId, noteId: input.note },
        () => placeHold({ ...held, staffId, reason }),
      )
      const long = !placed.ok && placed.reason === 'long-note'
      return long ? { code: placed.reason, at: dialog } : placed
    },
  )
}

export async function liftHoldAction(form: FormData): Promise<void> {
  const held = readHeld(formText(form, ['kind', 'id']))
  const path = subjectPath(held.kind, held.id)
  return staffAction<ActionCode>({ needs: 'customer.hold', about: held.id, path }, (staff) =>
    liftHold({ ...held, staffId: staff.id }),
  )
}

function readHeld(input: Partial<Record<'kind' | 'id', string>>) {
  return {
    kind: heldKinds.find((one) => one === input.kind) ?? ('customer' as const),
    id: input.id ?? '',
  }
}
