import { createElement, Fragment, type ReactNode } from 'react'
import { splitAtDates } from '#lib/plain-date.ts'

/** A sentence that may break anywhere but inside a date. */
export function WholeDates({ children }: { children: string }): ReactNode {
  const parts = splitAtDates(children).map((part, index) => (index % 2 === 1 ? held(part) : part))
  return createElement(Fragment, null, ...parts)
}

function held(part: string): ReactNode {
  return <span className="nowrap">{part}</span>
}
