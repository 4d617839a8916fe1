import type { Locale } from '#lib/i18n/locale.ts'

/** A mail before it has a form. HTML and plain text are both made from it, so that they never differ. */
export type Letter = {
  locale: Locale
  subject: string
  /** What a mailbox shows beside the subject; it says nothing that the blocks do not say. */
  preheader: string
  title: string
  /** Who is spoken to, with the honorific. */
  addressee: string
  blocks: readonly Block[]
  sender: Sender
}

export type Block =
  | { kind: 'paragraph'; text: string }
  /** Opens a section; `mark` is its state in a word, e.g. 成立. */
  | { kind: 'heading'; text: string; mark?: string }
  /** The one sum that the mail is about. */
  | { kind: 'sum'; label: string; amount: string; detail: string }
  | { kind: 'facts'; rows: readonly Fact[] }
  | { kind: 'amounts'; rows: readonly AmountRow[]; total: { label: string; amount: string } }
  | { kind: 'steps'; items: readonly string[] }
  | { kind: 'button'; label: string; url: string }
  | { kind: 'note'; text: string }
  /** A text that somebody agreed to: kept word for word, line by line. */
  | { kind: 'transcript'; text: string }

export type Fact = { label: string; value: string }
export type AmountRow = { label: string; detail?: string; amount: string }
export type Link = { label: string; url: string }

/** Every mail names who sends it (特定電子メール法 and good manners). */
export type Sender = {
  name: string
  shopUrl: string
  /** Where answers go. */
  emailAddress: string
  lines: readonly string[]
  links: readonly Link[]
  note: string
}
