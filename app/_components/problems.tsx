import type { ReactNode } from 'react'
import { TakeFocus } from './take-focus.tsx'

/** What stands in the way, or asks for a look, in a box that takes the focus, with JavaScript and without. */
export function Problems({
  title,
  kind,
  children,
}: {
  title: string
  kind?: 'question'
  children?: ReactNode
}) {
  return (
    <div
      className={kind ? `problems ${kind}` : 'problems'}
      role="alert"
      tabIndex={-1}
      id="problems"
      autoFocus
    >
      <p className="title">{title}</p>
      {children}
      <TakeFocus id="problems" />
    </div>
  )
}
