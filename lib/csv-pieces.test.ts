import { expect, test } from 'vitest'
import { csvPieces } from './csv-pieces.ts'
import { type Page, writeCursor } from './paging.ts'

type Row = { id: string }

async function read(pages: Page<Row>[]): Promise<string[]> {
  const ids: string[] = []
  const left = [...pages]
  const next = async () => left.shift() ?? { rows: [], previous: null, next: null }
  for await (const piece of csvPieces(next, ({ id }) => [id]))
    ids.push(...piece.map(([id]) => `${id}`))
  return ids
}

const page = (id: string, next: string | null): Page<Row> => ({
  rows: [{ id }],
  previous: null,
  next,
})

test('a list is read to its end', async () => {
  const place = writeCursor({ at: 'a', id: 'a', direction: 'after' })
  expect(await read([page('a', place), page('b', null)])).toEqual(['a', 'b'])
})

test('a place that cannot be read breaks the file off, instead of ending it', async () => {
  await expect(read([page('a', 'nowhere'), page('b', null)])).rejects.toThrow('cannot be read')
})
