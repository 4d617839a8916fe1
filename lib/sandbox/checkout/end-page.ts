import { html } from 'hono/html'
import type { Locale } from '../locale.ts'
import type { Session } from '../objects/session.ts'
import { frame, type Html } from './frame.ts'
import type { Standing } from './standing.ts'
import { words } from './words.ts'

type End = {
  locale: Locale
  shop: string
  mode: Session['mode']
  standing: Exclude<Standing, 'open'> | 'missing'
  wayOn?: string
}

/** Used, withdrawn, expired or unknown: what happened, and the way on if there is one. */
export function endPage({ locale, shop, mode, standing, wayOn }: End): Html {
  const text = words[locale]
  const [title, sentence] = mode === 'order' ? text.orderEnds[standing] : text.ends[standing]
  return frame(
    locale,
    title,
    html`<div class="card end"><section>
${wayOn === undefined ? '' : html`<p class="shop">${shop}</p>`}
<h1>${title}</h1>
<p>${sentence}</p>
${wayOn === undefined ? '' : html`<p><a class="main" href="${wayOn}">${text.back(shop)}</a></p>`}
</section></div>`,
  )
}
