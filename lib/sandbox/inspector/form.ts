import { html } from 'hono/html'
import type { Html } from '../checkout/frame.ts'
import { queryOf, type View } from './view.ts'

export type Part = Html | string | Part[]

export type Posting = {
  view: View
  /** Below /_inspector, as the control call is below /_control. */
  path: string
  /** Where on the page to come back to. */
  to?: string
  className?: string
}

/** A form that does what a control call does and leads back to what was looked at. */
export function form({ view, path, to = '', className = 'buttons' }: Posting, body: Part): Html {
  const action = `/_inspector/${path}${queryOf(view)}${to && `#${to}`}`
  return html`<form method="post" action="${action}" class="${className}">${body}</form>`
}

export type Push = { label: string; field?: [name: string, value: string]; of?: string }

/** @param of what it is about, for whoever hears the button without seeing the row. */
export function button({ label, field, of }: Push): Html {
  const [name, value] = field ?? []
  return html`<button${name ? html` name="${name}" value="${value}"` : ''}${of ? html` aria-label="${label} ${of}"` : ''}>${label}</button>`
}

type Choice = { name: string; label: string; value?: string; hidden?: boolean }

export function select(
  { name, label, value, hidden = false }: Choice,
  options: readonly (readonly [value: string, label: string])[],
): Html {
  const choices = options.map(
    ([each, text]) =>
      html`<option value="${each}"${each === value ? html` selected` : ''}>${text}</option>`,
  )
  return html`<label><span${hidden ? html` class="unseen"` : ''}>${label}</span><select name="${name}">${choices}</select></label>`
}

type Amount = { name: string; label: string; value?: number | string; unit?: string; min?: number }

export function amount({ name, label, value = '', unit = '', min = 0 }: Amount): Html {
  const spoken = unit ? `${label}, ${unit}` : label
  return html`<label class="amount"><span>${label}</span><input type="number" name="${name}" value="${value}" min="${min}" step="any" aria-label="${spoken}">${unit && html`<small>${unit}</small>`}</label>`
}

export function tick(name: string, label: string, checked: boolean, value = 'on'): Html {
  return html`<label class="tick"><input type="checkbox" name="${name}" value="${value}"${checked ? html` checked` : ''}><span>${label}</span></label>`
}
