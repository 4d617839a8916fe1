import { type Result, refused } from '#lib/result.ts'
import { noteText, whyNotNote } from './note-text.ts'
import { type NewNote, type NoteRefusal, writeNote } from './write-note.ts'

/**
 * Does something beside which somebody may have written a note: nothing is done if the note would be refused,
 * and a note that is refused all the same is told.
 */
export async function withNote<Done, Refusal>(
  note: NewNote,
  deed: () => Promise<Result<Done, Refusal>>,
): Promise<Result<Done, Refusal | NoteRefusal>> {
  const text = noteText(note.text)
  if (text === '') return deed()
  const because = whyNotNote(text)
  if (because) return refused(because)
  const result = await deed()
  if (!result.ok) return result
  const written = await writeNote(note)
  return written.ok ? result : written
}
