import { idField, isCode, type LogFields } from './log-fields.ts'

/** What the log says of an address: its words, and the ids in it. What was typed or is a secret link is neither. */
export function pageFields(address: string): LogFields {
  const parts = (address.split(/[?#]/)[0] ?? '').split('/').filter((part) => part !== '')
  const page = parts.filter(isCode).join('.') || undefined
  return Object.assign({ page }, ...parts.map(idField))
}
