import type { AlikeMatter, TriageLine } from '@linli/contract/matters'
import { type ReactNode, useEffect, useRef } from 'react'
import { useCommand } from '../../lib/queries.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Section } from '../../ui/Page.tsx'
import { Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { ALIKE, MERGE } from '../../words/zh-CN/alike.ts'
import { AlikeList } from './AlikeList.tsx'
import { TriageEditor } from './TriageEditor.tsx'
import { alikeInput, useAlike } from './useAlike.ts'
import { useTriageKeys } from './useTriageKeys.ts'
import { useTriageRow } from './useTriageRow.ts'

/** The matter that is worked on, with what may be the same beside it. */
export function TriageOpen({
  line,
  isTurn,
  onStep,
  onGone,
  link,
}: {
  line: TriageLine
  /** It came after another: the focus goes with it. */
  isTurn: boolean
  onStep: (step: 1 | -1) => void
  /** It was sent on or merged: the next one's turn. */
  onGone: () => void
  link: (id: string, words: ReactNode) => ReactNode
}) {
  const head = useRef<HTMLElement>(null)
  const row = useTriageRow(line, onGone)
  useEffect(() => {
    if (isTurn) head.current?.focus()
  }, [isTurn])
  useTriageKeys({
    onStep,
    onUrgency: (urgency) => row.change({ urgency }),
    onSend: () => row.now.unit && row.send(row.now.unit.id),
  })
  return (
    <div className="d-triage-now">
      <TriageEditor line={line} row={row} head={head} link={link(line.id, null)} />
      <Alike line={line} link={link} onGone={onGone} />
    </div>
  )
}

function Alike({
  line,
  link,
  onGone,
}: {
  line: TriageLine
  link: (id: string, words: ReactNode) => ReactNode
  onGone: () => void
}) {
  const place = {
    area: line.area ? { id: line.area.id, names: [], is_chosen: true } : null,
    position: null,
  }
  const asked = alikeInput(line.description, line.category.code, place)
  const found = useAlike({ ...asked, except_id: line.id })
  const merge = useCommand('matters.merge', {
    onDone: () => {
      say(fill(MERGE.done, { n: 1 }))
      onGone()
    },
  })
  const open = found?.filter(({ status }) => status !== 'closed') ?? []
  const mayMerge = ({ is_secret }: AlikeMatter) => is_secret || !line.is_secret
  return (
    <aside className="d-triage-alike">
      <Section title={ALIKE.title}>
        {open.length === 0 ? <p className="l-quiet l-small">{ALIKE.none}</p> : null}
        {merge.error ? <Notice tone="over">{reasonText(merge.error)}</Notice> : null}
        {open.length > 0 ? (
          <AlikeList
            label={ALIKE.title}
            items={open}
            link={(matter, words) => link(matter.id, words)}
            acts={(matter) =>
              mayMerge(matter) ? (
                <Button
                  busyWord={merge.isPending && ALIKE.joining}
                  onClick={() => merge.mutate({ id: matter.id, from_ids: [line.id] })}
                >
                  {ALIKE.merge_here}
                </Button>
              ) : null
            }
          />
        ) : null}
      </Section>
    </aside>
  )
}
