'use client'

import { useEffect } from 'react'
import { forgetTyped } from './typed-mirror.ts'

/** Where a signup stands on the server, the tab need not remember what was typed. */
export function ForgetTyped() {
  useEffect(forgetTyped, [])
  return null
}
