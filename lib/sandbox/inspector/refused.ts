import type { Form } from './forms.ts'
import type { View } from './view.ts'
import { wordsOf } from './words.ts'

/** A form that was not done: why, in which fields, and what was typed. */
export type Refused = { path: string; sentences: string[]; fields: string[]; typed: Form }

/** What the form itself says; a refusal that is no field's fault is said above everything. */
export function refusedAt({ refused }: View, path: string): Refused | null {
  return refused?.path === path && refused.fields.length > 0 ? refused : null
}

type Asked = { path: string; typed: Form; view: View }

/** In the reader's words: the control call's own are for whoever wrote the call. */
export function refusalOf(answer: string, { path, typed, view }: Asked): Refused {
  const { errorCode = '', details = [] } = JSON.parse(answer)
  const { limits, refusals, typed: saying } = wordsOf(view)
  const named: string[] = details.map((detail: string) => fieldFor(path, detail))
  const fields = [...new Set(named)].filter((name): name is keyof typeof limits => name in limits)
  const sentences = fields.map((name) => saying(limits[name], typed[name]?.[0] ?? ''))
  const known: Record<string, string> = refusals
  const whole = (Object.hasOwn(known, errorCode) ? known[errorCode] : null) ?? refusals.other
  return { path, sentences: sentences.length > 0 ? sentences : [whole], fields, typed }
}

/** How a form calls what the control call calls so. */
const fieldNames: Record<string, Record<string, string>> = {
  webhooks: { delayMs: 'delay', shuffleMs: 'shuffle' },
  rules: { sessionLifetimeMs: 'hours', slowMs: 'slow' },
  faults: { delayMs: 'seconds', until: 'minutes' },
}

/** @param detail `copies: Too big` */
function fieldFor(path: string, detail: string): string {
  const field = detail.split(':')[0] ?? ''
  if (path.startsWith('tokens/')) return field.split('.').at(-1) || 'times'
  return fieldNames[path]?.[field] ?? field
}
