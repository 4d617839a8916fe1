import type { Locale } from '#lib/i18n/locale.ts'
import { unreachable } from '#lib/result.ts'
import { webAddress } from './html.ts'
import type { AmountRow, Block, Fact, Letter, Sender } from './letter.ts'
import { harmlessLines, singleLine } from './single-line.ts'
import { columnsOf, lineColumns, wrap } from './wrap.ts'

/** The letter as plain text: the same content in the same order, addresses in full. */
export function renderText(letter: Letter): string {
  const { locale } = letter
  const blocks = letter.blocks.map(
    // A heading stands close to what it opens.
    (block) => blockText(block, locale) + (block.kind === 'heading' ? '\n' : '\n\n'),
  )
  return [
    `${wrapped(letter.title, locale)}\n\n`,
    `${wrapped(letter.addressee, locale)}\n\n`,
    ...blocks,
    `${signature(letter.sender, locale)}\n`,
  ].join('')
}

function blockText(block: Block, locale: Locale): string {
  switch (block.kind) {
    case 'paragraph':
    case 'note':
      return wrapped(block.text, locale)
    case 'heading':
      return heading(block.text, block.mark, locale)
    case 'sum':
      return [pair(block.label, block.amount, locale), wrapped(block.detail, locale)].join('\n')
    case 'facts':
      return block.rows.map((row) => factLine(row, locale)).join('\n')
    case 'amounts':
      return [
        ...block.rows.map((row) => amountLine(row, locale)),
        pair(block.total.label, block.total.amount, locale),
      ].join('\n')
    case 'steps':
      return block.items.map((item, index) => hanging(`${index + 1}. `, item, locale)).join('\n')
    case 'button':
      return `${singleLine(block.label)}\n${webAddress(block.url)}`
    case 'transcript':
      return harmlessLines(block.text)
        .map((line) => wrapped(line, locale))
        .join('\n')
    default:
      return unreachable(block)
  }
}

/** A section opens with an empty line more, and a rule as long as its words. */
function heading(text: string, mark: string | undefined, locale: Locale): string {
  const state = mark === undefined ? '' : locale === 'ja' ? `（${mark}）` : ` (${mark})`
  const line = singleLine(text + state)
  return `\n${line}\n${'-'.repeat(Math.min(columnsOf(line), lineColumns))}`
}

function factLine({ label, value }: Fact, locale: Locale): string {
  return hanging(locale === 'ja' ? `${label}：` : `${label}: `, value, locale)
}

function amountLine({ label, detail, amount }: AmountRow, locale: Locale): string {
  return detail === undefined
    ? pair(label, amount, locale)
    : pair(`${label} ${detail}`, amount, locale)
}

function pair(label: string, amount: string, locale: Locale): string {
  return wrapped(locale === 'ja' ? `${label}　${amount}` : `${label}: ${amount}`, locale)
}

/** Later lines stand below the text, not below its label, as long as the label is short. */
function hanging(label: string, text: string, locale: Locale): string {
  const start = label.endsWith(' ') ? `${singleLine(label)} ` : singleLine(label)
  const indent = Math.min(columnsOf(start), 20)
  const [first = '', ...rest] = wrap(singleLine(start + text), locale, lineColumns)
  const below = wrap(rest.join(locale === 'ja' ? '' : ' '), locale, lineColumns - indent)
  return [
    first,
    ...below.filter((line) => line !== '').map((line) => ' '.repeat(indent) + line),
  ].join('\n')
}

function wrapped(text: string, locale: Locale): string {
  return wrap(singleLine(text), locale).join('\n')
}

/** `-- ` tells a mail program that the signature begins (RFC 3676). */
function signature(sender: Sender, locale: Locale): string {
  return [
    '-- ',
    wrapped(sender.note, locale),
    '',
    singleLine(sender.name),
    ...sender.lines.map((line) => wrapped(line, locale)),
    '',
    ...sender.links.map(({ label, url }) => `${singleLine(label)}\n${webAddress(url)}`),
    webAddress(sender.shopUrl),
  ].join('\n')
}
