import type { ReactNode } from 'react'
import { TakeFocus } from './take-focus.tsx'

/** What stands in the way, in a box that takes the focus, with JavaScript and without. */
export function Problems({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="problems" role="alert" tabIndex={-1} id="problems" autoFocus>
      <p className="title">{title}</p>
      {children}
      <TakeFocus id="problems" />
    </div>
  )
}
