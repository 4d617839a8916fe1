import { storableText } from './storable-text.ts'

/** Longer than anything that a form of ours asks for by GET. */
const longest = 120

/** What the query of an address says under a name; what is no single text counts as not set. */
export function addressText(query: Record<string, unknown>, name: string): string {
  const value = query[name]
  return typeof value === 'string' ? storableText(value.slice(0, longest)) : ''
}
