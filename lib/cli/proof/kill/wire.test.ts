import { describe, expect, test } from 'vitest'
import { completedRows, type Message, Messages, Statements } from './wire.ts'

/** A message of PostgreSQL's protocol; without a type the first one of a connection. */
function message(type: string, body: string): Buffer {
  const size = Buffer.alloc(4)
  size.writeUInt32BE(4 + Buffer.byteLength(body))
  return Buffer.concat([Buffer.from(type), size, Buffer.from(body)])
}

const plain = (messages: Message[]) => messages.map(({ type, body }) => [type, body.toString()])

describe('messages', () => {
  const startup = message('', '\0\x03\0\0user\0x\0\0')
  const stream = Buffer.concat([startup, message('Q', 'select 1\0'), message('X', '')])
  const whole = [
    ['', '\0\x03\0\0user\0x\0\0'],
    ['Q', 'select 1\0'],
    ['X', ''],
  ]

  test('are cut out of one piece', () => {
    expect(plain(new Messages(false).add(stream))).toEqual(whole)
  })

  test('are put together from single bytes', () => {
    const messages = new Messages(false)
    expect([...stream].flatMap((byte) => plain(messages.add(Buffer.of(byte))))).toEqual(whole)
  })

  test('are passed on as they came', () => {
    const bytes = new Messages(false).add(stream).map((one) => one.bytes)
    expect(Buffer.concat(bytes)).toEqual(stream)
  })
})

describe('the statement that is executed', () => {
  const read = (...bytes: Buffer[]) => {
    const statements = new Statements()
    const messages = new Messages(true).add(Buffer.concat(bytes))
    return messages.map((one) => statements.executedBy(one))
  }

  test('is the text of a simple query', () => {
    expect(read(message('Q', 'COMMIT\0'))).toEqual(['COMMIT'])
  })

  test('is found by the name under which it was prepared', () => {
    const bind = (name: string) => message('B', `\0${name}\0\0\0`)
    const execute = message('E', '\0\0\0\0\0')
    const prepared = [
      message('P', 'a\0select ü\0\0\0'),
      message('P', 'b\0update x\0\0\0'),
      bind('b'),
      execute,
      bind('a'),
      execute,
    ]
    expect(read(...prepared).filter((sql) => sql !== null)).toEqual(['update x', 'select ü'])
  })
})

test.each([
  ['SELECT 12', 12],
  ['INSERT 0 3', 3],
  ['COMMIT', 0],
])('%s had to do with so many rows', (tag, count) => {
  const [completed] = new Messages(true).add(message('C', `${tag}\0`))
  expect(completed && completedRows(completed)).toBe(count)
})
