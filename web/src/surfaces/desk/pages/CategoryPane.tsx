import type { Category } from '@linli/contract/catalogue'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { EditionActs } from '../../../features/catalogue/EditionActs.tsx'
import { EditionView, forceWords, PublishedView } from '../../../features/catalogue/EditionView.tsx'
import { draftOf, inputOf } from '../../../features/catalogue/edition-draft.ts'
import { useCommand, useQuery } from '../../../lib/queries.ts'
import { useMe } from '../../../lib/session.ts'
import { reasonText } from '../../../lib/words.ts'
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
  const shown =
    list.data.find(({ id }) => id === search.edition) ??
    list.data.find(({ state }) => state === 'published') ??
    list.data[0]
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
          <Acts editions={list.data} shown={shown} />
        </div>
      </div>
      <EditionView edition={shown} />
      <History editions={list.data} shown={shown} />
    </>
  )
}

function Acts({ editions, shown }: { editions: readonly Category[]; shown: Category }) {
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
        onGone={() => void navigate({ to: '/catalogue' })}
      />
      {draft.error ? <Notice tone="over">{reasonText(draft.error)}</Notice> : null}
    </>
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
