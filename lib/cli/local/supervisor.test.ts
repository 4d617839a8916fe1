import { expect, test } from 'vitest'
import { plainEnvironment } from './invoking-environment.mjs'
import { Supervisor, saysReady } from './supervisor.ts'

const program = (name: string) => ({
  name,
  args: ['-e', 'process.send({ ready: true }); setInterval(() => undefined, 1000)'],
  env: plainEnvironment(),
  ready: saysReady,
})

test('a program that is ended is not started again, and the others run on', async () => {
  const supervisor = new Supervisor()
  await supervisor.start(program('ended'))
  await supervisor.start(program('stays'))
  const [ended, stays] = supervisor.pids
  const changes: number[][] = []
  supervisor.onChange = () => changes.push(supervisor.pids)
  await supervisor.end('ended')
  expect(changes).toEqual([[stays]])
  expect(() => process.kill(ended ?? 0, 0)).toThrow('ESRCH')
  expect(process.kill(stays ?? 0, 0)).toBe(true)
  await supervisor.stop()
  expect(() => process.kill(stays ?? 0, 0)).toThrow('ESRCH')
})
