import { createHash } from 'node:crypto'

/** The form of the contract's text: counted up when its wording or order changes. */
export const contractVersion = '5'

/** Names one text in one language; kept with the consent and sent along by the confirmation form. */
export function contractHash({
  version = contractVersion,
  locale,
  text,
}: {
  version?: string
  locale: string
  text: string
}): string {
  return createHash('sha256').update(`${version}\n${locale}\n${text}`).digest('hex')
}
