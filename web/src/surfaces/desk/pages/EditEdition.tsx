import type { Category } from '@linli/contract/catalogue'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { type FormEvent, useEffect, useState } from 'react'
import { EditionFields } from '../../../features/catalogue/EditionForm.tsx'
import { draftOf, inputOf, missingParts } from '../../../features/catalogue/edition-draft.ts'
import { useDraft } from '../../../lib/drafts.ts'
import { useCommand, useQuery } from '../../../lib/queries.ts'
import { sayDay, today } from '../../../lib/time.ts'
import { fill, reasonText } from '../../../lib/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Notice, Skeleton } from '../../../ui/States.tsx'
import { say } from '../../../ui/Toast.tsx'
import { CATALOGUE_DESK } from '../../../words/zh-CN/catalogue-desk.ts'
import { DESK } from '../../../words/zh-CN/desk.ts'
import { DeskPage } from '../DeskPage.tsx'

/** A draft to fill in, save and publish. */
export function EditEdition() {
  const { id = '' }: { id?: string } = useParams({ strict: false })
  // Asked for once: what is typed here must not be overwritten by a change elsewhere.
  const edition = useQuery('catalogue.get', { id }, { staleMs: 600_000 })
  if (!edition.data) {
    return (
      <DeskPage title={CATALOGUE_DESK.revise}>
        {edition.error ? (
          <Notice tone="over">{reasonText(edition.error)}</Notice>
        ) : (
          <Skeleton lines={10} />
        )}
      </DeskPage>
    )
  }
  return <Edit key={id} edition={edition.data} />
}

function Edit({ edition }: { edition: Category }) {
  const navigate = useNavigate()
  const draft = useDraft(`edition ${edition.id}`, draftOf(edition))
  const [valid_from, setFrom] = useState(() => today())
  const [isAsked, setAsked] = useState(false)
  const [askedAt, setAskedAt] = useState(0)
  useEffect(() => {
    // The first thing that is missing comes into sight.
    if (askedAt > 0) document.querySelector('.l-field-error')?.scrollIntoView({ block: 'center' })
  }, [askedAt])
  const revise = useCommand('catalogue.revise', { invalidates: ['catalogue.'] })
  const publish = useCommand('catalogue.publish')
  const missing = isAsked ? missingParts(draft.value) : []
  const save = () => revise.mutateAsync({ id: edition.id, ...inputOf(draft.value) })
  const leave = async (word: string) => {
    await draft.clear()
    say(word)
    void navigate({ to: '/catalogue/$code', params: { code: edition.code } })
  }
  // What goes wrong stays in revise.error and publish.error, which the page shows.
  const keep = (event: FormEvent) => {
    event.preventDefault()
    save().then(
      () => leave(CATALOGUE_DESK.saved),
      () => undefined,
    )
  }
  const putInForce = () => {
    setAsked(true)
    if (missingParts(draft.value).length > 0) return setAskedAt((n) => n + 1)
    save()
      .then(() => publish.mutateAsync({ id: edition.id, valid_from }))
      .then(
        () =>
          leave(
            fill(CATALOGUE_DESK.published, { name: draft.value.name, day: sayDay(valid_from) }),
          ),
        () => undefined,
      )
  }
  const problem = revise.error ?? publish.error
  return (
    <DeskPage
      title={fill(CATALOGUE_DESK.edit_title, { name: draft.value.name })}
      lead={draft.isRestored ? DESK.restored : CATALOGUE_DESK.kept}
      back={
        <Link to="/catalogue/$code" params={{ code: edition.code }}>
          {CATALOGUE_DESK.title}
        </Link>
      }
    >
      <form className="d-form" onSubmit={keep} noValidate>
        <EditionFields draft={draft.value} change={draft.change} missing={missing} />
        <Field
          label={CATALOGUE_DESK.publish_on}
          hint={CATALOGUE_DESK.publish_why}
          type="date"
          min={today()}
          value={valid_from}
          onChange={(event) => setFrom(event.target.value)}
        />
        {missing.length > 0 ? (
          <Notice tone="over">{fill(CATALOGUE_DESK.cannot_publish, { n: missing.length })}</Notice>
        ) : null}
        {problem ? <Notice tone="over">{reasonText(problem)}</Notice> : null}
        <div className="d-form-foot">
          <Button
            look="main"
            busyWord={(revise.isPending || publish.isPending) && DESK.saving}
            onClick={putInForce}
          >
            {CATALOGUE_DESK.publish}
          </Button>
          <Button type="submit" busyWord={revise.isPending && DESK.saving}>
            {CATALOGUE_DESK.save}
          </Button>
        </div>
      </form>
    </DeskPage>
  )
}
