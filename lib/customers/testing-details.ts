import { describe, expect, test } from 'vitest'
import { plainDate } from '#lib/plain-date.ts'
import { type DetailsField, parseDetails } from './details.ts'
import { typedDetails } from './testing-person.ts'

export const asked = { askDateOfBirth: true, askLegalGender: true, today: plainDate('2026-11-24') }

export const good = { ...typedDetails, phoneNumber: '09012345678' }

/** What is sent for one field, or the reason why nothing is. */
function outcome(field: DetailsField, typed: string): string {
  const parsed = parseDetails({ ...good, [field]: typed }, asked)
  if (parsed.ok) return `→ ${parsed.value[field] ?? ''}`
  const { reason, count } = parsed.errors[field] ?? { reason: 'another field' }
  return count === undefined ? reason : `${reason} ${count}`
}

/** One test per row, named by what is typed. */
export function sends(
  field: DetailsField,
  rows: readonly (readonly [typed: string, expected: string])[],
) {
  describe(field, () => {
    test.each(rows)('%j', (typed, expected) => expect(outcome(field, typed)).toBe(expected))
  })
}
