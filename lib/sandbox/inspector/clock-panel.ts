import { html } from 'hono/html'
import type { Html } from '../checkout/frame.ts'
import type { Parts } from '../parts.ts'
import { settingsOf } from '../state/state.ts'
import { form } from './form.ts'
import { momentOf, spanOf } from './text.ts'
import type { View } from './view.ts'

const steps = [
  ['hour', '+1 h', 'one hour'],
  ['day', '+1 day', 'one day'],
  ['month', '+1 month', 'one month'],
  ['quarter', '+3 months', 'three months'],
] as const

/** The time here, and how to move it. */
export function clockPanel({ store, now }: Parts, view: View): Html {
  const offsetMs = settingsOf(store.state).clockOffsetMs
  const isReal = offsetMs === 0
  const at = now()
  return html`<section class="panel" aria-labelledby="clock-h">
<h2 id="clock-h">Clock</h2>
<p class="now"><span id="now" data-at="${at}">${momentOf(at)}</span> <small>JST</small></p>
<p class="muted">${isReal ? 'runs with real time' : `runs ${spanOf(offsetMs)} ahead of real time`}</p>
${form({ view, path: 'clock' }, [
  ...steps.map(
    ([step, label, spoken]) =>
      html`<button name="step" value="${step}" aria-label="${label}, forward by ${spoken}">${label}</button>`,
  ),
  html`<button name="step" value="real"${isReal ? html` disabled` : ''}>Real time</button>`,
])}
</section>`
}
