'use server'

import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { after } from 'next/server'
import { attempt } from '#app/_request/attempt.ts'
import { redirectWithFlash } from '#app/_request/flash.ts'
import { formText } from '#app/_request/form-text.ts'
import { requireStaff } from '#lib/auth/require.ts'
import { isId } from '#lib/ids.ts'
import { noteText } from '#lib/notes/note-text.ts'
import { paths } from '#lib/paths.ts'
import { beginBatch } from '#lib/tokens/operations/begin-batch.ts'
import { runBatch } from '#lib/tokens/operations/run-batch.ts'
import { bulkActions } from '#lib/tokens/operations/token-batch.ts'
import { readShown, reasonsFor } from '#lib/tokens/operations/token-operation.ts'
import type { tokenBulkWords } from './messages.ts'

type Code = keyof (typeof tokenBulkWords)['ja']['flash']

/** Keeps exactly the tokens that were confirmed; Smartpay is asked after the answer, and then by the sweep. */
export async function bulkAction(form: FormData): Promise<void> {
  const input = formText(form, ['act', 'reason', 'note'])
  const staff = await requireStaff('token.bulk')
  const act = bulkActions.find((one) => one === input.act) ?? 'disable'
  const tokens = form.getAll('id').flatMap((field) => readPicked(`${field}`) ?? [])
  const reason = reasonsFor(act).find((one) => one === input.reason)
  if (!reason) return redirectWithFlash<Code>(again(act, tokens), 'no-reason')
  const note = noteText(input.note ?? '')
  const batchId = await attempt(() => beginBatch({ tokens, act, reason, note, staffId: staff.id }))
  if (batchId === null || batchId === 'error')
    return redirectWithFlash<Code>(again(act, tokens), batchId ?? 'none')
  after(() => runBatch(batchId))
  redirect(paths.admin.tokenBatch(batchId) as Route)
}

/** `id status.carries`, as the page showed it. */
function readPicked(field: string) {
  const [id, said = ''] = field.split(' ')
  return isId('tok', id) ? { id, shown: readShown(said) } : null
}

function again(act: string, tokens: { id: string }[]): string {
  const query = new URLSearchParams([['act', act], ...tokens.map(({ id }) => ['id', id])])
  return `${paths.admin.tokenBulk}?${query}`
}
