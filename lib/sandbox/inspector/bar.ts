import { html } from 'hono/html'
import type { Html } from '../checkout/frame.ts'
import type { Parts } from '../parts.ts'
import { form } from './form.ts'
import { labelOf } from './kinds.ts'
import { countOf } from './text.ts'
import { hrefOf, kindNames, startOf, type View } from './view.ts'
import { wordsOf } from './words.ts'

/** What this is, what else there is, and the way to forget all of it. */
export function bar(parts: Parts, view: View): Html {
  const { sandbox, quiet, elsewhere, ledger, calls, other, jumps, stream, objects, controls } =
    wordsOf(view)
  const lang = view.locale === 'ja' ? 'en' : 'ja'
  return html`<header class="bar">
<h1><a href="${hrefOf(startOf(view))}">${sandbox}</a></h1>
<p class="tag">TEST</p>
<p class="quiet">${quiet}</p>
<p class="host">${new URL(parts.origin).host}</p>
<nav aria-label="${elsewhere}"><a href="/_control/ledger">${ledger}</a> <a href="/_control">${calls}</a> <a href="${hrefOf(view, { lang })}" lang="${lang}" hreflang="${lang}">${other}</a></nav>
${resetBox(parts, view)}
</header>
<nav class="jumps" aria-label="${jumps}"><a href="#stream">${stream.title}</a> <a href="#objects">${objects.title}</a> <a href="#controls">${controls}</a></nav>`
}

/** Asks before it forgets, and says how much. */
function resetBox(parts: Parts, view: View): Html {
  const { reset } = wordsOf(view)
  return html`<details class="reset"><summary>${reset.ask}</summary><div>
<p><b>${reset.sure}</b></p>
<p>${reset.told(countedObjects(parts, view))}</p>
${form({ view: startOf(view), path: 'reset' }, html`<button class="danger">${reset.button}</button>`)}
<p class="muted">${reset.keep}</p>
</div></details>`
}

/** 12 tokens, 3 orders. */
function countedObjects({ store }: Parts, view: View): string {
  const filled = kindNames.filter((kind) => store.state[kind].size > 0)
  const all = new Intl.ListFormat(view.locale, { type: 'conjunction' })
  const counted = filled.map((kind) => {
    const { size } = store.state[kind]
    return view.locale === 'ja'
      ? `${labelOf(kind, view)}${countOf(size)}件`
      : `${countOf(size)} ${labelOf(kind, view, size)}`
  })
  return all.format(counted) || wordsOf(view).reset.empty
}
