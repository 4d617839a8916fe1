import { parseAddressLine, parseLocality } from './postal-address.ts'
import { type AddressCandidate, lookUpPostcode, parsePostcode } from './postcode.ts'

type AddressDoubtReason = 'no-house-number' | 'unknown-postcode' | 'other-place'

export type AddressDoubt = {
  field: 'postalCode' | 'line1'
  reason: AddressDoubtReason
  /** The places that the postcode stands for, where there are few enough to name. */
  places: readonly string[]
  /** Names the doubt together with what was typed: another address raises another one. */
  about: string
}

type TypedAddress = Partial<Record<'postalCode' | 'locality' | 'line1', string | undefined>>

/**
 * What makes an address look as if its parcel would come back. Never a refusal: some houses have no number, and
 * codes are newer than our list. Fields that are refused anyway raise no doubt.
 */
export function addressDoubts(typed: TypedAddress): AddressDoubt[] {
  const line1 = parseAddressLine(typed.line1 ?? '')
  const locality = parseLocality(typed.locality ?? '')
  const code = parsePostcode(typed.postalCode ?? '')
  const doubts: AddressDoubt[] = []
  if (code.ok && line1.ok && locality.ok) {
    const known = lookUpPostcode(code.value.replace('-', ''))
    const place = `${locality.value}${line1.value}`
    if (known.length === 0) doubts.push(doubt('postalCode', 'unknown-postcode', code.value))
    else if (!known.some((candidate) => isAt(place, candidate)))
      doubts.push({
        ...doubt('postalCode', 'other-place', `${code.value} ${place}`),
        places: known.length > 3 ? [] : known.map((one) => `${one.locality}${one.line1}`),
      })
  }
  if (line1.ok && !hasHouseNumber(line1.value))
    doubts.push(doubt('line1', 'no-house-number', line1.value))
  return doubts
}

function doubt(
  field: AddressDoubt['field'],
  reason: AddressDoubtReason,
  typed: string,
): AddressDoubt {
  return { field, reason, places: [], about: `${reason} ${typed}` }
}

const kanjiNumber = '[〇一二三四五六七八九十百千]+'
const houseNumber = new RegExp(
  `\\d|${kanjiNumber}(番地|番(?!町)|号|[のノ之]${kanjiNumber})|無番地|番外地|番地な`,
)

/** A number beside that of a 丁目, in digits, as 二番地 or as 二の一; or the word that there is none. */
function hasHouseNumber(line: string): boolean {
  return houseNumber.test(line.replace(/\d+丁目/g, ''))
}

/**
 * Whether an address may stand where its postcode does. Lenient: the beginning of the town is enough, spellings
 * of one name are equal, and an address in Latin letters is not compared.
 */
function isAt(place: string, { locality, line1 }: AddressCandidate): boolean {
  if (!/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(place)) return true
  const text = spelled(place)
  const city = spelled(locality.replace(/^.+[郡市](?=.)/, ''))
  const town = [...spelled(line1)].slice(0, 2).join('')
  return text.includes(city) && text.includes(town)
}

const numerals = '〇一二三四五六七八九'

/** One spelling: 霞ヶ関 and 霞が関, 一条 and 1条, with 大字 or without. */
function spelled(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/大?字/g, '')
    .replace(/[ケがガヵカゖゕ]/g, 'ヶ')
    .replace(/[之乃のノ]/g, 'の')
    .replace(/十/g, '10')
    .replace(/[〇一二三四五六七八九]/g, (numeral) => `${numerals.indexOf(numeral)}`)
}
