'use client'

import { useEffect } from 'react'

/** With JavaScript React leaves `autoFocus` to form fields, so what should be read first is focused here. */
export function TakeFocus({ id }: { id: string }) {
  useEffect(() => document.getElementById(id)?.focus(), [id])
  return null
}
