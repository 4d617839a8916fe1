import { html } from 'hono/html'
import type { Html } from '../checkout/frame.ts'
import type { Parts } from '../parts.ts'
import { bar } from './bar.ts'
import { clockPanel } from './clock-panel.ts'
import { entryDetail } from './entry-detail.ts'
import { faultPanel } from './fault-panel.ts'
import { objectDetail } from './object-detail.ts'
import { objectList } from './object-list.ts'
import { pulseOf } from './pulse.ts'
import { rulesPanel } from './rules-panel.ts'
import { findEntry } from './stream.ts'
import { streamColumn } from './stream-column.ts'
import { hrefOf, type View } from './view.ts'
import { webhookPanel } from './webhook-panel.ts'

/** The page for people: what was done, what there is, and what can be set. Works without JavaScript. */
export function inspectorPage(parts: Parts, view: View): Html {
  const chosen = chosenDetail(parts, view)
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${view.id === '' ? 'Inspector' : view.id} | Smartpay sandbox</title>
<link rel="stylesheet" href="/_inspector/style.css">
<link rel="icon" href="data:,">
<script src="/_inspector/script.js" type="module"></script>
</head>
<body class="${view.id === '' ? 'all' : 'one'}" data-pulse="${pulseOf(parts)}">
${bar(parts, view)}
<section class="strip" id="controls" aria-label="Controls">
${clockPanel(parts, view)}
${webhookPanel(parts, view)}
${faultPanel(parts, view)}
${rulesPanel(parts, view)}
</section>
<main>
<section class="column middle" id="stream" aria-labelledby="stream-h">
${streamColumn(parts, view)}
</section>
<section class="column left" id="objects" aria-labelledby="objects-h" data-live>
<h2 id="objects-h">Objects</h2>
${objectList(parts, view)}
</section>
<section class="column right" id="detail" aria-labelledby="detail-h" data-live>
<h2 id="detail-h">${view.id === '' ? 'Nothing chosen' : 'Chosen'}${
    view.id === ''
      ? ''
      : html` <a class="close" href="${hrefOf(view, { id: '' })}#${backTo(view)}">close</a>`
  }</h2>
<div class="pad">${chosen}</div>
</section>
</main>
</body>
</html>`
}

function backTo({ id }: View): string {
  return /^\d+$/.test(id) ? `s${id}` : id
}

function chosenDetail(parts: Parts, view: View): Html {
  if (view.id === '')
    return html`<p class="muted">Choose a line of the stream or an object: it is shown here with its JSON, what it led to, and what can be done to it.</p>`
  const entry = findEntry(parts, view.id)
  const detail = entry ? entryDetail(parts, entry, view) : objectDetail(parts, view)
  return (
    detail ??
    html`<p>There is no <code>${view.id}</code> here.</p><p class="muted">Requests are in memory only, the last 1,000 of them; objects are gone once everything was forgotten.</p>`
  )
}
