import type { Category } from '@linli/contract/catalogue'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { EditionActs } from '../../../features/catalogue/EditionActs.tsx'
import { EditionCompare } from '../../../features/catalogue/EditionCompare.tsx'
import {
  EditionView,
  forceWords,
  isInForce,
  PublishedView,
} from '../../../features/catalogue/EditionView.tsx'
import { draftOf, inputOf } from '../../../features/catalogue/edition-draft.ts'
import { useCommand, useQuery } from '../../../lib/queries.ts'
import { useMe } from '../../../lib/session.ts'
import { fill, reasonText } from '../../../lib/words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Section } from '../../../ui/Page.tsx'
import { Badge, Empty, Notice, Skeleton } from '../../../ui/States.tsx'
import { CATALOGUE_DESK, EDITION_STATE } from '../../../words/zh-CN/catalogue-desk.ts'
import { DESK } from '../../../words/zh-CN/desk.ts'
import { useReadsDrafts } from '../useReadsDrafts.ts'

const TONE = { draft: 'soon', published: 'done', ended: 'quiet' } as const

/** One category: the edition in force, or the one chosen from its history. */
export function CategoryPane() {
  const { code = '' }: { code?: string } = useParams({ strict: false })
  return useReadsDrafts() ? <Editions key={code} code={code} /> : <Published code={code} />
}

function Published({ code }: { code: string }) {
  const list = useQuery('catalogue.list_published', {})
  const line = list.data?.find((one) => one.code === code)
  if (!list.data) return <Skeleton lines={8} />
  if (!line) return <Empty title={CATALOGUE_DESK.not_found} />
  return (
    <>
      <h2>{line.name}</h2>
      <PublishedView line={line} />
    </>
  )
}

function Editions({ code }: { code: string }) {
  const search: Record<string, unknown> = useSearch({ strict: false })
  const list = useQuery('catalogue.list', { code })
  if (list.error) return <Notice tone="over">{reasonText(list.error)}</Notice>
  if (!list.data) return <Skeleton lines={8} />
  const inForce = list.data.find((one) => isInForce(one))
  const shown = list.data.find(({ id }) => id === search.edition) ?? inForce ?? list.data[0]
  if (!shown) return <Empty title={CATALOGUE_DESK.not_found} />
  return (
    <>
      <div className="d-page-head">
        <div>
          <h2>{shown.name}</h2>
          <p className="l-row">
            <Badge tone={TONE[shown.state]}>{EDITION_STATE[shown.state]}</Badge>
            <span className="l-quiet l-small">{forceWords(shown)}</span>
            <span className="l-quiet l-small">{shown.code}</span>
          </p>
        </div>
        <div className="l-row">
          <Acts editions={list.data} shown={shown} inForce={inForce} />
        </div>
      </div>
      <EditionView edition={shown} />
      <Compared editions={list.data} shown={shown} />
      <History editions={list.data} shown={shown} />
    </>
  )
}

function Acts({
  editions,
  shown,
  inForce,
}: {
  editions: readonly Category[]
  shown: Category
  inForce: Category | undefined
}) {
  const me = useMe()
  const navigate = useNavigate()
  const toEdit = (id: string) => void navigate({ to: '/editions/$id', params: { id } })
  const draft = useCommand('catalogue.draft', { onDone: ({ id }) => toEdit(id) })
  const isEditor = me.data?.roles.includes('catalogue_editor')
  const open = editions.find(({ state }) => state === 'draft')
  const { code, parent_code } = shown
  return (
    <>
      {shown.can.includes('revise') ? (
        <Button look="main" onClick={() => toEdit(shown.id)}>
          {CATALOGUE_DESK.revise}
        </Button>
      ) : null}
      {isEditor && shown.state !== 'draft' ? (
        <Button
          busyWord={draft.isPending && DESK.working}
          onClick={() =>
            open ? toEdit(open.id) : draft.mutate({ code, parent_code, ...inputOf(draftOf(shown)) })
          }
        >
          {open ? CATALOGUE_DESK.revise : CATALOGUE_DESK.next}
        </Button>
      ) : null}
      <EditionActs
        key={shown.id}
        edition={shown}
        inForce={inForce}
        onGone={() => void navigate({ to: '/catalogue' })}
        onRestored={({ id }) =>
          void navigate({ to: '/catalogue/$code', params: { code }, search: { edition: id } })
        }
      />
      {draft.error ? <Notice tone="over">{reasonText(draft.error)}</Notice> : null}
    </>
  )
}

/** An edition and the one before it, side by side. */
function Compared({ editions, shown }: { editions: readonly Category[]; shown: Category }) {
  const before = editions.find(
    ({ state, valid_from }) =>
      state !== 'draft' && (shown.valid_from === null || (valid_from ?? '') < shown.valid_from),
  )
  if (!before) return null
  return (
    <Section title={CATALOGUE_DESK.compared}>
      <p className="l-quiet l-small">
        {fill(CATALOGUE_DESK.compared_with, { force: forceWords(before) })}
      </p>
      <EditionCompare before={before} after={shown} />
    </Section>
  )
}

function History({ editions, shown }: { editions: readonly Category[]; shown: Category }) {
  return (
    <Section title={CATALOGUE_DESK.editions}>
      <ul className="l-list">
        {editions.map((edition) => (
          <li key={edition.id}>
            <Link
              to="/catalogue/$code"
              params={{ code: edition.code }}
              search={{ edition: edition.id }}
            >
              <span className="l-row l-row-apart">
                <span className="l-row">
                  <Badge tone={TONE[edition.state]}>{EDITION_STATE[edition.state]}</Badge>
                  {edition.name}
                </span>
                <span className="l-quiet l-small">
                  {edition.id === shown.id ? CATALOGUE_DESK.this_edition : forceWords(edition)}
                </span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}
