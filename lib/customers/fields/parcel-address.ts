/**
 * What a carrier's label has room for. Sagawa's and Yamato's files take 16 full-width characters a line, half-width ones
 * count half: a name has one line, each field of the address two. All of Japan's towns fit: the post office's longest
 * has 25 characters, the longest prefecture with its city 13.
 */
const lineWidth = 16

export type ParcelProblem = 'too-long-for-label' | 'name-too-long-for-label'

type AddressField = 'locality' | 'line1' | 'line2'
type ParcelIssue = {
  field: AddressField | 'lastName' | 'firstName'
  reason: ParcelProblem
  /** How many full-width characters have room: in the field, or in both names together. */
  count: number
}

type Addressee = Partial<Record<ParcelIssue['field'], string | undefined>>

/** What does not fit on the label of a parcel, to be said at the form and not on packing day. */
export function parcelIssues(addressee: Addressee): ParcelIssue[] {
  const fields = (['locality', 'line1', 'line2'] as const).filter(
    (field) => linesOf(addressee[field] ?? '') > 2,
  )
  return [
    ...nameIssues(addressee),
    ...fields.map(
      (field) => ({ field, reason: 'too-long-for-label', count: 2 * lineWidth }) as const,
    ),
  ]
}

/** 姓 and 名 stand on one line with a space; the longer one is where to begin. */
function nameIssues({ lastName, firstName }: Addressee): ParcelIssue[] {
  if (!lastName || !firstName || linesOf(`${lastName} ${firstName}`) === 1) return []
  const field = widthOf(firstName) > widthOf(lastName) ? 'firstName' : 'lastName'
  return [{ field, reason: 'name-too-long-for-label', count: lineWidth }]
}

/** Lines are broken anywhere: a full-width character that has only half its room left begins the next one. */
function linesOf(text: string): number {
  let [lines, used] = [1, 0]
  for (const character of text.normalize('NFC')) {
    const width = widthOf(character)
    if (used + width > lineWidth) [lines, used] = [lines + 1, 0]
    used += width
  }
  return lines
}

/** In full-width characters; é is as wide as e. */
function widthOf(text: string): number {
  const isHalf = /[\u0020-\u024f\u1e00-\u1eff\uff61-\uff9f]/
  return [...text].reduce((sum, character) => sum + (isHalf.test(character) ? 0.5 : 1), 0)
}
