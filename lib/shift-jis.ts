/** Read differently by Windows and by others: what a keyboard here types, as Windows has it. */
const windows: Record<string, string> = {
  '\u301c': '\uff5e',
  '\u2212': '\uff0d',
  '\u2016': '\u2225',
  '\u2014': '\u2015',
  '\u00a2': '\uffe0',
  '\u00a3': '\uffe1',
  '\u00ac': '\uffe2',
  '\u00a5': '\\',
  '\u203e': '~',
  '\u00a0': ' ',
}
/** 〓, which printers have always set for a character that they lack. */
const geta = 0x81ac

let table: Map<string, number> | undefined

/**
 * Windows-31J, which Japanese spreadsheets read without asking. What it lacks becomes its plain letter
 * (é: e), else 〓.
 */
export function encodeShiftJis(text: string): Uint8Array {
  table ??= readTable()
  const bytes = new Uint8Array(text.length * 2)
  let length = 0
  for (const character of text) {
    const code = codeOf(character, table)
    if (code > 0xff) bytes[length++] = code >> 8
    bytes[length++] = code & 0xff
  }
  return bytes.subarray(0, length)
}

function codeOf(character: string, codes: Map<string, number>): number {
  const known = codes.get(character) ?? codes.get(windows[character] ?? '')
  if (known !== undefined) return known
  const [letter = '', ...marks] = character.normalize('NFD')
  return (marks.length > 0 ? codes.get(letter) : undefined) ?? geta
}

/** Read out of the platform's own decoder; NEC's doubles of IBM's characters are skipped, as Windows does. */
function readTable(): Map<string, number> {
  const decoder = new TextDecoder('shift_jis', { fatal: true })
  const codes = new Map<string, number>()
  for (let byte = 0; byte < 0x80; byte += 1) codes.set(String.fromCharCode(byte), byte)
  for (let byte = 0xa1; byte <= 0xdf; byte += 1) keep([byte], byte)
  for (let lead = 0x81; lead <= 0xfc; lead += 1) {
    if ((lead > 0x9f && lead < 0xe0) || lead === 0xed || lead === 0xee) continue
    for (let trail = 0x40; trail <= 0xfc; trail += 1) keep([lead, trail], (lead << 8) | trail)
  }
  return codes

  function keep(bytes: number[], code: number) {
    try {
      const character = decoder.decode(Uint8Array.from(bytes))
      if (!codes.has(character)) codes.set(character, code)
    } catch {
      // No character has these bytes.
    }
  }
}
