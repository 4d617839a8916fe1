import { describe, expect, test } from 'vitest'
import { draftOf, seedDemoShop } from '#lib/signups/testing.ts'
import { idsFound } from './testing.ts'

describe('finding a person', () => {
  test.each([
    ['the family name', '山田'],
    ['the whole name', '山田花子'],
    ['the whole name with a space', '山田　花子'],
    ['kana', 'ヤマダ'],
    ['hiragana', 'やまだ'],
    ['half-width kana', 'ﾔﾏﾀﾞ ﾊﾅｺ'],
    ['the given name in kana', 'はなこ'],
    ['the mail in capitals', 'FINDME@EXAMPLE.JP'],
    ['the phone with hyphens', '090-1234-5678'],
    ['the phone in full width', '０９０１２３４'],
    ['the phone as a file has it', '+819012345678'],
    ['the phone as a mail has it', '+81 (0)90-1234-5678'],
  ])('by %s', async (_name, typed) => {
    await seedDemoShop()
    const id = await draftOf('findme')
    expect(await idsFound('signup', typed)).toContain(id)
  })

  test.each([
    ['somebody else', '田中'],
    ['a wildcard', '%'],
    ['an underscore', '_____'],
    ['only spaces', ' 　 '],
  ])('not by %s', async (_name, typed) => {
    await seedDemoShop()
    const id = await draftOf('findme2')
    expect(await idsFound('signup', typed)).not.toContain(id)
  })
})
