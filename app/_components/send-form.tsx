'use client'

import { unstable_rethrow } from 'next/navigation'
import { type ReactNode, type SubmitEvent, useRef, useState, useTransition } from 'react'
import { type Mirror, useTypedMirror } from './typed-mirror.ts'

type Props = {
  action: (form: FormData) => Promise<void>
  className: string
  noValidate?: boolean
  /** Said above the button when the connection broke; the form stays as it is. */
  interrupted: string
  /** Keeps what is typed in the tab until it is sent. */
  mirror?: Mirror
  /** The button, and what stands below it. */
  foot: ReactNode
  children: ReactNode
}

/**
 * A form that survives a lost connection: what is sent and not answered leaves the page, and all that was typed,
 * where it is. Without JavaScript it is the same form, sent by the browser.
 */
export function SendForm({ action, interrupted, mirror, foot, children, ...form }: Props) {
  const ref = useRef<HTMLFormElement>(null)
  const [failed, setFailed] = useState(false)
  const [sending, startSending] = useTransition()
  const markUnanswered = useTypedMirror(ref, mirror)
  const send = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (sending) return
    const fields = new FormData(event.currentTarget, event.nativeEvent.submitter)
    setFailed(false)
    startSending(async () => {
      try {
        await action(fields)
      } catch (error) {
        unstable_rethrow(error)
        markUnanswered()
        setFailed(true)
      }
    })
  }
  return (
    <form ref={ref} action={action} onSubmit={send} {...form}>
      {children}
      <div className="send">
        <div aria-live="assertive">{failed ? <p className="problems">{interrupted}</p> : null}</div>
        {foot}
      </div>
    </form>
  )
}
