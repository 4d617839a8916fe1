import { storableText } from '#lib/storable-text.ts'

/** As a form counts it, which sends a line break as two characters and counts one. */
export const longestNote = 2000

/** A note as it is kept. */
export function noteText(typed: string): string {
  return storableText(typed).replace(/\r\n?/g, '\n').trim()
}

/** Why it is not kept; each has a sentence for the staff. Null: it is. */
export function whyNotNote(text: string): 'empty-note' | 'long-note' | null {
  if (text === '') return 'empty-note'
  return text.length > longestNote ? 'long-note' : null
}
