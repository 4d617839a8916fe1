'use server'

import { redirect } from 'next/navigation'
import { flashAction } from '#app/_request/flash-action.ts'
import { paths } from '#lib/paths.ts'
import type { FactorCode } from './messages.ts'
import { readFields } from './read-fields.ts'
import { showFactorHere } from './show-factor.ts'

/** The second step of a sign-in, the end of an enrolment, or a factor shown once more. */
export async function showFactorAction(form: FormData): Promise<void> {
  const { next, step, code } = readFields(form)
  return flashAction<FactorCode>({ path: pageOf(step, next) }, async () => {
    const shown = await showFactorHere(code)
    if (!shown.ok) return shown.reason
    redirect(next)
  })
}

function pageOf(step: string, next: string): string {
  if (step === 'two-factor') return paths.admin.twoFactor
  return step === 're-authenticate' ? paths.admin.reAuthenticate(next) : paths.admin.code(next)
}
