'use server'

import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { attempt } from '#app/_request/attempt.ts'
import { formText } from '#app/_request/form-text.ts'
import { requireStaff } from '#lib/auth/require.ts'
import { heldKinds, holdReasons } from '#lib/customers/hold.ts'
import { liftHold, placeHold } from '#lib/customers/place-hold.ts'
import { writeNote } from '#lib/notes/write-note.ts'
import { subjectPath } from './subject-path.ts'
import { toldOf } from './told-of.ts'

/** Nothing is charged until it is lifted; what was written beside the reason becomes a note. */
export async function placeHoldAction(form: FormData): Promise<void> {
  const input = formText(form, ['kind', 'id', 'reason', 'text', 'note'])
  const held = readHeld(input)
  const staff = await requireStaff('customer.hold', held.id)
  const reason = holdReasons.find((one) => one === input.reason)
  if (!reason) redirect(`${subjectPath(held.kind, held.id)}?do=hold&told=no-reason` as Route)
  const placed = await attempt(async () => {
    const result = await placeHold({ ...held, staffId: staff.id, reason })
    const text = input.text ?? ''
    if (result.ok && text.trim() !== '')
      await writeNote({ subject: held.id, text, staffId: staff.id, noteId: input.note })
    return result
  })
  redirect(`${subjectPath(held.kind, held.id)}?told=${toldOf(placed)}` as Route)
}

export async function liftHoldAction(form: FormData): Promise<void> {
  const held = readHeld(formText(form, ['kind', 'id']))
  const staff = await requireStaff('customer.hold', held.id)
  const lifted = await attempt(() => liftHold({ ...held, staffId: staff.id }))
  redirect(`${subjectPath(held.kind, held.id)}?told=${toldOf(lifted)}` as Route)
}

function readHeld(input: Partial<Record<'kind' | 'id', string>>) {
  return {
    kind: heldKinds.find((one) => one === input.kind) ?? ('customer' as const),
    id: input.id ?? '',
  }
}
