import type { Common } from '../objects/common.ts'
import { ok, type Result, refused } from '../result.ts'
import { type Answer, refusal } from './answers.ts'
import { parseBody } from './body.ts'
import type { Call } from './call.ts'
import { notesInput } from './order-input.ts'
import { metadata as metadataShape } from './shapes.ts'

/** What can be changed of payments and refunds: reference, description and metadata. */
export function changeNotes<Noted extends Common>(
  call: Call,
  object: Noted,
  now: number,
): Result<Noted, Answer> {
  const input = parseBody(notesInput, call.text)
  return input.ok ? changed(object, input.value, now) : input
}

/** What was not given stays as it is, and metadata is merged, up to the pairs an object holds (smartpay-api §2.4). */
export function changed<Kept extends Common>(
  object: Kept,
  { metadata, ...fields }: { metadata?: Common['metadata'] | undefined },
  now: number,
): Result<Kept, Answer> {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined)
  const merged = { ...object.metadata, ...metadata }
  if (!metadataShape.safeParse(merged).success) return refused(tooManyPairs)
  return ok({ ...object, ...Object.fromEntries(given), metadata: merged, updatedAt: now })
}

const tooManyPairs = refusal(400, 'request.invalid', 'The request is invalid', [
  'metadata: takes at most 20 pairs',
])
