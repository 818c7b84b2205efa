/**
 * What somebody is about to do with a thing. It lives for seconds in the memory of every process and nowhere else: no table,
 * no record, no log, so that nobody can read from it when people worked.
 */
export interface Sign {
  person_id: string
  name: string
  /** The act whose form is open; null ends the sign. */
  doing: string | null
}

/** Signs heard by this process, by the thing they are about. */
export interface Signs {
  put(about: { noun: string; district_id: number; id: string }, sign: Sign, now: Date): void
  /** Who is at it now, with the moment at which each sign fades. */
  at(
    about: { noun: string; district_id: number; id: string },
    now: Date,
  ): (Sign & { until: Date })[]
}

// A form tells again every fifteen seconds; whoever is silent for so long has closed the lid.
const FADES_MS = 40_000

/** An empty memory of signs. */
export function openSigns(): Signs {
  const all = new Map<string, Map<string, Sign & { until: Date }>>()
  const keyOf = (about: Parameters<Signs['at']>[0]) =>
    `${about.district_id}/${about.noun}/${about.id}`
  const forget = (now: Date) => {
    for (const [key, signs] of all) {
      for (const [person_id, { until }] of signs) if (until <= now) signs.delete(person_id)
      if (signs.size === 0) all.delete(key)
    }
  }
  return {
    put: (about, sign, now) => {
      forget(now)
      const signs = all.get(keyOf(about)) ?? new Map()
      if (sign.doing === null) signs.delete(sign.person_id)
      else signs.set(sign.person_id, { ...sign, until: new Date(now.getTime() + FADES_MS) })
      if (signs.size > 0) all.set(keyOf(about), signs)
      else all.delete(keyOf(about))
    },
    at: (about, now) =>
      [...(all.get(keyOf(about))?.values() ?? [])].filter(({ until }) => until > now),
  }
}
