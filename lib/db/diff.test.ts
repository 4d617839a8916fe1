import { describe, expect, test } from 'vitest'
import { diffSchema } from './diff.ts'

const schema = (...fields: string[]) =>
  [
    'datasource db {',
    'provider = "postgresql"',
    '}',
    'model Plan {',
    'id String @id',
    ...fields,
    '@@map("plans")',
    '}',
  ].join('\n')

describe('diffSchema', () => {
  test('makes tables out of nothing without database', async () => {
    expect(await diffSchema(null, schema())).toContain('CREATE TABLE "plans"')
  })

  test('says only what has changed', async () => {
    const sql = await diffSchema(
      schema('name String'),
      schema('name String?', 'kana String @unique'),
    )
    expect(sql).toContain('ALTER TABLE "plans" ADD COLUMN     "kana" TEXT NOT NULL')
    expect(sql).toContain('ALTER COLUMN "name" DROP NOT NULL')
    expect(sql).toContain('CREATE UNIQUE INDEX "plans_kana_key"')
    expect(sql).not.toContain('CREATE TABLE')
  })

  test('is empty between equal schemas', async () => {
    expect(await diffSchema(schema(), schema())).toBe(
      '-- This is an empty migration.\n\n'.slice(0, -1),
    )
  })

  test('answers three questions at once', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => diffSchema(null, schema())))
    expect(new Set(answers).size).toBe(1)
  })

  test('passes on what is wrong with it', async () => {
    await expect(diffSchema(null, 'nonsense')).rejects.toThrow('Error validating')
  })
})
