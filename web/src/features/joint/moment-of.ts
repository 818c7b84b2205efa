/** A day and a time of the clock in Shanghai as one moment; undefined while one of them is missing. */
export function momentOf(day: string, time: string): string | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || !/^\d\d:\d\d$/.test(time)) return undefined
  return new Date(`${day}T${time}:00+08:00`).toISOString()
}
