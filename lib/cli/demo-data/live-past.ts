import { sendNotices } from '#lib/notices/send-notices.ts'
import { Desk } from './desk.ts'
import { Dice } from './dice.ts'
import { spendEvening } from './evening.ts'
import type { PastClock } from './past-clock.ts'
import { makePeople } from './people.ts'
import { type Act, type Beat, dayOf, eveningOf, stories, writePlot } from './plot.ts'
import { Shopper } from './shopper.ts'

export const pastDays = 365

/** Before these Smartpay is told the time; what follows at the checkout does so within minutes. */
const told: readonly Act['do'][] = [
  'confirm',
  'confirm in vain',
  'agree late',
  'move token',
  'disable outside',
]

/** Lives through the year up to now, the same every time: only ids, keys and hours of today differ. */
export async function livePast(clock: PastClock, staffId: string, end: number): Promise<void> {
  const dice = new Dice(20_251_125)
  const count = stories.reduce((sum, { people }) => sum + people, 0)
  const shoppers = makePeople(count, dice).map((person) => new Shopper(person))
  const desk = new Desk(staffId)
  const today = dayOf(end)
  let day = today - pastDays
  for (const beat of writePlot(end, dice)) {
    for (; day < today && eveningOf(day) < beat.at; day += 1)
      await spendEvening(clock, desk, { at: eveningOf(day), looks: (today - day) % 3 === 1 })
    if (beat.act.do !== 'press')
      await Promise.all([
        clock.moveTo(beat.at),
        told.includes(beat.act.do) ? clock.tellSandbox() : null,
      ])
    const shopper = shoppers[beat.who]
    if (shopper) await play(beat, shopper, desk)
  }
  await sendNotices()
}

async function play({ act }: Beat, shopper: Shopper, desk: Desk): Promise<unknown> {
  switch (act.do) {
    case 'fill in':
      return shopper.fillIn(act.slug, act.quantity ?? 1, act.forgetting)
    case 'confirm':
      return shopper.confirm()
    case 'confirm in vain':
      return shopper.confirmInVain(act.times)
    case 'press':
      return shopper.press(act.button)
    case 'come back':
      return shopper.comeBack()
    case 'turn back':
      return shopper.turnBack()
    case 'choose':
      return shopper.choose(act.way)
    case 'agree late':
      return shopper.agreeLate()
    case 'move token':
      return desk.moveToken(await shopper.token(), act)
    case 'take back':
      return desk.takeBack(await shopper.token())
    case 'disable outside':
      return desk.disableOutside(await shopper.token())
    case 'look at token':
      return desk.lookAt(await shopper.token())
  }
}
