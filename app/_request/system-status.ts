import { cache } from 'react'
import { getSystemStatus } from '#lib/health/get-system-status.ts'

/** Time, zone and the ages of the side column: asked once a request, whoever needs them. */
export const readSystemStatus = cache(getSystemStatus)
