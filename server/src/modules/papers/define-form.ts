import type { PaperId, PaperNeed } from '@linli/contract/codes/papers'
import type { z } from 'zod'
import type { Paper } from './blocks.ts'

/** One form: what it is called, what it rests on, what must be known, and what it looks like. */
export interface Form<Facts extends z.ZodType = z.ZodType> {
  id: PaperId
  title: string
  need: PaperNeed
  /** Articles that ask for it or that it carries out; practice where no article does. */
  basis: readonly string[]
  facts: Facts
  /** The paper of these facts. Throws where they are not facts of this form: a program has gone wrong. */
  lay(facts: unknown): Paper
}

type Layout = Omit<Paper, 'title' | 'is_numbered' | 'number'> & {
  number?: string | null | undefined
  is_numbered?: boolean
}

/** Makes a form of its facts and of a function from facts to blocks, which knows no format. */
export function defineForm<Facts extends z.ZodType>(
  form: Omit<Form<Facts>, 'lay'> & { blocks(facts: z.output<Facts>): Layout },
): Form<Facts> {
  const { blocks, ...rest } = form
  return {
    ...rest,
    lay: (facts) => ({
      title: form.title,
      is_numbered: true,
      number: null,
      ...definedOnly(blocks(form.facts.parse(facts))),
    }),
  }
}

function definedOnly({ number, ...layout }: Layout) {
  return { ...layout, ...(number !== undefined && { number }) }
}
