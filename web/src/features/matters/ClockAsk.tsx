import { type MatterAction, PAUSE_REASONS, type PauseReason } from '@linli/contract/codes/matters'
import type { Matter } from '@linli/contract/matters'
import { addDays, today } from '../../lib/time.ts'
import { Chips } from '../../ui/Choice.tsx'
import { Field } from '../../ui/Field.tsx'
import { CLOCKS, PAUSE_REASON } from '../../words/zh-CN/clocks.ts'
import { ACT_FIELDS, type Told } from './act-command.ts'

/** What acts on the clock ask: why it stands still, and until which day. */
export function ClockAsk({
  matter,
  action,
  told,
  tell,
}: {
  matter: Matter
  action: MatterAction
  told: Told
  tell: (change: Partial<Told>) => void
}) {
  const isPause = ACT_FIELDS[action]?.asks === 'pause'
  const isGrant = action === 'grant_extension'
  const [label, hint] = isPause
    ? [CLOCKS.until, CLOCKS.until_hint]
    : isGrant
      ? [CLOCKS.granted, CLOCKS.granted_hint]
      : [CLOCKS.wanted, CLOCKS.wanted_hint]
  return (
    <>
      {isPause ? (
        <Chips<PauseReason>
          label={CLOCKS.reason}
          options={PAUSE_REASONS.map((value) => ({ value, word: PAUSE_REASON[value] }))}
          value={told.pause_reason}
          onChange={(pause_reason) => tell({ pause_reason })}
        />
      ) : null}
      <Field
        label={label}
        hint={hint}
        type="date"
        min={addDays(today(), 1)}
        max={isGrant ? matter.extension?.wanted_day : undefined}
        value={told.day ?? ''}
        onChange={(event) => tell({ day: event.target.value })}
      />
    </>
  )
}
