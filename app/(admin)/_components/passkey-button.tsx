type Props = {
  purpose: 'sign-in' | 'register'
  label: string
  failed: string
  /** Where to go afterwards. */
  next: string
}

/** Shown by `public/passkey.js` where a device can answer; the words of a failure stand in a live region. */
export function PasskeyButton({ purpose, label, failed, next }: Props) {
  return (
    <>
      <button
        type="button"
        className={purpose === 'register' ? 'button' : 'button quiet'}
        data-passkey={purpose}
        data-next={next}
        data-failed={failed}
        hidden
      >
        {label}
      </button>
      <span id="passkey-status" role="status" />
      <script src="/passkey.js" defer />
    </>
  )
}
