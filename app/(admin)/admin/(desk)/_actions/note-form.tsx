import { peopleWords } from '#lib/i18n/admin/people.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { newId } from '#lib/ids.ts'
import { actionWords } from './messages.ts'
import { writeNoteAction } from './note-actions.ts'
import type { SubjectKind } from './subject-path.ts'

type Props = { kind: SubjectKind; id: string; locale: Locale }

export function NoteForm({ kind, id, locale }: Props) {
  const { note } = actionWords[locale]
  return (
    <section className="section" aria-labelledby="note-title">
      <h2 id="note-title">{peopleWords[locale].headings.notes}</h2>
      <form action={writeNoteAction} className="stack tight">
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="note" value={newId('note')} />
        <div className="field">
          <label className="hidden" htmlFor="text">
            {note.label}
          </label>
          <textarea
            id="text"
            name="text"
            rows={3}
            maxLength={2000}
            required
            aria-describedby="text-hint"
          />
          <p className="hint" id="text-hint">
            {note.hint}
          </p>
        </div>
        <button type="submit" className="button quiet">
          {note.send}
        </button>
      </form>
    </section>
  )
}
