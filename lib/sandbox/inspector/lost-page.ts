import { html } from 'hono/html'
import type { Html } from '../checkout/frame.ts'
import { preferredLocale } from '../locale.ts'
import { wordsOf } from './words.ts'

/** For people who came to an address that has nothing; programs are told in JSON. */
export function lostPage(acceptLanguage: string | null): Html {
  const locale = preferredLocale(acceptLanguage)
  const { lost, sandbox } = wordsOf({ locale })
  return html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${lost.title} | ${sandbox}</title>
<link rel="stylesheet" href="/_inspector/style.css">
<link rel="icon" href="data:,">
</head>
<body class="lost"><main><h1>${lost.title}</h1><p>${lost.lead}</p><p><a class="button" href="/">${lost.back}</a></p></main></body>
</html>`
}
