import { cache } from 'react'
import { getPulse } from '#lib/health/get-pulse.ts'

/** Time, zone and the ages of the side column: asked once a request, whoever needs them. */
export const readPulse = cache(getPulse)
