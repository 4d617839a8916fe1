import { describe, expect, test } from 'vitest'
import { newId } from './ids.ts'
import { pageOf, pageSize, readCursor, writeCursor } from './paging.ts'

const rows = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => ({ id: `${from + index}` }))
const keyOf = ({ id }: { id: string }) => `k${id}`

describe('a page', () => {
  test('of a short list leads nowhere', () => {
    expect(pageOf(rows(3), null, keyOf)).toEqual({ rows: rows(3), previous: null, next: null })
  })

  test('shows one row less than was read and leads on from its last', () => {
    const page = pageOf(rows(pageSize + 1), null, keyOf)
    expect(page.rows).toHaveLength(pageSize)
    expect(page.previous).toBeNull()
    expect(readCursor(page.next ?? '')).toEqual({ at: 'k19', id: '19', direction: 'after' })
  })

  test('read backwards stands in the list’s order', () => {
    const cursor = { at: 'k5', id: '5', direction: 'before' as const }
    const page = pageOf([{ id: '4' }, { id: '3' }], cursor, keyOf)
    expect(page.rows.map(({ id }) => id)).toEqual(['3', '4'])
    expect(page.previous).toBeNull()
    expect(readCursor(page.next ?? '')).toMatchObject({ id: '4', direction: 'after' })
  })
})

test('a place is found again, however long the name that it stands at', () => {
  for (const letter of ['ヴ', '𠮷', '"', '\\']) {
    const name = letter.repeat(50)
    const place = { at: `${name} ${name}`, id: newId('cus'), direction: 'after' as const }
    expect(readCursor(writeCursor(place))).toEqual(place)
  }
})

describe('a place that was made by hand', () => {
  test.each([
    '',
    'x',
    '[]',
    'W10',
    'a'.repeat(5_000),
    writeCursor({ at: 'a', id: 'b', direction: 'after' }).slice(2),
  ])('%j is the beginning', (text) => expect(readCursor(text)).toBeNull())
})
