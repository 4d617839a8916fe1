/** One setting that is not what it was; `undefined`: there was none, or there is none any more. */
export type Change = { place: string; before: unknown; after: unknown }

/** Where two values differ, as deep as they are groups and lists. */
export function changesBetween(before: unknown, after: unknown, place = ''): Change[] {
  const [old, present] = [entriesOf(before), entriesOf(after)]
  if (!old || !present)
    return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ place, before, after }]
  const keys = [...new Set([...old.keys(), ...present.keys()])]
  return keys.flatMap((key) =>
    changesBetween(old.get(key), present.get(key), place === '' ? key : `${place}.${key}`),
  )
}

/** Null for what has no parts. */
function entriesOf(value: unknown): Map<string, unknown> | null {
  return value !== null && typeof value === 'object' ? new Map(Object.entries(value)) : null
}
