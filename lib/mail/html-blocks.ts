import { unreachable } from '#lib/result.ts'
import { constantMarkup, type Html, html, prose, webAddress } from './html.ts'
import type { AmountRow, Block, Fact } from './letter.ts'
import { harmlessLines } from './single-line.ts'
import { colours } from './theme.ts'

const table = constantMarkup('width="100%" cellpadding="0" cellspacing="0" border="0"')
const figures = constantMarkup('font-variant-numeric:tabular-nums')
const hairline = `1px solid ${colours.line}`

/** One block as a piece of the letter's only column. `display` is the font of headings and sums. */
export function blockMarkup(block: Block, display: string): Html {
  const font = constantMarkup(display)
  switch (block.kind) {
    case 'paragraph':
      return html`<p class="ink" style="margin:14px 0 0;color:${colours.ink}">${prose(block.text)}</p>`
    case 'heading':
      return heading(block.text, block.mark, font)
    case 'sum':
      return sum(block, font)
    case 'facts':
      return html`<table ${table}>${block.rows.map(factRow)}</table>`
    case 'amounts':
      return html`<table ${table}>${block.rows.map(amountRow)}${totalRow(block.total)}</table>`
    case 'steps':
      return html`<table ${table} role="presentation">${block.items.map(step)}</table>`
    case 'button':
      return button(block.label, block.url)
    case 'note':
      return html`<p class="muted" style="margin:14px 0 0;font-size:13px;line-height:22px;color:${colours.muted}">${prose(block.text)}</p>`
    case 'transcript':
      return transcript(block.text)
    default:
      return unreachable(block)
  }
}

function heading(text: string, mark: string | undefined, font: Html): Html {
  const state = mark
    ? html`<td class="green strong" align="right" valign="bottom" style="padding:40px 0 9px;border-bottom:1px solid ${colours.ink};font-size:13px;line-height:22px;font-weight:700;white-space:nowrap;color:${colours.accent}">${mark}</td>`
    : html``
  return html`<table role="presentation" ${table}><tr><td class="strong" valign="bottom" style="padding:40px 0 9px;border-bottom:1px solid ${colours.ink}"><h2 class="ink" style="margin:0;font-family:${font};font-size:20px;line-height:30px;font-weight:700;letter-spacing:.03em;color:${colours.ink}">${text}</h2></td>${state}</tr></table>`
}

function sum({ label, amount, detail }: Extract<Block, { kind: 'sum' }>, font: Html): Html {
  return html`<table role="presentation" class="wash" ${table} bgcolor="${colours.wash}" style="margin-top:28px;background:${colours.wash}"><tr><td style="padding:20px 24px 22px">
<p class="muted" style="margin:0;font-size:13px;line-height:22px;color:${colours.muted}">${label}</p>
<p class="ink" style="margin:2px 0 4px;font-family:${font};font-size:34px;line-height:46px;${figures};color:${colours.ink}">${amount}</p>
<p class="ink" style="margin:0;font-weight:700;color:${colours.ink}">${prose(detail)}</p>
</td></tr></table>`
}

function factRow({ label, value }: Fact): Html {
  return html`<tr>${labelCell(label)}<td class="ink line" valign="top" style="padding:12px 0;border-bottom:${hairline};line-height:28px;${figures};color:${colours.ink}">${prose(value)}</td></tr>`
}

function amountRow({ label, detail, amount }: AmountRow): Html {
  const text =
    detail === undefined
      ? html`<td class="ink line" colspan="2" style="padding:12px 12px 12px 0;border-bottom:${hairline};line-height:28px;color:${colours.ink}">${prose(label)}</td>`
      : html`${labelCell(label)}<td class="ink line" valign="top" style="padding:12px 12px 12px 0;border-bottom:${hairline};line-height:28px;${figures};color:${colours.ink}">${prose(detail)}</td>`
  return html`<tr>${text}${amountCell(amount, '400')}</tr>`
}

function totalRow({ label, amount }: { label: string; amount: string }): Html {
  return html`<tr><td class="ink line" colspan="2" style="padding:12px 12px 12px 0;border-bottom:${hairline};line-height:28px;font-weight:700;color:${colours.ink}">${label}</td>${amountCell(amount, '700')}</tr>`
}

function amountCell(amount: string, weight: '400' | '700'): Html {
  return html`<td class="ink line" align="right" valign="top" style="padding:12px 0;border-bottom:${hairline};line-height:28px;white-space:nowrap;font-weight:${weight};${figures};color:${colours.ink}">${amount}</td>`
}

/** One width in all tables, so that what stands beside it keeps one left edge. */
function labelCell(label: string): Html {
  return html`<th class="label muted line" scope="row" align="left" valign="top" width="104" style="width:104px;padding:12px 12px 12px 0;border-bottom:${hairline};font-size:13px;line-height:28px;font-weight:400;color:${colours.muted}">${label}</th>`
}

function step(text: string, index: number): Html {
  return html`<tr><td class="green" valign="top" width="28" style="width:28px;padding:12px 0 0;font-weight:700;color:${colours.accent}">${index + 1}.</td><td class="ink" style="padding:12px 0 0;color:${colours.ink}">${prose(text)}</td></tr>`
}

function button(label: string, url: string): Html {
  return html`<table role="presentation" ${table} style="margin-top:32px"><tr><td class="button" align="center" bgcolor="${colours.accent}" style="border-radius:4px;background:${colours.accent}"><a href="${webAddress(url)}" style="display:block;padding:14px 20px;font-weight:700;line-height:28px;color:${colours.onAccent};text-decoration:none">${label}</a></td></tr></table>`
}

/** An empty line opens a paragraph, whose first line is its heading. */
function transcript(text: string): Html {
  const paragraphs = harmlessLines(text)
    .join('\n')
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.split('\n').filter((line) => line !== ''))
  return html`<table role="presentation" class="wash" ${table} bgcolor="${colours.wash}" style="margin-top:16px;background:${colours.wash}"><tr><td style="padding:8px 20px 20px">${paragraphs.map(
    ([first = '', ...rest]) =>
      html`<p class="ink" style="margin:12px 0 0;font-size:13px;line-height:22px;color:${colours.ink}"><b>${first}</b>${rest.map((line) => html`<br>${prose(line)}`)}</p>`,
  )}</td></tr></table>`
}
