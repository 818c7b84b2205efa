import type { Alarm } from '@linli/contract/codes/matters'
import type { KeptClock, Matter } from '@linli/contract/matters'
import { type LoggedClock, logOf, type RunningRow } from '../clocks.ts'
import { named } from './matter-line.ts'
import type { OpenExtension } from './open-extension.ts'

/** What has run, runs, and is asked for: every clock of a matter with whether it was met, and the request that waits. */
export function viewClocks(
  row: RunningRow & AskedRow & { warns_at: string | null },
  now: Date,
): Pick<Matter, 'clocks' | 'extension'> {
  return { clocks: clocksOf(row, now), extension: askedExtension(row) }
}

interface AskedRow {
  extension: OpenExtension | null
  extension_asker: string | null
}

function clocksOf(row: RunningRow & { warns_at: string | null }, now: Date): KeptClock[] {
  return logOf(row).map((clock) => ({
    kind: clock.kind,
    from: clock.from,
    due_at: clock.due_at,
    first_due_at: clock.first_due_at,
    basis: clock.basis,
    is_beyond_calendar: clock.is_beyond_calendar,
    ended_at: clock.ended_at,
    alarm: alarmOf(clock, row.warns_at, now),
    pauses: clock.pauses,
  }))
}

function alarmOf({ due_at, ended_at }: LoggedClock, warns_at: string | null, now: Date): Alarm {
  const until = ended_at ?? now.toISOString()
  if (until > due_at) return 'overdue'
  return ended_at === null && warns_at !== null && warns_at <= until ? 'soon' : 'none'
}

function askedExtension(row: AskedRow): Matter['extension'] {
  const asked_by = named(row.extension?.asked_by ?? null, row.extension_asker ?? '—')
  if (!row.extension || !asked_by) return null
  const { id, asked_at, reason, wanted_day } = row.extension
  return { id, asked_by, asked_at: new Date(asked_at).toISOString(), reason, wanted_day }
}
