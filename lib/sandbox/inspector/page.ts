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
import { wordsOf } from './words.ts'

/** What was chosen: null when there is no such thing, undefined when nothing was. */
export function chosenDetail(parts: Parts, view: View): Html | null | undefined {
  if (view.id === '') return undefined
  const entry = findEntry(parts, view.id)
  return entry ? entryDetail(parts, entry, view) : objectDetail(parts, view)
}

/** The page for people: what was done, what there is, and what can be set. Works without JavaScript. */
export function inspectorPage(parts: Parts, view: View, chosen = chosenDetail(parts, view)): Html {
  const { title, sandbox, controls, objects, detail } = wordsOf(view)
  const isNothing = chosen === undefined
  return html`<!doctype html>
<html lang="${view.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${isNothing ? title : chosen === null ? detail.missing : view.id} | ${sandbox}</title>
<link rel="stylesheet" href="/_inspector/style.css">
<link rel="icon" href="data:,">
<script src="/_inspector/script.js" type="module"></script>
</head>
<body class="${isNothing ? 'all' : 'one'}" data-pulse="${pulseOf(parts)}"${view.refused ? html` data-refused` : ''}>
${bar(parts, view)}
${refusalOf(view)}
<section class="strip" id="controls" aria-label="${controls}">
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
<h2 id="objects-h">${objects.title}</h2>
${objectList(parts, view)}
</section>
<section class="column right" id="detail" aria-labelledby="detail-h" data-live>
<h2 id="detail-h">${isNothing ? detail.nothing : chosen === null ? detail.missing : detail.chosen}${
    isNothing
      ? ''
      : html` <a class="close" href="${hrefOf(view, { id: '' })}#${backTo(view)}">${detail.close}</a>`
  }</h2>
<div class="pad">${isNothing ? beginning(parts, view) : (chosen ?? missing(view))}</div>
</section>
</main>
</body>
</html>`
}

function backTo({ id }: View): string {
  return /^\d+$/.test(id) ? `s${id}` : id
}

/** What no form on the page can say: its row may have changed meanwhile. */
function refusalOf({ refused, ...view }: View): Html | '' {
  if (!refused || refused.fields.length > 0) return ''
  return html`<p class="banner refused loud" role="alert"><b>${wordsOf(view).notDone}</b> ${refused.sentences.join(' ')}</p>`
}

/** Where a shop finds the sandbox. */
function beginning({ origin }: Parts, view: View): Html {
  const { detail } = wordsOf(view)
  return html`<p>${detail.lead}</p>
<dl class="facts">
<div><dt>${detail.api}</dt><dd><b>${origin}/v1</b></dd></div>
<div><dt>${detail.key}</dt><dd>${detail.keyHint}</dd></div>
<div><dt>${detail.webhook}</dt><dd>${detail.webhookHint}</dd></div>
</dl>
<p><a href="/_control">${detail.more}</a></p>`
}

function missing(view: View): Html {
  const { detail } = wordsOf(view)
  return html`<p><b>${detail.missingId(view.id)}</b></p><p class="muted">${detail.missingWhy}</p>
<p><a class="button" href="${hrefOf(view, { id: '' })}">${detail.missingBack}</a></p>`
}
