import { html } from 'hono/html'
import type { Locale } from '../locale.ts'
import { words } from './words.ts'

export type Html = ReturnType<typeof html>

/** What all pages of the checkout have around them. */
export function frame(locale: Locale, title: string, body: Html): Html {
  return html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} | Smartpay (test)</title>
<link rel="stylesheet" href="/_sandbox.css">
<link rel="icon" href="data:,">
</head>
<body>
<header class="tape"><p><strong>TEST</strong> <span>${words[locale].test}</span></p></header>
<main>${body}</main>
</body>
</html>`
}
