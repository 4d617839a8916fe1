import { Problems } from '#app/_components/problems.tsx'
import { takeFlash } from '#app/_request/flash.ts'

type Props = {
  words: Readonly<Record<string, string>>
  /** What the page itself has to say instead: why nothing opens, or that it is said elsewhere. */
  instead?: string | null | undefined
}

const good = new Set([
  'done-disable',
  'done-enable',
  'done-delete',
  'waiting',
  'undone',
  'looked',
  'sent',
  'recorded',
  'settled',
  'charging-stopped',
  'charging-resumed',
  'replayed',
  'compared',
  'comparing',
  'mended',
  'completed',
  'assigned',
  'chosen',
  'held',
  'released',
  'noted',
  'erased',
  'canceled',
  'schedule-changed',
  'amendment-proposed',
  'amendment-withdrawn',
  'shipped',
  'order-canceled',
  'captured',
  'parcel-undone',
  'tracking-saved',
  'parcel-delivered',
  'parcel-returned',
  'charge-asked',
  'refund-made',
  'refund-settled',
  'refund-asked',
  'invited',
  'revoked',
  'role-changed',
  'reset-asked',
  'reset-sent',
  'password-reset',
  'password-reset-passkeys-stay',
  'removed',
  'reset',
  'ended',
  'others-ended',
  'password-changed',
  'codes-taken',
  'passkey-added',
  'passkey-removed',
])

/** What came of the last action, once; a code that is no word of this page is silent. */
export async function FlashMessage({ words, instead }: Props) {
  const code = instead ?? (await takeFlash())?.code
  const sentence = sentenceOf(words, code)
  if (code === undefined || sentence === undefined) return null
  if (!good.has(code)) return <Problems title={sentence} />
  return (
    <p className="done" role="status">
      {sentence}
    </p>
  )
}

/** The page's own sentence for a code that came from outside; none for anything else. */
export function sentenceOf(
  words: Readonly<Record<string, string>>,
  code: string | undefined,
): string | undefined {
  return code !== undefined && Object.hasOwn(words, code) ? words[code] : undefined
}
