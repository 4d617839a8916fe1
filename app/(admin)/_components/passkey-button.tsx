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
        className="button quiet"
        data-passkey={purpose}
        data-next={next}
        data-failed={failed}
        hidden
      >
        {label}
      </button>
      <p className="small" id="passkey-told" role="status" />
      <script src="/passkey.js" defer />
    </>
  )
}
