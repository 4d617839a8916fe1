import { html } from 'hono/html'
import type { Html } from '../checkout/frame.ts'
import { kindOf } from './kinds.ts'
import { masked, splitAtIds } from './text.ts'
import { hrefOf, type View } from './view.ts'
import { wordsOf } from './words.ts'

/** A body as it was sent, set out if it is JSON; of what was cut off, the beginning. */
export function bodyView(text: string, view: View): Html {
  try {
    return jsonView(JSON.parse(text), view)
  } catch {
    return html`<div class="json">${linked(text, view)}</div>`
  }
}

/** Each id leads to all that mentions it. */
export function jsonView(value: unknown, view: View): Html {
  return html`<div class="json">${piecesOf(value, { view, indent: '' })}</div>`
}

type Place = { view: View; indent: string; name?: string }

function piecesOf(value: unknown, { view, indent, name }: Place): (string | Html)[] {
  if (typeof value === 'string') {
    if (name === 'signingSecret' && value !== '…')
      return [
        html`<details class="secret"><summary>${wordsOf(view).detail.show}</summary>${value}</details>`,
      ]
    return [html`<i>"${linked(masked(JSON.stringify(value).slice(1, -1)), view)}"</i>`]
  }
  if (typeof value !== 'object' || value === null) return [html`<b>${String(value)}</b>`]
  const isList = Array.isArray(value)
  const [open, close] = isList ? '[]' : '{}'
  const fields = Object.entries(value).filter(([, field]) => field !== undefined)
  if (fields.length === 0) return [`${open}${close}`]
  const inner = `${indent}  `
  const lines = fields.flatMap(([key, field], index) => [
    `${index === 0 ? '' : ','}\n${inner}`,
    ...(isList ? [] : [`${masked(JSON.stringify(key))}: `]),
    ...piecesOf(field, { view, indent: inner, name: key }),
  ])
  return [open ?? '', ...lines, `\n${indent}${close}`]
}

/** The text with its ids as links to all that mentions them. */
export function linked(text: string, view: View): (string | Html)[] {
  return splitAtIds(text).map((piece, index) =>
    index % 2 === 0 ? piece : html`<a href="${mentionsOf(piece, view)}">${piece}</a>`,
  )
}

export function mentionsOf(id: string, view: View): string {
  return hrefOf(view, { show: kindOf(id) ?? view.show, id, q: id, before: null, from: '' })
}
