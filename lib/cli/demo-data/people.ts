import { lookUpPostcode } from '#lib/customers/postcode.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import type { Typed } from '#lib/signups/draft.ts'
import type { Dice } from './dice.ts'
import { buildings, firstNames, lastNames, latinNames, postcodes } from './names.ts'

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
export function makePeople(count: number, dice: Dice): Person[] {
  return Array.from({ length: count }, (_, index) => {
    const isLatin = index > 0 && index % 11 === 0
    const name = index === 0 ? { ...lost, latin: 'yuko.tanaka' } : nameOf(dice, isLatin)
    const { latin, ...names } = name
    return {
      browserHash: `past-${String(index + 1).padStart(3, '0')}`,
      locale: isLatin ? 'en' : 'ja',
      typed: {
        ...names,
        emailAddress: `${latin}.${dice.between(1, 89) * 1000 + index}@example.jp`,
        // No number of this kind begins with 0 after the prefix, so nobody has one of these.
        phoneNumber: `0${dice.pick(['7', '8', '9'])}0-0${digits(dice, 3)}-${digits(dice, 4)}`,
        ...addressOf(dice),
      },
    }
  })
}

type Names = Record<'lastName' | 'firstName' | 'lastNameKana' | 'firstNameKana' | 'latin', string>

function nameOf(dice: Dice, isLatin: boolean): Names {
  if (isLatin) {
    const [last = '', first = '', lastKana = '', firstKana = ''] = dice.pick(latinNames).split(' ')
    const latin = `${first}.${last}`
      .normalize('NFD')
      .replace(/[^A-Za-z.]/g, '')
      .toLowerCase()
    return namesOf({ last, first, lastKana, firstKana, latin })
  }
  const [last = '', lastKana = '', lastLatin = ''] = dice.pick(lastNames).split(' ')
  const [first = '', firstKana = '', firstLatin = ''] = dice.pick(firstNames).split(' ')
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

function addressOf(dice: Dice) {
  const code = dice.pick(postcodes)
  const [place] = lookUpPostcode(code)
  if (!place) throw new Error(`There is no postcode ${code}`)
  const { administrativeArea, locality, line1: town } = place
  const number = `${dice.between(1, 6)}-${dice.between(1, 29)}-${dice.between(1, 24)}`
  const lives = dice.next() < 0.4
  const line2 = lives
    ? `${dice.pick(buildings)}${dice.between(1, 9)}0${dice.between(1, 6)}号室`
    : ''
  const postalCode = `${code.slice(0, 3)}-${code.slice(3)}`
  return { postalCode, administrativeArea, locality, line1: `${town}${number}`, line2 }
}

function digits(dice: Dice, count: number): string {
  return Array.from({ length: count }, () => dice.between(0, 9)).join('')
}
