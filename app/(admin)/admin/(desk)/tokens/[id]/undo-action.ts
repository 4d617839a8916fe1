'use server'

import { formText } from '#app/_request/form-text.ts'
import { staffAction } from '#app/_request/staff-action.ts'
import { paths } from '#lib/paths.ts'
import { undoTokenOperation } from '#lib/tokens/operations/undo-token-operation.ts'
import type { TokenCode } from '../messages.ts'
import { perform } from './perform.ts'

/** Takes a deletion back that is not final yet. */
export async function undoOperationAction(form: FormData): Promise<void> {
  const { token = '', operation = '' } = formText(form, ['token', 'operation'])
  return staffAction<TokenCode>(
    { needs: 'token.enable', about: token, path: paths.admin.token(token) },
    async (staff) => {
      const undone = await undoTokenOperation(operation, staff.id)
      if (!undone.ok) return undone
      const enabled = undone.value === null ? 'done' : await perform(undone.value)
      return enabled === 'done' ? 'undone' : enabled
    },
  )
}
