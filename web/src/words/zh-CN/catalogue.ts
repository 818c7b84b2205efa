import type { ClockRule } from '@linli/contract/catalogue'

/** How a clock counts. */
export const CLOCK_UNIT: Record<ClockRule['unit'], string> = {
  hours: '小时',
  calendar_days: '天',
  working_days: '个工作日',
}
