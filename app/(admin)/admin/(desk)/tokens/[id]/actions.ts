'use server'

import { after } from 'next/server'
import { attempt } from '#app/_request/attempt.ts'
import { redirectWithFlash } from '#app/_request/flash.ts'
import { formText } from '#app/_request/form-text.ts'
import { requireStaff } from '#lib/auth/require.ts'
import { drain } from '#lib/jobs/drain.ts'
import { noteText } from '#lib/notes/note-text.ts'
import { paths } from '#lib/paths.ts'
import { checkToken } from '#lib/tokens/check-token.ts'
import { askTokenOperation } from '#lib/tokens/operations/ask-token-operation.ts'
import { performTokenOperation } from '#lib/tokens/operations/perform-token-operation.ts'
import { readShown, reasonsFor, tokenActions } from '#lib/tokens/operations/token-operation.ts'
import { undoTokenOperation } from '#lib/tokens/operations/undo-token-operation.ts'
import type { tokenWords } from '../messages.ts'

type Code = keyof (typeof tokenWords)['ja']['flash']

/** Disable, enable or delete: the intent first, then Smartpay, then the truth on the page. */
export async function moveTokenAction(form: FormData): Promise<void> {
  const input = formText(form, ['token', 'act', 'reason', 'note', 'shown'])
  const tokenId = input.token ?? ''
  const act = tokenActions.find((one) => one === input.act) ?? 'disable'
  const staff = await requireStaff(`token.${act}`, tokenId)
  const reason = reasonsFor(act).find((one) => one === input.reason)
  const path = paths.admin.token(tokenId)
  if (!reason) return redirectWithFlash<Code>(`${path}?do=${act}`, 'no-reason')
  const why = { reason, note: noteText(input.note ?? ''), staffId: staff.id, batchId: null }
  const shown = readShown(input.shown ?? '')
  // No dialog of ours was sent: nobody knows what was decided about.
  if (!shown) return redirectWithFlash<Code>(path, 'changed')
  const asked = await attempt(() => askTokenOperation({ tokenId, act, shown, ...why }))
  if (asked === 'error') return redirectWithFlash<Code>(path, 'error')
  if (!asked.ok) return redirectWithFlash<Code>(path, asked.reason)
  const moved = await perform(asked.value)
  after(drain)
  return redirectWithFlash<Code>(path, moved === 'done' ? `done-${act}` : moved)
}

export async function undoMoveAction(form: FormData): Promise<void> {
  const input = formText(form, ['token', 'move'])
  const tokenId = input.token ?? ''
  const staff = await requireStaff('token.enable', tokenId)
  const undone = await attempt(() => undoTokenOperation(input.move ?? '', staff.id))
  if (undone === 'error') return redirectWithFlash<Code>(paths.admin.token(tokenId), 'error')
  if (!undone.ok) return redirectWithFlash<Code>(paths.admin.token(tokenId), undone.reason)
  const enabled = undone.value === null ? 'done' : await perform(undone.value)
  return redirectWithFlash<Code>(
    paths.admin.token(tokenId),
    enabled === 'done' ? 'undone' : enabled,
  )
}

/** What was asked for is kept by now: whatever breaks here, the sweep goes on with it. */
async function perform(operationId: string) {
  const moved = await attempt(() => performTokenOperation(operationId))
  return moved === 'error' ? 'unknown' : (moved ?? 'busy')
}

/** Asks Smartpay for this token's state, now. */
export async function checkAction(form: FormData): Promise<void> {
  const tokenId = formText(form, ['token']).token ?? ''
  const staff = await requireStaff('signup.settle', tokenId)
  const found = await attempt(() => checkToken(tokenId, staff.id))
  return redirectWithFlash<Code>(
    paths.admin.token(tokenId),
    found === 'looked' ? found : 'look-failed',
  )
}
