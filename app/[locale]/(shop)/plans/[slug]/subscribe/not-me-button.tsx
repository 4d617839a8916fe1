'use client'

import { forgetTyped } from '#app/_components/typed-mirror.ts'

/** The tab forgets with the server: what was typed into another plan's form, and never sent, too. */
export function NotMeButton({ label }: { label: string }) {
  return (
    <button type="submit" className="button quiet" onClick={forgetTyped}>
      {label}
    </button>
  )
}
