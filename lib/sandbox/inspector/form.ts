import { html } from 'hono/html'
import type { Html } from '../checkout/frame.ts'
import { refusedAt } from './refused.ts'
import { queryOf, type View } from './view.ts'
import { wordsOf } from './words.ts'

export type Part = Html | string | Part[]

type Posting = {
  view: View
  /** Below /_inspector, as the control call is below /_control. */
  path: string
  /** Where on the page to come back to. */
  to?: string
  className?: string
}

/** A form that does what a control call does and leads back to what was looked at; or says why it was not done. */
export function form({ view, path, to = '', className = 'buttons' }: Posting, body: Part): Html {
  const action = `/_inspector/${path}${queryOf(view)}${to && `#${to}`}`
  return html`<form method="post" action="${action}" class="${className}">${whyNot(view, path)}${body}</form>`
}

function whyNot(view: View, path: string): Html | '' {
  const refused = refusedAt(view, path)
  if (!refused) return ''
  return html`<p class="banner refused wide" role="alert"><b>${wordsOf(view).notDone}</b> ${refused.sentences.join(' ')}</p>`
}

type Push = { label: string; field?: [name: string, value: string]; of?: string }

/** @param of what it is about, for whoever hears the button without seeing the row. */
export function button({ label, field, of }: Push): Html {
  const [name, value] = field ?? []
  return html`<button${name ? html` name="${name}" value="${value}"` : ''}${of ? html` aria-label="${label} ${of}"` : ''}>${label}</button>`
}

type Choice = { name: string; label: string; value?: string; hidden?: boolean }

type Amount = { name: string; label: string; value?: number | string; unit?: string; min?: number }

/** The fields of one form; what was typed into it and refused is still there. */
export function fieldsOf(view: View, path: string) {
  const refused = refusedAt(view, path)
  const typed = (name: string) => refused?.typed[name]?.[0]
  const wrong = (name: string) => (refused?.fields.includes(name) ? html` aria-invalid="true"` : '')

  function select(
    { name, label, value, hidden = false }: Choice,
    options: readonly (readonly [value: string, label: string])[],
  ): Html {
    const chosen = typed(name) ?? value
    const choices = options.map(
      ([each, text]) =>
        html`<option value="${each}"${each === chosen ? html` selected` : ''}>${text}</option>`,
    )
    return html`<label class="field"><span${hidden ? html` class="unseen"` : ''}>${label}</span><select name="${name}"${wrong(name)}>${choices}</select></label>`
  }

  function amount({ name, label, value = '', unit = '', min = 0 }: Amount): Html {
    const spoken = unit
      ? html`<span>${label} <small>${unit}</small></span>`
      : html`<span>${label}</span>`
    return html`<label class="field">${spoken}<input type="number" name="${name}" value="${typed(name) ?? value}" min="${min}" step="any"${wrong(name)}></label>`
  }

  function tick(name: string, label: string, checked: boolean, value = 'on'): Html {
    const isChecked = refused ? refused.typed[name]?.includes(value) === true : checked
    return html`<label class="tick"><input type="checkbox" name="${name}" value="${value}"${isChecked ? html` checked` : ''}><span>${label}</span></label>`
  }

  return { select, amount, tick }
}
