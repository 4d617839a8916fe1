import { lookUpPostcode } from '#lib/customers/fields/postcode.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import type { Typed } from '#lib/signups/draft/draft.ts'
import type { DemoData, PersonName } from './schema.ts'
import type { SeededRandom } from './seeded-random.ts'

/** Somebody who never was: names, places and manners of writing are those of real shoppers. */
export type Person = {
  browserHash: string
  locale: Locale
  typed: Typed & { emailAddress: string }
}

type Lists = DemoData['people']

/** In the order of the scenarios. One in eleven reads the shop in English. */
export function makePeople({ scenarios, people: lists }: DemoData, random: SeededRandom): Person[] {
  const given = scenarios.flatMap(({ people, person }) => Array<typeof person>(people).fill(person))
  return given.map((name, index) => {
    const isLatin = name === undefined && index % 11 === 0
    const { latin, ...names } = name ?? (isLatin ? latinName : japaneseName)(lists, random)
    return {
      browserHash: `demo-${String(index + 1).padStart(3, '0')}`,
      locale: isLatin ? 'en' : 'ja',
      typed: {
        ...names,
        emailAddress: `${latin}.${random.between(1, 89) * 1000 + index}@example.jp`,
        // No number of this kind begins with 0 after the prefix, so nobody has one of these.
        phoneNumber: `0${random.pick(['7', '8', '9'])}0-0${digits(random, 3)}-${digits(random, 4)}`,
        ...addressFrom(lists, random),
      },
    }
  })
}

function latinName({ latinNames }: Lists, random: SeededRandom): PersonName {
  const [lastName, firstName, lastNameKana, firstNameKana] = random.pick(latinNames)
  const latin = `${firstName}.${lastName}`
    .normalize('NFD')
    .replace(/[^A-Za-z.]/g, '')
    .toLowerCase()
  return { lastName, firstName, lastNameKana, firstNameKana, latin }
}

function japaneseName({ lastNames, firstNames }: Lists, random: SeededRandom): PersonName {
  const [lastName, lastNameKana, lastLatin] = random.pick(lastNames)
  const [firstName, firstNameKana, firstLatin] = random.pick(firstNames)
  return { lastName, firstName, lastNameKana, firstNameKana, latin: `${firstLatin}.${lastLatin}` }
}

function addressFrom({ postcodes, buildings }: Lists, random: SeededRandom) {
  const code = random.pick(postcodes)
  const [place] = lookUpPostcode(code)
  if (!place) throw new Error(`There is no postcode ${code}`)
  const { administrativeArea, locality, line1: town } = place
  const number = `${random.between(1, 6)}-${random.between(1, 29)}-${random.between(1, 24)}`
  const hasRoom = random.next() < 0.4
  const line2 = hasRoom
    ? `${random.pick(buildings)}${random.between(1, 9)}0${random.between(1, 6)}号室`
    : ''
  const postalCode = `${code.slice(0, 3)}-${code.slice(3)}`
  return { postalCode, administrativeArea, locality, line1: `${town}${number}`, line2 }
}

function digits(random: SeededRandom, count: number): string {
  return Array.from({ length: count }, () => random.between(0, 9)).join('')
}
