import type { CategoryLine } from '@linli/contract/catalogue'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { CategoryPicker } from '../../../features/catalogue/CategorySheet.tsx'
import { groupCategories } from '../../../features/catalogue/group-categories.ts'
import { PhotoField } from '../../../features/documents/PhotoField.tsx'
import type { DraftFile } from '../../../features/documents/useUploads.ts'
import { noteUsed, oftenUsed } from '../../../features/matters/often-used.ts'
import { waitingCommand } from '../../../lib/outbox.ts'
import { invalidate, useQuery } from '../../../lib/queries.ts'
import { useMe } from '../../../lib/session.ts'
import { serverNow } from '../../../lib/time.ts'
import { useBack } from '../../../lib/useBack.ts'
import { sendOrKeep } from '../../../lib/useOutbox.ts'
import { fill, reasonText } from '../../../lib/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextArea } from '../../../ui/Field.tsx'
import { Page, Section } from '../../../ui/Page.tsx'
import { Empty, Notice, Skeleton } from '../../../ui/States.tsx'
import { say } from '../../../ui/Toast.tsx'
import { QUICK } from '../../../words/zh-CN/worker.ts'
import { useGridPost } from '../useGridPost.ts'

/** Seen, done, recorded: one press here, one on the category, one on 已办好. */
export function Quick() {
  const back = useBack()
  const [category, setCategory] = useState<CategoryLine>()
  if (category) return <Record category={category} onChange={() => setCategory(undefined)} />
  return (
    <Page title={QUICK.title} back={back}>
      <p className="l-quiet">{QUICK.lead}</p>
      <Often onPick={setCategory} />
      <Section title={QUICK.other}>
        <CategoryPicker accepts={(one) => one.may_self_close} onPick={setCategory} />
      </Section>
    </Page>
  )
}

function Often({ onPick }: { onPick: (category: CategoryLine) => void }) {
  const list = useQuery('catalogue.list_published', {}, { staleMs: 600_000 })
  if (list.isPending) return <Skeleton lines={3} />
  const groups = groupCategories(list.data ?? [])
  const possible = groups.flatMap((group) => group.categories.filter((one) => one.may_self_close))
  // Until this phone knows better: one of each group.
  const mixed = groups.flatMap((group) =>
    group.categories.filter((one) => one.may_self_close).slice(0, 1),
  )
  if (list.data && possible.length === 0) {
    return <Empty title={QUICK.none}>{QUICK.none_hint}</Empty>
  }
  const often = oftenUsed().flatMap((code) => possible.filter((one) => one.code === code))
  const shown = often.length > 0 ? often : mixed.slice(0, 6)
  return (
    <Section title={QUICK.often}>
      <div className="l-tiles">
        {shown.map((one) => (
          <Button key={one.code} onClick={() => onPick(one)}>
            {one.name}
          </Button>
        ))}
      </div>
    </Section>
  )
}

function Record({ category, onChange }: { category: CategoryLine; onChange: () => void }) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const me = useMe()
  const post = useGridPost()
  const [files, setFiles] = useState<DraftFile[]>([])
  const [note, setNote] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>()
  const save = async () => {
    const outcome = await sendOrKeep(
      waitingCommand({
        name: 'matters.record_self_closed',
        input: {
          category_code: category.code,
          ...(note.trim() ? { description: note.trim() } : {}),
          ...(post ? { area_id: post.area.id } : {}),
        },
        person_id: me.data?.person?.id ?? '',
        title: fill(QUICK.waiting, { name: category.name }),
        made_at: new Date(serverNow()).toISOString(),
        files: files.map(({ blob, name, kind }) => ({ blob, name, kind })),
      }),
    )
    noteUsed(category.code)
    await invalidate(client, ['matters.'])
    say(outcome === 'kept' ? QUICK.kept : fill(QUICK.saved, { name: category.name }))
    void navigate({ to: '/', replace: true })
  }
  const press = () => {
    setBusy(true)
    setProblem(undefined)
    save()
      .catch(setProblem)
      .finally(() => setBusy(false))
  }
  return (
    <Page
      title={QUICK.title}
      back={{ word: QUICK.change, go: onChange }}
      act={
        <Button look="main" isWide busyWord={isBusy && QUICK.saving} onClick={press}>
          {QUICK.done}
        </Button>
      }
    >
      <div>
        <h2>{category.name}</h2>
        {post ? <p className="l-quiet">{fill(QUICK.at, { name: post.area.name })}</p> : null}
      </div>
      <Section title={QUICK.photos}>
        <PhotoField files={files} onChange={setFiles} />
      </Section>
      <TextArea
        label={QUICK.note}
        isOptional
        rows={2}
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      {problem ? <Notice tone="over">{reasonText(problem)}</Notice> : null}
    </Page>
  )
}
