import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { commandNames, commands } from './commands.mjs'
import { root } from './local/install.mjs'
import { plainEnvironment } from './local/invoking-environment.mjs'
import { readArguments } from './read-arguments.mjs'

const scripts: Record<string, string> = JSON.parse(
  readFileSync(path.join(root, 'package.json'), 'utf8'),
).scripts
/** What npm runs of itself, and what is Next's own. */
const own = Object.entries(scripts).filter(([name]) => name !== 'postinstall')

let dataDir = ''
beforeAll(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'teiki-commands-'))
})
afterAll(() => rmSync(dataDir, { recursive: true }))

/** As npm runs the script, with nothing of this shell. */
function call(script: string, ...more: string[]) {
  const [program = '', ...args] = script.replace(/^exec /, '').split(' ')
  return spawnSync(program === 'node' ? process.execPath : program, [...args, ...more], {
    cwd: root,
    encoding: 'utf8',
    env: { ...plainEnvironment(), DATA_DIR: dataDir, NODE_ENV: 'production' },
  })
}

describe('every script of package.json', () => {
  test.each(own)('%s answers --help and does nothing', (name, script) => {
    const { status, stdout } = call(script, '--help')
    expect(status).toBe(0)
    expect(stdout).toMatch(/--help/)
    if (script.includes('start.mjs')) expect(stdout).toContain(`npm run ${script.split(' ')[3]}`)
    expect(readdirSync(dataDir), name).toEqual([])
  })

  test.each(own)('%s refuses an option that it does not know, by its name', (_name, script) => {
    const { status, stderr } = call(script, '--bogus')
    expect([1, 2]).toContain(status)
    expect(stderr).toContain('--bogus')
    expect(readdirSync(dataDir)).toEqual([])
  })

  test('is described, and nothing else is', () => {
    const called = own.flatMap(([, script]) => /start\.mjs (\S+)/.exec(script)?.[1] ?? [])
    expect([...new Set(called)].toSorted()).toEqual([...commandNames].toSorted())
  })
})

describe('every command', () => {
  test('has one file, and no other file stands beside them', () => {
    const files = readdirSync(path.join(root, 'lib/cli/commands'))
      .filter((name) => /(?<!\.test)\.ts$/.test(name))
      .map((name) => name.replace('.ts', ''))
    const ours = Object.keys(commands).filter((name) => name !== 'sandbox')
    expect(files.toSorted()).toEqual(ours.map((name) => name.replace(':', '-')).toSorted())
  })
})

describe('readArguments', () => {
  test('reads arguments and options in any order', () => {
    expect(
      readArguments('payment:record', ['--on', '2026-11-30', '12345674', '7800']),
    ).toMatchObject({ positionals: ['12345674', '7800'], values: { on: '2026-11-30' } })
  })

  test.each([
    ['an argument too many', 'doctor', ['now'], /“now”/],
    ['an option without its value', 'payment:record', ['--on'], /--on/],
    ['an option of another command', 'demo', ['--role', 'owner'], /--role/],
    ['a value below zero', 'clock', ['advance', '-5d'], /“-5d”: no value here begins with a minus/],
  ])('refuses %s', (_what, name, args, wrong) => {
    expect(readArguments(name, args)).toMatchObject({ wrong: expect.stringMatching(wrong) })
  })

  test('asks for help also beside what is wrong otherwise', () => {
    expect(readArguments('db:reset', ['--yes', '--help'])).toEqual({ help: true })
  })
})

describe('db:reset', () => {
  const script = scripts['db:reset'] ?? ''

  test('asks first, and nobody there to answer is a no', () => {
    const { status, stderr, stdout } = call(script)
    expect(status).toBe(1)
    expect(stdout).toContain('Type reset')
    expect(stderr).toContain('--yes')
  })

  test('leaves a running shop alone', async () => {
    const { takeOver, giveBack } = await import('./local/run-file.ts')
    await takeOver(dataDir)
    const { status, stderr } = call(script, '--yes')
    giveBack(dataDir)
    expect(status).toBe(1)
    expect(stderr).toContain(`process ${process.pid}`)
  })

  test('says what it forgets, and what stays', () => {
    mkdirSync(path.join(dataDir, 'postgres'))
    writeFileSync(path.join(dataDir, 'secrets.json'), '{}')
    const { status, stdout } = call(script, '--yes')
    expect(status).toBe(0)
    expect(stdout).toMatch(/secrets and measurements stay/)
    expect(readdirSync(dataDir)).toEqual(['secrets.json'])
    rmSync(path.join(dataDir, 'secrets.json'))
  })
})

describe('bench', () => {
  test.each(['abc', '999'])('begins nothing for --rows=%s', (rows) => {
    const { status, stderr } = call(scripts.bench ?? '', `--rows=${rows}`)
    expect(status).toBe(1)
    expect(stderr).toContain('--rows takes a whole number from 1000 up')
    expect(readdirSync(dataDir)).toEqual([])
  })
})

describe('what takes minutes', () => {
  test.each([
    [
      'mutate',
      '--only=taxes',
      '--only takes one of calendar, schedule, sums, refunds, dunning, settlement',
    ],
    ['mutate', '--concurrency=0', '--concurrency takes a whole number from 1 to 99'],
    ['proof:dates', '--anchors=0', '--anchors takes a whole number from 1 up'],
    ['proof:failover', '--kills=0', '--kills takes a whole number from 1 up'],
  ])('%s begins nothing for %s', (name, option, sentence) => {
    const { status, stderr } = call(scripts[name] ?? '', option)
    expect(status).toBe(1)
    expect(stderr).toContain(sentence)
    expect(readdirSync(dataDir)).toEqual([])
  })
})

describe('while a run is starting', () => {
  test.each(['payment:record', 'staff:code', 'doctor'])('%s says so', async (name) => {
    const { takeOver, giveBack } = await import('./local/run-file.ts')
    await takeOver(dataDir)
    const { status, stderr, stdout } = call(scripts[name] ?? '')
    giveBack(dataDir)
    expect(status).toBe(1)
    expect(stderr + stdout).toContain(`the run in ${dataDir} is still starting`)
    expect(stderr).not.toContain('Settings: those of')
  })
})
