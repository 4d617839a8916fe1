import { z } from 'zod'
import { recordAudit } from '#lib/audit/record-audit.ts'
import { signupErased, subscriptionErased } from '#lib/customers/erased-person.ts'
import type { Prisma } from '#lib/db/generated/client.ts'
import { inTransaction } from '#lib/db/in-transaction.ts'
import { requireRow } from '#lib/db/rows.ts'
import { isId, newId } from '#lib/ids.ts'
import { ok, type Result, refused } from '#lib/result.ts'
import { noteText, whyNotNote } from './note-text.ts'

export type NewNote = {
  /** The id of the customer, subscription or signup that it is about. */
  subject: string
  text: string
  staffId: string
  /** Made with the form, so that a form that is sent twice writes one note. */
  noteId: string | undefined
}

export type NoteRefusal = 'empty-note' | 'long-note' | 'unknown-subject'

/** A note for the timeline, for staff only. It is never changed afterwards. */
export async function writeNote(note: NewNote): Promise<Result<'noted', NoteRefusal>> {
  const text = noteText(note.text)
  const because = whyNotNote(text)
  if (because) return refused(because)
  const id = isId('note', note.noteId) ? note.noteId : newId('note')
  return inTransaction(async (tx) => {
    if (!(await lockSubject(tx, note.subject))) return refused('unknown-subject')
    const written = await tx.$executeRaw`
      insert into notes (id, subject, text, staff_id, at)
      values (${id}, ${note.subject}, ${text}, ${note.staffId}, teiki_now()) on conflict (id) do nothing`
    if (written === 1)
      await recordAudit(
        { actor: note.staffId, action: 'note.write', subject: note.subject, outcome: 'done' },
        tx,
      )
    return ok('noted')
  })
}

const knownSchema = z.object({ known: z.boolean() })

/** False: there is no such thing, or its person was erased; nobody erases them until the transaction ends. */
async function lockSubject(tx: Prisma.TransactionClient, id: string): Promise<boolean> {
  await tx.$executeRaw`select from customers where id = ${id} for share`
  await tx.$executeRaw`select from subscriptions where id = ${id} for share`
  await tx.$executeRaw`select from signups where id = ${id} for share`
  // A statement of its own: it sees what whoever held the lock has written.
  const { known } = await requireRow(tx, knownSchema)`
    select exists (select from customers where id = ${id} and erased_at is null)
      or exists (select from subscriptions s left join customers c on c.id = s.customer_id
        where s.id = ${id} and not ${subscriptionErased})
      or exists (select from signups s where s.id = ${id} and not (${signupErased})) as known`
  return known
}
