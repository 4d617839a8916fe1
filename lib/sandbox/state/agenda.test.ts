import { expect, test } from 'vitest'
import { createAgenda } from './agenda.ts'

function agendaAt(start: number) {
  let now = start
  const ran: number[] = []
  const agenda = createAgenda(() => now)
  const add = (at: number) => agenda.add(at, (due) => ran.push(due))
  return {
    agenda,
    ran,
    add,
    jumpTo: (to: number) => {
      now = to
      agenda.runDue()
    },
  }
}

test('runs what is due, oldest first', () => {
  const { agenda, ran, add, jumpTo } = agendaAt(0)
  for (const at of [50, 20, 90, 10, 70, 20, 60, 30, 80, 40]) add(at)
  jumpTo(9)
  expect(ran).toEqual([])
  jumpTo(55)
  expect(ran).toEqual([10, 20, 20, 30, 40, 50])
  jumpTo(1_000)
  expect(ran.slice(6)).toEqual([60, 70, 80, 90])
  agenda.clear()
})

test('runs what its own work makes due', () => {
  const { agenda, ran, add, jumpTo } = agendaAt(0)
  agenda.add(10, () => {
    add(5)
    add(25)
  })
  jumpTo(20)
  expect(ran).toEqual([5])
  agenda.clear()
  jumpTo(100)
  expect(ran).toEqual([5])
})

test('wakes up by itself', async () => {
  const agenda = createAgenda(() => performance.now())
  const ran = await new Promise((resolve) => {
    agenda.add(performance.now() + 60_000, () => resolve('far'))
    agenda.add(performance.now() + 10, () => resolve('near'))
  })
  expect(ran).toBe('near')
  agenda.clear()
})
