import type { Template } from '@linli/contract/workbench'
import { useState } from 'react'
import { Moment } from '../../lib/Moment.tsx'
import { useCommand, useQuery } from '../../lib/queries.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Paper } from '../../ui/Page.tsx'
import { Empty, Notice, Skeleton } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { TEMPLATES } from '../../words/zh-CN/workbench.ts'
import { AddTemplate, ReviseTemplate } from './TemplateForm.tsx'
import './templates.css'

/** The common replies that I may use, or those put away; whoever looks after a unit's writes them here. */
export function TemplateList() {
  const [is_archived, setArchived] = useState(false)
  const [isAdding, setAdding] = useState(false)
  const list = useQuery('workbench.list_templates', { is_archived })
  if (list.error) return <Notice tone="over">{reasonText(list.error)}</Notice>
  if (!list.data) return <Skeleton lines={6} />
  const { items, writes_for } = list.data
  return (
    <div className="l-stack">
      <div className="l-row">
        {writes_for.length > 0 && !isAdding ? (
          <Button look="main" onClick={() => setAdding(true)}>
            {TEMPLATES.add}
          </Button>
        ) : null}
        <Button look="quiet" onClick={() => setArchived(!is_archived)}>
          {is_archived ? TEMPLATES.show_current : TEMPLATES.show_archived}
        </Button>
      </div>
      {isAdding ? <AddTemplate units={writes_for} onClose={() => setAdding(false)} /> : null}
      {items.length === 0 ? (
        <Empty title={is_archived ? TEMPLATES.empty_archived : TEMPLATES.empty}>
          {is_archived ? null : TEMPLATES.empty_hint}
        </Empty>
      ) : (
        <ul className="d-templates">
          {items.map((template) => (
            <li key={template.id}>
              <OneTemplate template={template} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function OneTemplate({ template }: { template: Template }) {
  const [isRevising, setRevising] = useState(false)
  if (isRevising) return <ReviseTemplate template={template} onClose={() => setRevising(false)} />
  return (
    <Paper>
      <div className="d-template-head">
        <div>
          <h3>{template.title}</h3>
          <p className="l-quiet l-small">
            {template.unit?.name ?? TEMPLATES.for_all} ·{' '}
            <CategoryName code={template.category_code} />
          </p>
        </div>
        <div className="l-row">
          {template.can.includes('revise') ? (
            <Button look="quiet" className="d-inline" onClick={() => setRevising(true)}>
              {TEMPLATES.revise}
            </Button>
          ) : null}
          <Archive template={template} />
        </div>
      </div>
      <p className="d-template-words">{template.words}</p>
      <Wordings template={template} />
    </Paper>
  )
}

/** The category that a reply is for, in words. */
function CategoryName({ code }: { code: string | null }) {
  const list = useQuery('catalogue.list_published', {}, { staleMs: 600_000 })
  if (code === null) return TEMPLATES.all_categories
  return list.data?.find((one) => one.code === code)?.name ?? (list.data ? code : null)
}

function Archive({ template: { id, title, can, is_archived } }: { template: Template }) {
  const archive = useCommand('workbench.archive_template', {
    onDone: () => say(fill(is_archived ? TEMPLATES.restored : TEMPLATES.archived, { title })),
  })
  if (!can.includes(is_archived ? 'restore' : 'archive')) return null
  return (
    <>
      <Button
        look="quiet"
        className="d-inline"
        onClick={() => archive.mutate({ id, is_archived: !is_archived })}
      >
        {is_archived ? TEMPLATES.restore : TEMPLATES.archive}
      </Button>
      {archive.error ? <Notice tone="over">{reasonText(archive.error)}</Notice> : null}
    </>
  )
}

/** Who worded it last, and how it was worded before. */
function Wordings({ template }: { template: Template }) {
  const [isOpen, setOpen] = useState(false)
  const earlier = useQuery('workbench.list_wordings', { id: template.id }, { isEnabled: isOpen })
  return (
    <>
      <p className="l-quiet l-small">
        <SetBy {...template} />
        {template.version > 1 ? (
          <Button
            look="quiet"
            className="d-inline"
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            {isOpen ? TEMPLATES.hide_earlier : TEMPLATES.earlier}
          </Button>
        ) : null}
      </p>
      {isOpen ? (
        <ol className="d-wordings">
          {earlier.data?.slice(1).map((wording) => (
            <li key={wording.version}>
              <p className="d-template-words">{wording.words}</p>
              <p className="l-quiet l-small">
                <SetBy {...wording} />
              </p>
            </li>
          ))}
        </ol>
      ) : null}
    </>
  )
}

function SetBy({ version, set_by, set_at }: Pick<Template, 'version' | 'set_by' | 'set_at'>) {
  return (
    <>
      {fill(TEMPLATES.version, { n: version, name: set_by.name })} <Moment at={set_at} />
    </>
  )
}
