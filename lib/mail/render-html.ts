import { constantMarkup, type Html, html, prose, webAddress } from './html.ts'
import { blockMarkup } from './html-blocks.ts'
import type { Letter, Link, Sender } from './letter.ts'
import { colours, styleSheet, typography } from './theme.ts'

/** The letter as one HTML document: tables and inline styles, no pictures, no scripts, 600 px at most. */
export function renderHtml(letter: Letter): string {
  const { text, display, leading } = typography[letter.locale]
  const body = html`<!doctype html>
<html lang="${letter.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="date=no, address=no">
<title>${letter.subject}</title>
<style>${constantMarkup(styleSheet)}</style>
</head>
<body class="paper" style="margin:0;padding:0;background:${colours.paper}">
<div style="display:none;max-height:0;overflow:hidden;font-size:1px;line-height:1px;color:${colours.paper}">${letter.preheader}</div>
<div role="article" aria-label="${letter.title}">
<table role="presentation" class="paper" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:${colours.paper}"><tr><td align="center">
${outlookOnly('<table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0"><tr><td>')}
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px;font-family:${constantMarkup(text)};font-size:16px;line-height:${leading};color:${colours.ink};text-align:left">
<tr><td>${ribbon}</td></tr>
<tr><td class="side" style="padding:28px 24px 0"><a class="ink" href="${webAddress(letter.sender.shopUrl)}" style="font-family:${constantMarkup(display)};font-size:20px;line-height:30px;letter-spacing:.12em;color:${colours.ink};text-decoration:none">${letter.sender.name}</a></td></tr>
<tr><td class="side" style="padding:36px 24px 0"><h1 class="title ink" style="margin:0;font-family:${constantMarkup(display)};font-size:26px;line-height:39px;font-weight:700;letter-spacing:.03em;color:${colours.ink}">${letter.title}</h1></td></tr>
<tr><td class="side ink" style="padding:20px 24px 0;color:${colours.ink}">${letter.addressee}</td></tr>
${letter.blocks.map((block) => row(blockMarkup(block, display)))}
<tr><td style="padding:48px 0 0">${footer(letter.sender)}</td></tr>
</table>
${outlookOnly('</td></tr></table>')}
</td></tr></table>
</div>
</body>
</html>
`
  return body.markup
}

function row(block: Html): Html {
  return html`<tr><td class="side" style="padding:0 24px">${block}</td></tr>`
}

/** Outlook on Windows knows no max-width. */
function outlookOnly(markup: string): Html {
  return constantMarkup(`<!--[if mso]>${markup}<![endif]-->`)
}

/** A strip of the shop's inks instead of a picture that mailboxes would block. */
const ribbon = html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr>${[
  ['62%', colours.accent],
  ['22%', colours.kraft],
  ['10%', colours.ochre],
  ['6%', colours.ink],
].map(
  ([width = '', ink = '']) =>
    html`<td width="${width}" height="6" bgcolor="${ink}" style="height:6px;font-size:0;line-height:0;background:${ink}">&nbsp;</td>`,
)}</tr></table>`

function footer(sender: Sender): Html {
  return html`<table role="presentation" class="wash" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="${colours.wash}" style="background:${colours.wash}"><tr><td class="side muted" style="padding:28px 24px 36px;font-size:13px;line-height:22px;color:${colours.muted}">
<p style="margin:0 0 14px">${prose(sender.note)}</p>
<p class="ink" style="margin:0;font-weight:700;color:${colours.ink}">${sender.name}</p>
${sender.lines.map((line) => html`<p class="plain" style="margin:0">${line}</p>`)}
<p style="margin:14px 0 0">${sender.links.map(footerLink)}</p>
</td></tr></table>`
}

function footerLink({ label, url }: Link): Html {
  return html`<a class="muted" href="${webAddress(url)}" style="color:${colours.muted};text-decoration:underline;margin-right:16px">${label}</a>`
}
