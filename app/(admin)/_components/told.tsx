import { Problems } from '#app/_components/problems.tsx'

type Props = { words: Readonly<Record<string, string>>; told: string | string[] | undefined }

const good = new Set([
  'done',
  'done-disable',
  'done-enable',
  'done-delete',
  'waiting',
  'undone',
  'looked',
  'saved',
  'sent',
  'recorded',
  'replayed',
  'compared',
  'mended',
  'completed',
  'assigned',
  'chosen',
  'held',
  'released',
  'noted',
  'erased',
  'canceled',
  'invited',
  'revoked',
  'role-changed',
  'removed',
  'reset',
  'ended',
  'others-ended',
  'password-changed',
  'codes-taken',
  'passkey-added',
  'passkey-removed',
])

/** What came of the last action, as the address says it; anything that is not a word of ours is silent. */
export function Told({ words, told }: Props) {
  if (typeof told !== 'string' || !Object.hasOwn(words, told)) return null
  const sentence = words[told] ?? ''
  if (!good.has(told)) return <Problems title={sentence} />
  return (
    <p className="done" role="status">
      {sentence}
    </p>
  )
}
