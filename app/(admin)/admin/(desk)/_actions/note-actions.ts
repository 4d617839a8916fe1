'use server'

import { attempt } from '#app/_request/attempt.ts'
import { redirectWithFlash } from '#app/_request/flash.ts'
import { formText } from '#app/_request/form-text.ts'
import { requireStaff } from '#lib/auth/require.ts'
import { writeNote } from '#lib/notes/write-note.ts'
import { flashOf } from './flash-of.ts'
import type { actionWords } from './messages.ts'
import { readSubjectKind, subjectPath } from './subject-path.ts'

type Code = keyof (typeof actionWords)['ja']['flash']

/** A note about a customer, a subscription or a signup. */
export async function writeNoteAction(form: FormData): Promise<void> {
  const input = formText(form, ['kind', 'id', 'note', 'text'])
  const subject = input.id ?? ''
  const staff = await requireStaff('note.write', subject)
  const written = await attempt(() =>
    writeNote({ subject, text: input.text ?? '', staffId: staff.id, noteId: input.note }),
  )
  return redirectWithFlash<Code>(
    subjectPath(readSubjectKind(input.kind), subject),
    flashOf(written),
  )
}
