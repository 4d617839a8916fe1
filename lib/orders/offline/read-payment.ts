import { noteText } from '#lib/notes/note-text.ts'
import { type PlainDate, plainDate } from '#lib/plain-date.ts'
import { ok, type Result, refused } from '#lib/result.ts'

type Typed = { sum?: string; on?: string; note?: string }
type TypedPayment = { amountMinor: number; receivedOn: PlainDate; note: string }

/** A payment as staff types it: a sum in any width, with or without ¥ and commas, and a day. */
export function readPayment(typed: Typed): Result<TypedPayment, 'not-a-sum' | 'not-a-date'> {
  const digits = (typed.sum ?? '').normalize('NFKC').replace(/[¥\\,円\s]/g, '')
  if (!/^[1-9]\d{0,8}$/.test(digits)) return refused('not-a-sum')
  const receivedOn = dayOf(typed.on ?? '')
  if (!receivedOn) return refused('not-a-date')
  const note = noteText(typed.note ?? '')
  return ok({ amountMinor: Number(digits), receivedOn, note })
}

function dayOf(typed: string): PlainDate | null {
  const day = typed.normalize('NFKC').trim().replaceAll('/', '-')
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return null
  try {
    return plainDate(day)
  } catch {
    return null
  }
}
