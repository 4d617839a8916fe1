'use server'

import { formText } from '#app/_request/form-text.ts'
import { staffAction } from '#app/_request/staff-action.ts'
import { noteText } from '#lib/notes/note-text.ts'
import { paths } from '#lib/paths.ts'
import { askTokenOperation } from '#lib/tokens/operations/ask-token-operation.ts'
import { readShown, reasonsFor, tokenActions } from '#lib/tokens/operations/token-operation.ts'
import type { TokenCode } from '../messages.ts'
import { perform } from './perform.ts'

/** Disable, enable or delete: the intent first, then Smartpay, then the truth on the page. */
export async function askOperationAction(form: FormData): Promise<void> {
  const input = formText(form, ['token', 'operation', 'reason', 'note', 'shown'])
  const { token: tokenId = '', note = '' } = input
  const action = tokenActions.find((one) => one === input.operation) ?? 'disable'
  const path = paths.admin.token(tokenId)
  return staffAction<TokenCode>(
    { needs: `token.${action}`, about: tokenId, path, drains: true },
    async ({ id: staffId }) => {
      const reason = reasonsFor(action).find((one) => one === input.reason)
      if (!reason) return { code: 'no-reason', at: `${path}?do=${action}` }
      const shown = readShown(input.shown ?? '')
      // No dialog of ours was sent: nobody knows what was decided about.
      if (!shown) return 'changed'
      const why = { reason, note: noteText(note), staffId, batchId: null }
      const asked = await askTokenOperation({ tokenId, action, shown, ...why })
      if (!asked.ok) return asked
      const moved = await perform(asked.value)
      return moved === 'done' ? `done-${action}` : moved
    },
  )
}
