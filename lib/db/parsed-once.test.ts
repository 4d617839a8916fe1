import { describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { parsedOnce } from './parsed-once.ts'

const shopSchema = z.object({ name: z.string(), hours: z.number().default(24) })

describe('parsedOnce', () => {
  test('parses a text once, however many rows have it', () => {
    const parse = vi.fn((n: number) => n)
    const rowSchema = z.object({ facts: parsedOnce(z.object({ n: z.number().transform(parse) })) })
    const facts = '{"n": 1}'
    const [first, ...others] = Array.from({ length: 1_000 }, () => rowSchema.parse({ facts }))
    expect(parse).toHaveBeenCalledTimes(1)
    for (const other of others) expect(other.facts).toBe(first?.facts)
  })

  test('another text is another value, at once and back again', () => {
    const schema = parsedOnce(shopSchema)
    const names = ['{"name": "a"}', '{"name": "b"}', '{"name": "a"}'].map(
      (text) => schema.parse(text).name,
    )
    expect(names).toEqual(['a', 'b', 'a'])
  })

  test('remembers so many texts and no more, and still knows each', () => {
    const schema = parsedOnce(shopSchema)
    for (let hours = 0; hours < 1_000; hours++)
      expect(schema.parse(JSON.stringify({ name: 'a', hours }))).toEqual({ name: 'a', hours })
  })

  test('refuses what does not fit, each time', () => {
    const schema = parsedOnce(shopSchema)
    for (let time = 0; time < 2; time++) expect(schema.safeParse('{"name": 1}').success).toBe(false)
    expect(schema.safeParse({ name: 'a' }).success).toBe(false)
  })
})
