import { tmpdir } from 'node:os'
import { describe, expect, test } from 'vitest'
import { explainFolder, explainProgram } from './embedded-problem.ts'

describe('explainFolder', () => {
  test.each(['EACCES', 'EROFS', 'EPERM', 'ENOTDIR'])('says how to mend %s', async (code) => {
    expect(await explainFolder('/shop', failure(code))).toEqual(
      new Error(`Cannot write to /shop (${code}): set DATA_DIR to a folder of yours`),
    )
  })

  test.each(['ENOSPC', 'EDQUOT'])('asks for space at %s', async (code) => {
    expect(`${await explainFolder('/shop', failure(code))}`).toContain('There is no space left')
  })

  test('leaves other errors as they are', async () => {
    const error = new Error('Something else')
    expect(await explainFolder('/shop', error)).toBe(error)
  })
})

describe('explainProgram', () => {
  test.each([
    ['initdb: could not create file: No space left on device', 'There is no space left'],
    ['spawn setpriv ENOENT', 'install util-linux'],
    ['spawn /x/native/bin/initdb ENOENT', 'needs Linux with glibc, or macOS'],
    ['initdb: could not look up effective user ID 5: user does not exist', '/etc/passwd'],
    ['LOG: x\n2026 UTC [1] FATAL:  bad setting\nLOG: y', 'initdb failed: bad setting. If'],
    ['one\ntwo\nthree\n', 'initdb failed: two three. If'],
  ])('makes one sentence of %j', async (said, sentence) => {
    const { message } = await explainProgram(tmpdir(), 'initdb', said)
    expect(message).toContain(sentence)
    expect(message).not.toContain('\n')
  })
})

function failure(code: string): Error {
  return Object.assign(new Error('no'), { code })
}
