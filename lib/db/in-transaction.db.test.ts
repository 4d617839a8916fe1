import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#lib/ids.ts'
import { db } from './client.ts'
import type { Prisma } from './generated/client.ts'
import { inTransaction } from './in-transaction.ts'
import { checkForDeadlocksAtOnce } from './testing-deadlocks.ts'
import './testing.ts'

type Touch = (tx: Prisma.TransactionClient, id: string) => Promise<unknown>

checkForDeadlocksAtOnce()

const a = newId('plan')
const b = newId('plan')

beforeAll(async () => {
  for (const [position, id] of [a, b].entries())
    await db().plan.create({ data: { id, slug: id, status: 'draft', position } })
})

describe('inTransaction', () => {
  test.each<[string, Touch]>([
    [
      'rows locked by hand',
      (tx, id) => tx.$queryRaw`select id from plans where id = ${id} for update`,
    ],
    [
      'rows written by hand',
      (tx, id) => tx.$executeRaw`update plans set position = 1 where id = ${id}`,
    ],
    [
      'rows written through the model',
      (tx, id) => tx.plan.update({ where: { id }, data: { position: 2 } }),
    ],
  ])('tries again after a deadlock over %s', async (_name, touch) => {
    const tries = await cross(touch)
    expect(tries).toBe(3)
  })

  test('tries again what is refused at its end', async () => {
    let tries = 0
    await inTransaction(async (tx) => {
      tries++
      await tx.$executeRaw`set transaction isolation level serializable`
      await tx.$queryRaw`select sum(position) from plans`
      if (tries === 1) await conflictingWrite()
      await tx.$executeRaw`update plans set position = 3 where id = ${a}`
    })
    expect(tries).toBe(2)
  })

  test('gives up at last, with what PostgreSQL said', async () => {
    let tries = 0
    const work = inTransaction((tx) => {
      tries++
      return tx.$executeRaw`do $$ begin raise exception 'again' using errcode = '40P01'; end $$`
    })
    await expect(work).rejects.toThrow('40P01')
    expect(tries).toBe(6)
  })

  test('does not repeat what fails otherwise', async () => {
    let tries = 0
    const work = inTransaction(async () => {
      tries++
      throw new Error('no')
    })
    await expect(work).rejects.toThrow('no')
    expect(tries).toBe(1)
  })
})

/** Two transactions that take both rows, each the other's first; only then do they go on. Counts their tries. */
async function cross(touch: Touch): Promise<number> {
  let [tries, touched] = [0, 0]
  let meet = () => {}
  const bothBegan = new Promise<void>((resolve) => {
    meet = resolve
  })
  const take = (first: string, second: string) =>
    inTransaction(async (tx) => {
      tries++
      await touch(tx, first)
      touched++
      if (touched >= 2) meet()
      await bothBegan
      await touch(tx, second)
    })
  await Promise.all([take(a, b), take(b, a)])
  return tries
}

/** Another serializable transaction that reads all and writes one, committed meanwhile. */
async function conflictingWrite(): Promise<void> {
  await db().$transaction(
    async (tx) => {
      await tx.$queryRaw`select sum(position) from plans`
      await tx.$executeRaw`update plans set position = 4 where id = ${b}`
    },
    { isolationLevel: 'Serializable' },
  )
}
