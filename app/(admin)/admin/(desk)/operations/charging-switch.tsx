import { whyNoCharges } from '#lib/charging/charging-switch.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { isShopInTestMode } from '#lib/smartpay-account/shop-mode.ts'
import { switchChargingAction } from './actions.ts'
import { operationsWords } from './messages.ts'

type Props = { maySwitch: boolean; locale: Locale }

/** Whether orders are charged now, and the one button that stops all of it. */
export async function ChargingSwitch({ maySwitch, locale }: Props) {
  const { charging } = operationsWords[locale]
  const why = await whyNoCharges(await isShopInTestMode())
  const stopped = why === 'staff' || why === 'breaker'
  return (
    <section className={why ? 'alert stopped' : 'alert'} aria-labelledby="charging">
      <div>
        <h2 id="charging">{why ? charging.stopped : charging.going}</h2>
        <p>{charging.text[why ?? 'going']}</p>
      </div>
      {maySwitch && why !== 'not-enabled' ? (
        <form action={switchChargingAction} className="acts">
          <input type="hidden" name="what" value={stopped ? 'resume' : 'stop'} />
          <button type="submit" className="button quiet">
            {stopped ? charging.resume : charging.stop}
          </button>
        </form>
      ) : null}
    </section>
  )
}
