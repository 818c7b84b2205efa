import type { AlikeMatter } from '@linli/contract/matters'
import { useCommand } from '../../lib/queries.ts'
import { reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { List } from '../../ui/ListRow.tsx'
import { Section } from '../../ui/Page.tsx'
import { Badge, Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { ALIKE } from '../../words/zh-CN/alike.ts'
import { STATUS_FOR_REPORTER } from '../../words/zh-CN/matters.ts'
import { alikeReason } from './alike-reason.ts'
import type { ReportDraft } from './report-draft.ts'
import { STATUS_TONE } from './status-tone.ts'
import { alikeInput, useAlike } from './useAlike.ts'

/** What others have reported near by, in public facts alone: one tap, and this person follows it too. Whoever is not signed
 * in yet is asked to at the last step, where it stands again. */
export function ReportAlike({
  draft,
  isSignedIn,
  onJoined,
}: {
  draft: ReportDraft
  isSignedIn: boolean
  onJoined: (id: string) => void
}) {
  const found = useAlike(alikeInput(draft.description, draft.category?.code, draft.place))
  const join = useCommand('matters.appeal_reported', {
    onDone: ({ id }) => {
      say(ALIKE.me_too_done)
      onJoined(id)
    },
  })
  if (!found || found.length === 0) return null
  return (
    <Section title={ALIKE.resident_title}>
      <p className="l-quiet l-small">{ALIKE.resident_lead}</p>
      {join.error ? <Notice tone="over">{reasonText(join.error)}</Notice> : null}
      <List label={ALIKE.resident_title}>
        {found.map((matter) => (
          <li key={matter.id} className="l-list-line">
            <div className="l-row l-row-apart">
              <strong>{matter.category.name}</strong>
              <Badge tone={STATUS_TONE[matter.status]}>{STATUS_FOR_REPORTER[matter.status]}</Badge>
            </div>
            <p className="l-quiet l-small">{matter.area_name}</p>
            <p className="l-quiet l-small">{alikeReason(matter)}</p>
            {isSignedIn ? (
              <Button
                isWide
                busyWord={join.isPending && join.variables?.id === matter.id && ALIKE.joining}
                onClick={() => join.mutate({ id: matter.id, ...wordsOf(draft) })}
              >
                {verbOf(matter)}
              </Button>
            ) : null}
          </li>
        ))}
      </List>
    </Section>
  )
}

function verbOf({ is_mine, status }: AlikeMatter): string {
  if (status === 'closed') return ALIKE.still_there
  return is_mine ? ALIKE.ask_again : ALIKE.me_too
}

function wordsOf({ description }: ReportDraft) {
  const words = description.trim()
  return words ? { words } : {}
}
