import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { type Budget, unlimited } from './budget.ts'
import { type Queue, workThrough } from './work-through.ts'

/** Rows that wait in memory, taken in order and given back to the front. */
function queueOf(rows: number[], changes: Partial<Queue<number>> = {}) {
  const done: number[] = []
  const waiting = [...rows]
  const queue: Queue<number> = {
    job: 'test',
    about: (row) => ({ count: row }),
    atOnce: 3,
    take: async () => waiting.splice(0, 4),
    giveBack: async (items) => {
      waiting.unshift(...items)
    },
    work: async (row) => {
      done.push(row)
      return 'answered'
    },
    threw: async () => undefined,
    ...changes,
  }
  return { queue, done, waiting }
}

const tenRows = Array.from({ length: 10 }, (_, index) => index)

/** Over after so many looks. */
function budgetOfChecks(count: number): Budget {
  let looks = 0
  const isOver = () => {
    looks += 1
    return looks > count
  }
  return { isOver, leftMs: () => 0 }
}

describe('workThrough', () => {
  test('works on all that is due, in order', async () => {
    const { queue, done } = queueOf(tenRows)
    expect(await workThrough(queue, unlimited)).toBe('empty')
    expect(done).toEqual(tenRows)
  })

  test('works on so many at the same time and no more', async () => {
    let now = 0
    let most = 0
    const { queue } = queueOf(tenRows, {
      work: async () => {
        now += 1
        most = Math.max(most, now)
        await Promise.resolve()
        now -= 1
        return 'answered'
      },
    })
    await workThrough(queue, unlimited)
    expect(most).toBe(3)
  })

  test('stops at the first silence and gives back what it did not begin', async () => {
    const asked: number[] = []
    const { queue, waiting } = queueOf(tenRows, {
      atOnce: 1,
      work: async (row) => {
        asked.push(row)
        return row === 1 ? 'silent' : 'answered'
      },
    })
    expect(await workThrough(queue, unlimited)).toBe('silent')
    expect(asked).toEqual([0, 1])
    expect(waiting).toEqual([2, 3, 4, 5, 6, 7, 8, 9])
  })

  test('begins nothing after its budget', async () => {
    const { queue, done, waiting } = queueOf(tenRows, { atOnce: 1 })
    expect(await workThrough(queue, budgetOfChecks(3))).toBe('over')
    expect([...done, ...waiting]).toEqual(tenRows)
    expect(done.length).toBeLessThan(4)
  })

  test('a row that throws is put behind and holds nobody up', async () => {
    const behind: number[] = []
    const { queue, done } = queueOf(tenRows, {
      threw: async (row) => {
        behind.push(row)
        throw new Error('even that')
      },
    })
    const work = queue.work
    queue.work = async (row) => {
      if (row % 2) throw new Error('a bug')
      return work(row)
    }
    expect(await workThrough(queue, unlimited)).toBe('empty')
    expect(done).toEqual([0, 2, 4, 6, 8])
    expect(behind).toEqual([1, 3, 5, 7, 9])
  })

  test('throws what taking throws, once all that is under way has ended', async () => {
    let takes = 0
    const { queue, done, waiting } = queueOf([], {
      take: async () => {
        takes += 1
        if (takes === 2) throw new Error('the database is away')
        return takes === 1 ? [1] : [2]
      },
      work: async (row) => {
        for (let tick = 0; tick < 20; tick += 1) await Promise.resolve()
        done.push(row)
        return 'answered'
      },
    })
    await expect(workThrough(queue, unlimited)).rejects.toThrow('away')
    expect({ takes, done, waiting }).toEqual({ takes: 2, done: [1], waiting: [] })
  })

  test('says which item failed, and what of it was not kept', async () => {
    const program = `
      const { workThrough } = await import('${import.meta.dirname}/work-through.ts')
      const { unlimited } = await import('${import.meta.dirname}/budget.ts')
      const rows = ['evt_test_1', 'evt_test_2']
      await workThrough({
        job: 'events',
        about: (eventId) => ({ eventId }),
        take: async () => rows.splice(0),
        work: async () => { throw new Error('taro@example.jp') },
        threw: async () => { throw new Error('hanako@example.jp') },
        atOnce: 1,
      }, unlimited)`
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '-e', program],
      { env: { ...process.env, LOG_LEVEL: 'warn' } },
    )
    expect(stdout).not.toContain('example.jp')
    const lines = stdout.trim().split('\n')
    expect(lines.map((line) => JSON.parse(line))).toMatchObject(
      ['evt_test_1', 'evt_test_2'].flatMap((eventId) => [
        { msg: 'work failed', job: 'events', eventId, errorName: 'Error' },
        { msg: 'failure not kept', job: 'events', eventId, errorName: 'Error' },
      ]),
    )
  })
})
