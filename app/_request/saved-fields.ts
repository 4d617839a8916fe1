import { seal, unseal } from '#lib/crypto.ts'
import { env } from '#lib/env.ts'

/**
 * What was typed, for the address that leads back to the form: sealed, so that it stands in no history
 * and no log as text. @param form which form of which row it belongs to
 */
export function sealFields(form: string, fields: Record<string, string>): string {
  return seal(env().appSecret, `fields:${form}`, JSON.stringify(fields))
}

/** Nothing for none, for another form's, and for what was tampered with. */
export function openFields(form: string, sealed: unknown): Record<string, unknown> {
  if (typeof sealed !== 'string' || sealed === '') return {}
  try {
    const fields: unknown = JSON.parse(unseal(env().appSecret, `fields:${form}`, sealed))
    return fields !== null && typeof fields === 'object' ? { ...fields } : {}
  } catch {
    return {}
  }
}
