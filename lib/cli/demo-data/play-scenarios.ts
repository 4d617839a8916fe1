import { sendNotices } from '#lib/notices/send-notices.ts'
import type { DemoClock } from './demo-clock.ts'
import { runEndOfDay } from './end-of-day.ts'
import { makePeople } from './people.ts'
import {
  type Action,
  dayOf,
  endOfDay,
  type ScheduledStep,
  scenarios,
  scheduleSteps,
} from './scenarios.ts'
import { SeededRandom } from './seeded-random.ts'
import { Shopper } from './shopper.ts'
import { Staff } from './staff.ts'

export const demoDays = 365

/** Before these the sandbox is told the time; what follows at the checkout does so within minutes. */
const sandboxIsToldBefore: readonly Action['do'][] = [
  'confirm',
  'confirm in vain',
  'agree late',
  'move token',
  'disable outside',
]

/** Plays the year up to now, the same every time: only ids, keys and hours of today differ. */
export async function playScenarios(clock: DemoClock, staffId: string, end: number): Promise<void> {
  const random = new SeededRandom(20_251_125)
  const count = scenarios.reduce((sum, { people }) => sum + people, 0)
  const shoppers = makePeople(count, random).map((person) => new Shopper(person))
  const staff = new Staff(staffId)
  const today = dayOf(end)
  let day = today - demoDays
  for (const step of scheduleSteps(end, random)) {
    for (; day < today && endOfDay(day) < step.at; day += 1)
      await runEndOfDay(clock, staff, { at: endOfDay(day), looksAtSignups: (today - day) % 3 === 1 })
    if (step.action.do !== 'press')
      await Promise.all([
        clock.moveTo(step.at),
        sandboxIsToldBefore.includes(step.action.do) ? clock.tellSandbox() : null,
      ])
    const shopper = shoppers[step.who]
    if (shopper) await play(step, shopper, staff)
  }
  await sendNotices()
}

async function play({ action }: ScheduledStep, shopper: Shopper, staff: Staff): Promise<unknown> {
  switch (action.do) {
    case 'fill in':
      return shopper.fillIn(action.slug, action.quantity ?? 1, action.forgetting)
    case 'confirm':
      return shopper.confirm()
    case 'confirm in vain':
      return shopper.confirmInVain(action.times)
    case 'press':
      return shopper.press(action.button)
    case 'come back':
      return shopper.comeBack()
    case 'turn back':
      return shopper.turnBack()
    case 'choose':
      return shopper.choose(action.way)
    case 'agree late':
      return shopper.agreeLate()
    case 'move token':
      return staff.moveToken(await shopper.token(), action)
    case 'take back':
      return staff.takeBack(await shopper.token())
    case 'disable outside':
      return staff.disableOutside(await shopper.token())
    case 'look at token':
      return staff.lookAt(await shopper.token())
  }
}
