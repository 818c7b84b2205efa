import type { AlikeMatter, Matter } from '@linli/contract/matters'
import { type FormEvent, useState } from 'react'
import { useCommand } from '../../lib/queries.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Chips } from '../../ui/Choice.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { Pick } from '../../ui/Pick.tsx'
import { Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { ACT, ACTED } from '../../words/zh-CN/acts.ts'
import { MERGE } from '../../words/zh-CN/alike.ts'
import { MATTER_PAGE } from '../../words/zh-CN/matter-page.ts'
import { type Mergeable, MergeChoice } from './MergeChoice.tsx'
import { MergeNumber } from './MergeNumber.tsx'
import { useAlike } from './useAlike.ts'

type Direction = 'take_in' | 'into_other'

/** Makes several matters one: those that are alike are offered, others are found by number. */
export function MergeForm({ matter, onClose }: { matter: Matter; onClose: () => void }) {
  const [direction, setDirection] = useState<Direction>('take_in')
  const [chosen, setChosen] = useState<Mergeable[]>([])
  const [note, setNote] = useState('')
  const offered = useOffered(matter)
  const merge = useMerge(matter, direction, chosen, onClose)
  const isSecret = direction === 'take_in' ? !matter.is_secret && chosen.some(isSecretOne) : false
  const [isAgreed, setAgreed] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    merge.send(note, isSecret && isAgreed)
  }
  return (
    <form className="d-dock-form" onSubmit={submit} aria-label={ACT.merge} noValidate>
      <h3>{ACTED.merge}</h3>
      <Pick
        word={MERGE.direction}
        hint={direction === 'take_in' ? MERGE.lead_take : MERGE.lead_other}
      >
        <Chips<Direction>
          label={MERGE.direction}
          options={[
            { value: 'take_in', word: MERGE.take_in },
            { value: 'into_other', word: MERGE.into_other },
          ]}
          value={direction}
          onChange={(next) => {
            setDirection(next ?? 'take_in')
            setChosen([])
          }}
        />
      </Pick>
      <MergeChoice
        items={offered}
        chosen={chosen}
        isSingle={direction === 'into_other'}
        onChange={setChosen}
      />
      <MergeNumber
        except={matter.id}
        onFound={(found) => setChosen(direction === 'take_in' ? [...chosen, found] : [found])}
      />
      {isSecret ? <SecretWarning {...{ matter, isAgreed }} onAgree={setAgreed} /> : null}
      <TextArea
        label={MERGE.note}
        isOptional
        rows={2}
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      {merge.error ? <Notice tone="over">{reasonText(merge.error)}</Notice> : null}
      <div className="d-form-foot">
        <Button
          look="main"
          type="submit"
          disabled={chosen.length === 0 || (isSecret && !isAgreed)}
          busyWord={merge.isPending && MATTER_PAGE.working}
        >
          {direction === 'take_in'
            ? fill(MERGE.send_take, { n: chosen.length })
            : fill(MERGE.send_other, { number: chosen[0]?.number ?? '…' })}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {MATTER_PAGE.cancel}
        </Button>
      </div>
    </form>
  )
}

const isSecretOne = ({ is_secret }: Mergeable) => is_secret === true

function SecretWarning({
  matter,
  isAgreed,
  onAgree,
}: {
  matter: Matter
  isAgreed: boolean
  onAgree: (isAgreed: boolean) => void
}) {
  return (
    <Notice tone="over">
      <p>{fill(MERGE.secret, { number: matter.number })}</p>
      <label className="d-check">
        <input
          type="checkbox"
          checked={isAgreed}
          onChange={(event) => onAgree(event.target.checked)}
        />
        {MERGE.secret_agree}
      </label>
    </Notice>
  )
}

/** Open matters that may be the same as this one. */
function useOffered({ id, description, category, area, position }: Matter): AlikeMatter[] {
  const place = area.building ?? area.grid ?? area.community
  const found = useAlike({
    text: description.slice(0, 2000),
    category_code: category.code,
    except_id: id,
    limit: 50,
    ...(place ? { area_id: place.id } : {}),
    ...(position ? { position } : {}),
  })
  return (found ?? []).filter(
    (one) => one.status !== 'closed' && (one.is_same_category || one.has_same_words),
  )
}

function useMerge(
  matter: Matter,
  direction: Direction,
  chosen: readonly Mergeable[],
  onClose: () => void,
) {
  const merge = useCommand('matters.merge', {
    onDone: () => {
      say(fill(MERGE.done, { n: chosen.length }))
      onClose()
    },
  })
  const send = (note: string, makes_secret: boolean) => {
    const [first] = chosen
    if (!first) return
    const words = note.trim() ? { note: note.trim() } : {}
    merge.mutate(
      direction === 'take_in'
        ? { id: matter.id, from_ids: chosen.map(({ id }) => id), makes_secret, ...words }
        : { id: first.id, from_ids: [matter.id], makes_secret, ...words },
    )
  }
  return { send, error: merge.error, isPending: merge.isPending }
}
