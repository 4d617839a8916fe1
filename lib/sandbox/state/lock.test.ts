import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { releaseLock, takeLock } from './lock.ts'

let folder = ''
let file = ''

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'sandbox-lock-'))
  file = path.join(folder, 'lock')
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('names the living holder to the second', () => {
  expect(takeLock(file)).toBeNull()
  expect(takeLock(file)).toBe(process.pid)
})

test.each([
  ['a process that is gone', () => `${spawnSync(process.execPath, ['--version']).pid} 12345`],
  ['a number used again', () => `${process.ppid} not-when-it-began`],
  ['half a lock', () => ''],
])('takes over from %s', (_what, lock) => {
  writeFileSync(file, lock())
  expect(takeLock(file)).toBeNull()
  expect(takeLock(file)).toBe(process.pid)
})

test('makes the folder it needs', () => {
  expect(takeLock(path.join(folder, 'new/one/lock'))).toBeNull()
})

test('leaves nothing beside the lock', () => {
  writeFileSync(file, '1 stale')
  takeLock(file)
  expect(readdirSync(folder)).toEqual(['lock'])
  releaseLock(file)
  expect(readdirSync(folder)).toEqual([])
})
