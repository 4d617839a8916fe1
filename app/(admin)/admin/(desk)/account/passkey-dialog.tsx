import { PasskeyButton } from '#app/(admin)/_components/passkey-button.tsx'
import { authWords } from '#app/(admin)/admin/(auth)/messages.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { paths } from '#lib/paths.ts'
import { accountWords } from './messages.ts'

export function PasskeyDialog({ locale }: { locale: Locale }) {
  const words = accountWords[locale]
  return (
    <div className="dialog stack">
      <h2>{words.addPasskey}</h2>
      <p>{words.passkeysLead}</p>
      <p className="small muted">{words.needsScript}</p>
      <div className="field">
        <label htmlFor="passkey-name">{words.passkeyName}</label>
        <input id="passkey-name" maxLength={80} autoComplete="off" aria-describedby="name-hint" />
        <p className="hint" id="name-hint">
          {words.passkeyNameHint}
        </p>
      </div>
      <div className="buttons">
        <a className="button quiet" href={paths.admin.account}>
          {words.back}
        </a>
        <PasskeyButton
          purpose="register"
          label={words.addPasskey}
          failed={authWords[locale].passkey.failed}
          next={paths.admin.account}
        />
      </div>
    </div>
  )
}
