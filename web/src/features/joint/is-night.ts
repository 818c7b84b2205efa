import { serverNow } from '../../lib/time.ts'

const HOUR = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  hourCycle: 'h23',
})

/** Whether calls that can wait do wait now (22:00–07:00 in Shanghai), so that a form can say so; the server decides. */
export function isNightNow(now = serverNow()): boolean {
  const hour = Number(HOUR.format(now))
  return hour >= 22 || hour < 7
}
