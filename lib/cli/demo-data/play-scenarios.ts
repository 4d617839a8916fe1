import { sendEmails } from '#lib/emails/send-emails.ts'
import type { DemoClock } from './demo-clock.ts'
import { runEndOfDay } from './end-of-day.ts'
import { runMorning } from './morning.ts'
import { makePeople } from './people.ts'
import {
  dayOf,
  demoDays,
  endOfDay,
  morning,
  type ScheduledStep,
  scheduleSteps,
} from './schedule.ts'
import type { DemoData, Step } from './schema.ts'
import { SeededRandom } from './seeded-random.ts'
import { Shopper } from './shopper.ts'
import { Staff } from './staff.ts'

/** Before these the sandbox is told the time; what follows at the checkout does so within minutes. */
const sandboxIsToldBefore: readonly Step['do'][] = [
  'confirm',
  'confirm in vain',
  'agree late',
  'move token',
  'disable outside',
  'come back',
  'repair',
]

/** Plays the past up to now, the same every time: only ids, keys and hours of today differ. */
export async function playScenarios(
  data: DemoData,
  { clock, staffId, end }: { clock: DemoClock; staffId: string; end: number },
): Promise<void> {
  const random = new SeededRandom(20_251_125)
  const shoppers = makePeople(data, random).map((person) => new Shopper(person))
  const staff = new Staff(staffId)
  const today = dayOf(end)
  let begun = today - demoDays
  let day = begun
  async function goOnUntil(at: number): Promise<void> {
    for (; day <= today; day += 1) {
      if (begun === day && morning(day) < at) {
        await runMorning(clock, morning(day))
        begun += 1
      }
      if (day === today || endOfDay(day) >= at) return
      const looksAtSignups = (today - day) % 3 === 1
      await runEndOfDay(clock, staff, { at: endOfDay(day), looksAtSignups })
    }
  }
  for (const scheduled of scheduleSteps(data, end, random)) {
    const { at, who, step } = scheduled
    await goOnUntil(at)
    if (step.do !== 'press')
      await Promise.all([
        clock.moveTo(at),
        sandboxIsToldBefore.includes(step.do) ? clock.tellSandbox() : null,
      ])
    const shopper = shoppers[who]
    if (shopper) await play(scheduled, shopper, staff)
  }
  await goOnUntil(end)
  await sendEmails()
}

async function play(
  { step, slug, quantity }: ScheduledStep,
  shopper: Shopper,
  staff: Staff,
): Promise<unknown> {
  switch (step.do) {
    case 'fill in':
      return shopper.fillIn(slug, quantity, step.forgetting)
    case 'confirm':
      return shopper.confirm()
    case 'confirm in vain':
      return shopper.confirmInVain(step.times)
    case 'press':
      return shopper.press(step.button)
    case 'come back':
      return shopper.comeBack()
    case 'turn back':
      return shopper.turnBack()
    case 'choose':
      return shopper.choose(step.paymentMethod)
    case 'agree late':
      return shopper.agreeLate()
    case 'move token':
      return staff.moveToken(await shopper.token(), step)
    case 'expect':
      return shopper.expect(step.outcomes)
    case 'repair':
      return shopper.repair()
    case 'pause account':
      return shopper.pauseAccount()
    case 'cancel subscription':
      return staff.cancelSubscription(await shopper.subscription())
    case 'hold':
      return staff.hold(await shopper.subscription())
    case 'take back':
      return staff.takeBack(await shopper.token())
    case 'disable outside':
      return staff.disableOutside(await shopper.token())
    case 'look at token':
      return staff.lookAt(await shopper.token())
  }
}
