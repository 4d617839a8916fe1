import { describe, expect, test } from 'vitest'
import { product, sources } from './testing-sources.ts'

describe('single places', () => {
  const only = (pattern: RegExp, allowed: RegExp) =>
    product
      .filter(({ name, text }) => pattern.test(text) && !allowed.test(name))
      .map(({ name }) => name)

  test('settings are read in lib/env.ts', () => {
    expect(only(/process\.env/, /^lib\/(env\.ts|cli\/|db\/testing|sandbox\/bin\.ts)/)).toEqual([])
  })

  test('raw SQL is read in lib/db/rows.ts', () => {
    expect(only(/\$queryRaw/, /^$/)).toEqual(['lib/db/rows.ts'])
  })

  test('lists and exports alone may be answered by the replica, and they only read', () => {
    const lists = product.filter(({ text }) => /\breadReplica\(/.test(text))
    const others = lists.filter(({ name }) => !/\/(list-\w+|exported-\w+|replica)\.ts$/.test(name))
    expect(lists.length).toBeGreaterThan(4)
    expect(others.map(({ name }) => name)).toEqual([])
    const writes = /\$executeRaw|inTransaction|\.(create|update|upsert|delete)(Many)?\(/
    expect(lists.filter(({ text }) => writes.test(text)).map(({ name }) => name)).toEqual([])
    expect(only(/\bonReplicaConnections\b/, /^lib\/db\/(client|replica)\.ts$/)).toEqual([])
  })

  test('a row brings the shop and its plan as texts that are parsed once', () => {
    // Beside the catalogue, the mails to staff are so rare that they parse the shop as it comes.
    const allowed = /^lib\/(catalog|emails\/compose-staff-)/
    expect(only(/\bshopFactsSchema\b/, allowed)).toEqual([])
  })

  test('the clock is read in lib/clock.ts', () => {
    expect(
      only(/Date\.now\(|new Date\(\)|Temporal\.Now/, /^lib\/((sandbox\/)?clock\.ts|cli\/)/),
    ).toEqual([])
  })

  test('words for stored codes are looked up in lib/word-of.ts', () => {
    // In a plain object `constructor` and `__proto__` find what every object has.
    const plainLookUp = /\b\w+\[((?:\w+\.)?[a-z]\w*)\] \?\? \1\b/
    expect(only(plainLookUp, /^lib\/(catalog\/shop-issues|auth\/password\/password)\.ts$/)).toEqual(
      [],
    )
  })

  test('what we throw may be told by the log: a sentence that quotes nothing', () => {
    // Commands speak to whoever started them.
    const commands =
      /^lib\/(cli|sandbox)\/|^lib\/db\/(embedded|migrate|schema-engine|offline)|\/seed-shop\.ts$/
    expect(only(/\bnew Error\(/, commands)).toEqual([])
    expect(only(/\bnew AppError\([^)]*`/, /^$/)).toEqual([])
  })

  test('what the log calls failed has a name: a job, a page, an id or a code', () => {
    expect(only(/\blog\('\w+', '[^']*failed'(, \{ error \})?\)/, /^$/)).toEqual([])
  })

  test('Smartpay is called in lib/smartpay/request.ts, and whoever watches in lib/telemetry/post.ts', () => {
    const allowed =
      /^lib\/(smartpay\/request\.ts|telemetry\/post\.ts|cli\/|sandbox\/)|postcode-help\.tsx$/
    expect(only(/\bfetch\(/, allowed)).toEqual([])
  })

  test('mail leaves from lib/mail', () => {
    const found = product.filter(({ imports }) =>
      imports.some(({ from }) => /^(nodemailer|smtp-server)(\/|$)/.test(from)),
    )
    expect(found.map(({ name }) => name)).toEqual([
      'lib/mail/message.ts',
      'lib/mail/smtp-session.ts',
    ])
  })

  test('every page of the admin catches its own error', () => {
    const pages = product.filter(({ name }) => /^app\/\(admin\)\/.*\/page\.tsx$/.test(name))
    const bare = pages.filter(({ text }) => !/return orAdminError\(/.test(text))
    expect(bare.map(({ name }) => name)).toEqual(['app/(admin)/admin/(auth)/unavailable/page.tsx'])
  })

  test('words stand in files of their own', () => {
    const found = product.filter(({ text }) => /\bdictionary\(/.test(text))
    const messages = found.filter(({ name }) => !/^lib\/(i18n|mail\/words|sandbox)\//.test(name))
    const names = messages.map(({ name }) => name)
    expect(names.filter((name) => !/^app\/.*messages\.ts$/.test(name))).toEqual([])
    expect(
      messages.flatMap(({ imports }) =>
        imports.flatMap(({ from, typeOnly }) => (typeOnly ? [] : [from])),
      ),
    ).toEqual(messages.map(() => 'lib/i18n/locale.ts'))
  })

  test('no barrel files', () => {
    expect(sources.filter(({ name }) => /\/index\.tsx?$/.test(name))).toEqual([])
  })
})
