import type { Matter } from '@linli/contract/matters'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useQuery } from '../../lib/queries.ts'
import { reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice, Skeleton } from '../../ui/States.tsx'
import { PRINT } from '../../words/zh-CN/matter-page.ts'
import './paper-page.css'

/** A matter as it will lie on the table: one A4 sheet, and the way to print it. */
export function PaperPage({
  id,
  children,
}: {
  id: string
  children: (matter: Matter) => ReactNode
}) {
  const matter = useQuery('matters.get', { id })
  return (
    <div className="d-paper-page">
      <div className="l-row l-screen-only">
        <Button look="main" disabled={!matter.data} onClick={() => window.print()}>
          {PRINT.do_print}
        </Button>
        <Link to="/matters/$id" params={{ id }} className="l-button l-button-quiet">
          {PRINT.back}
        </Link>
      </div>
      {matter.error ? <Notice tone="over">{reasonText(matter.error)}</Notice> : null}
      {matter.data ? (
        <article className="d-a4">{children(matter.data)}</article>
      ) : matter.error ? null : (
        <Skeleton lines={12} />
      )}
    </div>
  )
}
