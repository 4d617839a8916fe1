import { describe, expect, test } from 'vitest'
import { readPayment } from '#lib/orders/offline/read-payment.ts'
import { longestNote, noteText, whyNotNote } from './note-text.ts'

describe('a note as it is typed', () => {
  test.each([
    ['line breaks of a form', 'a\r\nb\rc\nd', 'a\nb\nc\nd'],
    ['what the database refuses', 'a\0b\ud800', 'ab\ufffd'],
    ['room around it', '\r\n a \r\n', 'a'],
  ])('%s', (_name, typed, kept) => {
    expect(noteText(typed)).toBe(kept)
    expect(readPayment({ sum: '1', on: '2026-11-30', note: typed })).toMatchObject({
      value: { note: kept },
    })
  })

  test('is measured as its form measures it', () => {
    const lines = Array.from({ length: longestNote / 2 }, () => 'x').join('\r\n')
    expect(whyNotNote(noteText(`${lines}y`))).toBe(null)
    expect(whyNotNote(noteText(`${lines}yz`))).toBe('long-note')
    expect(whyNotNote('')).toBe('empty-note')
  })
})
