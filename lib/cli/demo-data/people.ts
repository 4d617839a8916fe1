import { lookUpPostcode } from '#lib/customers/postcode.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import type { Typed } from '#lib/signups/draft.ts'
import { buildings, firstNames, lastNames, latinNames, postcodes } from './names.ts'
import type { SeededRandom } from './seeded-random.ts'

/** Somebody who never was: names, places and manners of writing are those of real shoppers. */
export type Person = {
  browserHash: string
  locale: Locale
  typed: Typed & { emailAddress: string }
}

/** Whose return and webhook were lost: found in the demo by whoever looks for たなか. */
const lost = {
  lastName: '田中',
  lastNameKana: 'タナカ',
  firstName: '結子',
  firstNameKana: 'ユウコ',
}

/** The first is the one whose agreement got lost; there is no other 田中. */
export function makePeople(count: number, random: SeededRandom): Person[] {
  return Array.from({ length: count }, (_, index) => {
    const isLatin = index > 0 && index % 11 === 0
    const name = index === 0 ? { ...lost, latin: 'yuko.tanaka' } : nameOf(random, isLatin)
    const { latin, ...names } = name
    return {
      browserHash: `demo-${String(index + 1).padStart(3, '0')}`,
      locale: isLatin ? 'en' : 'ja',
      typed: {
        ...names,
        emailAddress: `${latin}.${random.between(1, 89) * 1000 + index}@example.jp`,
        // No number of this kind begins with 0 after the prefix, so nobody has one of these.
        phoneNumber: `0${random.pick(['7', '8', '9'])}0-0${digits(random, 3)}-${digits(random, 4)}`,
        ...addressOf(random),
      },
    }
  })
}

type Names = Record<'lastName' | 'firstName' | 'lastNameKana' | 'firstNameKana' | 'latin', string>

function nameOf(random: SeededRandom, isLatin: boolean): Names {
  if (isLatin) {
    const [last = '', first = '', lastKana = '', firstKana = ''] = random.pick(latinNames).split(' ')
    const latin = `${first}.${last}`
      .normalize('NFD')
      .replace(/[^A-Za-z.]/g, '')
      .toLowerCase()
    return namesOf({ last, first, lastKana, firstKana, latin })
  }
  const [last = '', lastKana = '', lastLatin = ''] = random.pick(lastNames).split(' ')
  const [first = '', firstKana = '', firstLatin = ''] = random.pick(firstNames).split(' ')
  return namesOf({ last, first, lastKana, firstKana, latin: `${firstLatin}.${lastLatin}` })
}

function namesOf(
  name: Record<'last' | 'first' | 'lastKana' | 'firstKana' | 'latin', string>,
): Names {
  return {
    lastName: name.last,
    firstName: name.first,
    lastNameKana: name.lastKana,
    firstNameKana: name.firstKana,
    latin: name.latin,
  }
}

function addressOf(random: SeededRandom) {
  const code = random.pick(postcodes)
  const [place] = lookUpPostcode(code)
  if (!place) throw new Error(`There is no postcode ${code}`)
  const { administrativeArea, locality, line1: town } = place
  const number = `${random.between(1, 6)}-${random.between(1, 29)}-${random.between(1, 24)}`
  const lives = random.next() < 0.4
  const line2 = lives
    ? `${random.pick(buildings)}${random.between(1, 9)}0${random.between(1, 6)}号室`
    : ''
  const postalCode = `${code.slice(0, 3)}-${code.slice(3)}`
  return { postalCode, administrativeArea, locality, line1: `${town}${number}`, line2 }
}

function digits(random: SeededRandom, count: number): string {
  return Array.from({ length: count }, () => random.between(0, 9)).join('')
}
