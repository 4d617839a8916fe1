'use server'

import { formText } from '#app/_request/form-text.ts'
import { staffAction } from '#app/_request/staff-action.ts'
import { writeNote } from '#lib/notes/write-note.ts'
import type { ActionCode } from './messages.ts'
import { readSubjectKind, subjectPath } from './subject-path.ts'

/** A note about a customer, a subscription or a signup. */
export async function writeNoteAction(form: FormData): Promise<void> {
  const { kind, id = '', note, text = '' } = formText(form, ['kind', 'id', 'note', 'text'])
  const path = subjectPath(readSubjectKind(kind), id)
  return staffAction<ActionCode>({ needs: 'note.write', about: id, path }, (staff) =>
    writeNote({ subject: id, text, staffId: staff.id, noteId: note }),
  )
}
