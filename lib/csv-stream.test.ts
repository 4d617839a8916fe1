import { expect, test } from 'vitest'
import type { Cell } from './csv.ts'
import { type Charset, csvStream } from './csv-stream.ts'

const bytesOf = async (charset: Charset, rows: Cell[][][]) => {
  const ends: [number, boolean][] = []
  const stream = csvStream({ head: ['名前', 'n'], pieces: from(rows) }, charset, async (...end) => {
    ends.push(end)
  })
  return { bytes: Buffer.from(await new Response(stream).arrayBuffer()), ends }
}

async function* from(pieces: Cell[][][]) {
  yield* pieces
}

test('UTF-8 begins with its mark, and all pieces follow', async () => {
  const { bytes, ends } = await bytesOf('utf-8', [
    [['山田', 1]],
    [
      ['=1', 2],
      ['', null],
    ],
  ])
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  expect(bytes.toString('utf8')).toBe('\ufeff"名前","n"\r\n"山田",1\r\n"\'=1",2\r\n"",\r\n')
  expect(ends).toEqual([[3, true]])
})

test('Shift_JIS has no mark', async () => {
  const { bytes } = await bytesOf('shift_jis', [[['山田', 1]]])
  expect(new TextDecoder('shift_jis').decode(bytes)).toBe('"名前","n"\r\n"山田",1\r\n')
})

test('nobody reads ahead of whoever takes the file, and going away ends it', async () => {
  let read = 0
  async function* endless() {
    for (;;) {
      read += 1
      yield [['x']]
    }
  }
  const ended: boolean[] = []
  const stream = csvStream({ head: [], pieces: endless() }, 'utf-8', async (_rows, whole) => {
    ended.push(whole)
  })
  const reader = stream.getReader()
  await reader.read()
  await reader.read()
  expect(read).toBeLessThan(5)
  await reader.cancel()
  expect(ended).toEqual([false])
})

test('a database that goes away breaks the file off, instead of ending it', async () => {
  async function* broken() {
    yield [['x']]
    throw new Error('gone')
  }
  const stream = csvStream({ head: [], pieces: broken() }, 'utf-8', async () => undefined)
  await expect(new Response(stream).text()).rejects.toThrow('gone')
})
