import { formText } from '#app/_request/form-text.ts'
import { isId } from '#lib/ids.ts'
import { noteText } from '#lib/notes/note-text.ts'
import { bulkActions } from '#lib/tokens/operations/token-batch.ts'
import { readShown, reasonsFor } from '#lib/tokens/operations/token-operation.ts'

/** What the form of many tokens sent. No action or reason: none of ours was chosen. What is no token of ours is left out. */
export function readBulk(form: FormData) {
  const input = formText(form, ['operation', 'reason', 'note'])
  const action = bulkActions.find((one) => one === input.operation)
  return {
    action,
    tokens: form.getAll('id').flatMap((field) => readPicked(`${field}`) ?? []),
    reason: action && reasonsFor(action).find((one) => one === input.reason),
    note: noteText(input.note ?? ''),
  }
}

/** `id status.uses`, as the page showed it. */
function readPicked(field: string) {
  const [id, said = ''] = field.split(' ')
  return isId('tok', id) ? { id, shown: readShown(said) } : null
}
