import type { AlikeMatter, Matter } from '@linli/contract/matters'
import type { ReactNode } from 'react'
import { useCommand } from '../../lib/queries.ts'
import { reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Section } from '../../ui/Page.tsx'
import { Notice } from '../../ui/States.tsx'
import { ALIKE } from '../../words/zh-CN/alike.ts'
import { cleanPhone, isPhone } from '../identity/PhoneSignIn.tsx'
import { AlikeList } from './AlikeList.tsx'
import type { IntakeDraft } from './intake-draft.ts'
import { alikeInput, useAlike } from './useAlike.ts'

/** What may have been reported already, while it is typed; the caller is written down for it in one press. */
export function IntakeAlike({
  draft,
  link,
  onJoined,
}: {
  draft: IntakeDraft
  link: (matter: AlikeMatter, words: ReactNode) => ReactNode
  onJoined: (matter: Matter) => void
}) {
  const found = useAlike(alikeInput(draft.description, draft.category?.code, draft.place))
  const appeal = useCommand('matters.appeal', { onDone: onJoined })
  if (!found) return null
  const phone = cleanPhone(draft.phone)
  const [name, words] = [draft.name.trim(), draft.description.trim()]
  const join = (matter: AlikeMatter) =>
    appeal.mutate({
      id: matter.id,
      source: draft.source,
      ...(isPhone(phone) ? { reporter_phone: phone } : {}),
      ...(name ? { reporter_name: name } : {}),
      ...(words ? { words } : {}),
    })
  return (
    <Section title={ALIKE.title}>
      <p className="l-quiet l-small">{found.length > 0 ? ALIKE.lead : ALIKE.none}</p>
      {appeal.error ? <Notice tone="over">{reasonText(appeal.error)}</Notice> : null}
      {found.length > 0 ? (
        <AlikeList
          label={ALIKE.title}
          items={found}
          link={link}
          acts={(matter) => (
            <Button
              busyWord={appeal.isPending && appeal.variables?.id === matter.id && ALIKE.joining}
              onClick={() => join(matter)}
            >
              {matter.status === 'closed' ? ALIKE.join_closed : ALIKE.join}
            </Button>
          )}
        />
      ) : null}
    </Section>
  )
}
