import { html } from 'hono/html'
import type { Html } from '../checkout/frame.ts'
import type { Parts } from '../parts.ts'
import { kindNames, type View } from './view.ts'
import { wordsOf } from './words.ts'

/** Nothing that fits what is looked for; or nothing at all yet, and then how to begin. */
export function emptyStream({ origin, requests, store }: Parts, view: View): Html {
  const { stream } = wordsOf(view)
  if (view.q !== '' || view.only !== 'all' || requests.recent.length + requests.acts.length > 0)
    return html`<p class="muted pad">${view.before === null ? stream.nothing : stream.nothingOlder}</p>`
  const isKept = kindNames.some((kind) => store.state[kind].size > 0)
  return html`<div class="empty pad">
<p><b>${isKept ? stream.again : stream.beginTitle}</b><br>${isKept ? stream.againLead : stream.beginLead}</p>
${isKept ? '' : html`<pre class="json" tabindex="0">${firstCall(origin)}</pre>`}
</div>`
}

function firstCall(origin: string): string {
  return `curl ${origin}/v1/checkout-sessions \\
  -H 'Authorization: Basic sk_test_mine' \\
  -d '{
    "mode": "token", "reference": "sub_1",
    "customerInfo": { "emailAddress": "hanako@example.jp" },
    "successUrl": "http://localhost:3000/ok",
    "cancelUrl": "http://localhost:3000/ng" }'`
}
