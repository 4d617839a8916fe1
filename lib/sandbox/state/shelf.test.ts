import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Place, Shelf } from './shelf.ts'

const place = fc.record({ id: fc.constantFrom(...'abcdefgh'), createdAt: fc.nat(3) })

/** What the shelf promises, without any of its speed. */
function sorted(items: Iterable<Place>): Place[] {
  return [...items].toSorted(
    (a, b) => b.createdAt - a.createdAt || Number(b.id > a.id) - Number(b.id < a.id),
  )
}

test('stands in the order of creation, whatever comes and goes', () => {
  fc.assert(
    fc.property(fc.array(place), fc.array(fc.constantFrom(...'abcdefgh')), (put, taken) => {
      const shelf = new Shelf<Place>({ isPacked: true })
      for (const item of put) if (!shelf.has(item.id)) shelf.set(item)
      shelf.deleteAll(new Set(taken))
      expect([...shelf.newestFirst()]).toEqual(sorted(shelf.values()))
    }),
  )
})

test('goes on from a place that may be gone', () => {
  fc.assert(
    fc.property(fc.array(place), place, (put, from) => {
      const shelf = new Shelf<Place>({ isPacked: true })
      for (const item of put) if (!shelf.has(item.id)) shelf.set(item)
      const isLater = (item: Place) => sorted([item, from])[0] === from || same(item, from)
      expect([...shelf.newestFirst(from)]).toEqual(sorted(shelf.values()).filter(isLater))
    }),
  )
})

function same(a: Place, b: Place): boolean {
  return a.id === b.id && a.createdAt === b.createdAt
}

test('changes in place and is empty again', () => {
  const shelf = new Shelf<Place & { note?: string }>({ isPacked: true })
  shelf.set({ id: 'a', createdAt: 1 })
  shelf.set({ id: 'b', createdAt: 1 })
  shelf.set({ id: 'a', createdAt: 1, note: 'changed' })
  expect([...shelf.newestFirst()].map(({ note }) => note)).toEqual([undefined, 'changed'])
  shelf.clear()
  expect([...shelf.newestFirst()]).toEqual([])
})
