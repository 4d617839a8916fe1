import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { holderOf, releaseLock, takeLock, withLock } from './lock.mjs'
import { processStartTime } from './process-start-time.mjs'

let folder = ''
let file = ''

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'teiki-lock-'))
  file = path.join(folder, 'run.lock')
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('takeLock', () => {
  test('names the living holder to the second', () => {
    expect(takeLock(file)).toBeNull()
    expect(takeLock(file)).toBe(process.pid)
  })

  test('takes over from a process that is gone', () => {
    const { pid } = spawnSync(process.execPath, ['--version'])
    writeFileSync(file, `${pid} 12345`)
    expect(takeLock(file)).toBeNull()
    expect(holderOf(file)).toBe(process.pid)
  })

  test('takes over from a number used again', () => {
    writeFileSync(file, `${process.ppid} not-when-it-began`)
    expect(takeLock(file)).toBeNull()
  })

  test('takes over from half a lock', () => {
    writeFileSync(file, '')
    expect(takeLock(file)).toBeNull()
  })

  test('makes the folder it needs', () => {
    expect(takeLock(path.join(folder, 'new/one/run.lock'))).toBeNull()
  })

  test('leaves nothing beside the lock', () => {
    writeFileSync(file, '1 stale')
    takeLock(file)
    expect(readdirSync(folder)).toEqual(['run.lock'])
    releaseLock(file)
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('withLock', () => {
  test('gives the lock back when the work fails', async () => {
    const work = withLock(file, () => {
      throw new Error('no')
    })
    await expect(work).rejects.toThrow('no')
    expect(holderOf(file)).toBeNull()
  })

  test('lets one work at a time', async () => {
    let working = 0
    const work = async () => {
      working += 1
      await Promise.resolve()
      expect(working).toBe(1)
      working -= 1
    }
    await Promise.all([withLock(file, work), withLock(file, work), withLock(file, work)])
  })
})

describe('processStartTime', () => {
  test('stays the same while a process lives', () => {
    expect(processStartTime(process.pid)).toBe(processStartTime(process.pid))
    expect(processStartTime(process.pid)).not.toBeNull()
  })

  test('is null once it is gone', () => {
    expect(processStartTime(spawnSync(process.execPath, ['--version']).pid)).toBeNull()
  })
})
