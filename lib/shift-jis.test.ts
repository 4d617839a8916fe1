import { expect, test } from 'vitest'
import { encodeShiftJis } from './shift-jis.ts'

const decode = (bytes: Uint8Array) => new TextDecoder('shift_jis').decode(bytes)

test('what Windows knows comes back as it was', () => {
  const text = 'ABC 123,"\r\n山田花子 ヤマダ ﾔﾏﾀﾞ やまだ 髙橋 﨑 ①㈱№ ～－￠'
  expect(decode(encodeShiftJis(text))).toBe(text)
})

test.each([
  ['〜', '～'],
  ['−', '－'],
  ['é', 'e'],
  ['Müller Lucía', 'Muller Lucia'],
  ['𠮷野', '〓野'],
  ['🍵', '〓'],
  ['¥', '\\'],
])('%s becomes %s', (text, read) => expect(decode(encodeShiftJis(text))).toBe(read))

test('the bytes are those of Windows', () => {
  expect([...encodeShiftJis('aア髙∪')]).toEqual([0x61, 0x83, 0x41, 0xfb, 0xfc, 0x81, 0xbe])
})
