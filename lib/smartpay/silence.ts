/**
 * The kinds of failure that say nothing about what was asked: whatever is asked next would end the same. The
 * last three are our own: this process must not ask, or nobody has heard its key yet.
 */
const silent = new Set([
  'unauthorized',
  'rate-limited',
  'unavailable',
  'unreachable',
  'timeout',
  'other-mode',
  'other-account',
  'unproven-key',
])

/** Smartpay did not answer, or not to us. An answer that cannot be used is about one object only. */
export function isSilence({ kind }: { kind: string }): boolean {
  return silent.has(kind)
}
