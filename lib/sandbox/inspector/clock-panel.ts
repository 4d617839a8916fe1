import { html } from 'hono/html'
import type { Html } from '../checkout/frame.ts'
import type { Parts } from '../parts.ts'
import { settingsOf } from '../state/state.ts'
import { form } from './form.ts'
import { momentOf, spanOf } from './text.ts'
import type { View } from './view.ts'
import { wordsOf } from './words.ts'

/** The time here, and how to move it. */
export function clockPanel({ store, now }: Parts, view: View): Html {
  const { clock } = wordsOf(view)
  const offsetMs = settingsOf(store.state).clockOffsetMs
  const isReal = offsetMs === 0
  const at = now()
  return html`<section class="panel" id="clock" aria-labelledby="clock-h">
<h2 id="clock-h">${clock.title} <small>${clock.zone}</small></h2>
<p class="now"><span id="now" data-at="${at}">${momentOf(at)}</span></p>
<p class="muted">${isReal ? clock.real : clock.ahead(spanOf(offsetMs, clock.units))}</p>
${form({ view, path: 'clock', to: 'clock' }, [
  ...clock.steps.map(
    ([step, label]) => html`<button name="step" value="${step}">${label}</button>`,
  ),
  html`<button name="step" value="real"${isReal ? html` disabled` : ''}>${clock.toReal}</button>`,
])}
</section>`
}
