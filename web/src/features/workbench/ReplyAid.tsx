import type { Matter } from '@linli/contract/matters'
import type { Template } from '@linli/contract/workbench'
import {
  createContext,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useContext,
  useEffect,
  useState,
} from 'react'
import { useQuery } from '../../lib/queries.ts'
import { reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice, Skeleton } from '../../ui/States.tsx'
import { insertText, TextAid } from '../../ui/text-aid.ts'
import { TEMPLATES } from '../../words/zh-CN/workbench.ts'
import { fillReply } from './reply-filling.ts'
import './reply-aid.css'

const OfMatter = createContext<Matter | null>(null)

/** Offers common replies in every field for words below; `matter` fills their places, where there is one. */
export function ReplyAid({ matter, children }: { matter: Matter | null; children: ReactNode }) {
  return (
    <OfMatter value={matter}>
      <TextAid value={Replies}>{children}</TextAid>
    </OfMatter>
  )
}

/** The way to the common replies under a field; a slash that stands alone in the field opens them too. */
function Replies({ field }: { field: RefObject<HTMLTextAreaElement | null> }) {
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    const area = field.current
    const hear = () => area?.value === '/' && setOpen(true)
    area?.addEventListener('input', hear)
    return () => area?.removeEventListener('input', hear)
  }, [field])
  const close = () => {
    setOpen(false)
    field.current?.focus()
  }
  const insert = (words: string) => {
    if (field.current) insertText(field.current, words, field.current.value === '/' ? 1 : 0)
    setOpen(false)
  }
  return (
    <div className="d-replies">
      <Button
        look="quiet"
        className="d-inline"
        aria-expanded={isOpen}
        onClick={() => (isOpen ? close() : setOpen(true))}
      >
        {TEMPLATES.insert}
      </Button>
      {isOpen ? <Found onPick={insert} onClose={close} /> : null}
    </div>
  )
}

function Found({ onPick, onClose }: { onPick: (words: string) => void; onClose: () => void }) {
  const matter = useContext(OfMatter)
  const [text, setText] = useState('')
  const list = useQuery(
    'workbench.list_templates',
    matter ? { category_code: matter.category.code } : {},
  )
  const found = (list.data?.items ?? [])
    .map((template) => ({ ...template, words: fillReply(template.words, matter) }))
    .filter(({ title, words }) => `${title} ${words}`.includes(text.trim()))
  const press = (event: KeyboardEvent<HTMLElement>) => {
    const isInField = event.target instanceof HTMLInputElement
    const [first] = found
    if (event.key === 'Escape') onClose()
    else if (event.key === 'ArrowDown') step(event.currentTarget, 1)
    else if (event.key === 'ArrowUp') step(event.currentTarget, -1)
    else if (event.key === 'Enter' && isInField && !event.nativeEvent.isComposing)
      first && onPick(first.words)
    else return
    event.preventDefault()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the field and the buttons inside
    <div className="d-replies-found" onKeyDown={press}>
      <input
        className="l-input"
        type="search"
        aria-label={TEMPLATES.search}
        placeholder={TEMPLATES.search}
        ref={focusAtOnce}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {list.error ? <Notice tone="over">{reasonText(list.error)}</Notice> : null}
      {list.isPending ? <Skeleton lines={2} /> : null}
      {list.data && found.length === 0 ? (
        <p className="l-quiet">
          {TEMPLATES.none}。{list.data.items.length === 0 ? TEMPLATES.none_hint : null}
        </p>
      ) : null}
      <Offers found={found} onPick={onPick} />
    </div>
  )
}

function Offers({
  found,
  onPick,
}: {
  found: readonly Template[]
  onPick: (words: string) => void
}) {
  return (
    <ul>
      {found.map(({ id, title, words }) => (
        <li key={id}>
          <button type="button" onClick={() => onPick(words)}>
            <strong>{title}</strong>
            <span className="l-quiet">{words}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}

const focusAtOnce = (field: HTMLInputElement | null) => field?.focus()

function step(box: HTMLElement, by: 1 | -1) {
  const all = [...box.querySelectorAll<HTMLElement>('input, button')]
  const at =
    document.activeElement instanceof HTMLElement ? all.indexOf(document.activeElement) : -1
  all[Math.min(all.length - 1, Math.max(0, at + by))]?.focus()
}
