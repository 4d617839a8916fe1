import { html } from 'hono/html'
import type { Html } from '../checkout/frame.ts'
import type { Parts } from '../parts.ts'
import { form } from './form.ts'
import type { View } from './view.ts'

/** What this is, what else there is, and the way to forget all of it. */
export function bar({ origin }: Parts, view: View): Html {
  return html`<header class="bar">
<h1><a href="/">Smartpay sandbox</a></h1>
<p class="tag">TEST</p>
<p class="quiet">No money moves here.</p>
<p class="host">${new URL(origin).host}</p>
<nav aria-label="Elsewhere"><a href="/_control/ledger">Ledger</a> <a href="/_control">Control calls</a></nav>
<details class="reset"><summary>Forget everything…</summary><div>
<p>All objects, keys, requests, faults and settings go, and the clock runs with real time again. This cannot be undone.</p>
${form({ view: { ...view, id: '', q: '', before: null, from: '' }, path: 'reset' }, html`<button class="danger">Forget everything</button>`)}
</div></details>
</header>
<nav class="jumps" aria-label="On this page"><a href="#stream">Stream</a> <a href="#objects">Objects</a> <a href="#controls">Controls</a></nav>`
}
