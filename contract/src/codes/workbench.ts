/** What a row of a list says when it leaves the house as a table: what a queue shows, and neither name nor phone of a reporter. */
export const EXPORT_COLUMNS = [
  'number',
  'summary',
  'category',
  'urgency',
  'source',
  'place',
  'unit',
  'assignee',
  'status',
  'reported_at',
  'due_kind',
  'due_at',
  'closed_at',
  'is_secret',
] as const
export type ExportColumn = (typeof EXPORT_COLUMNS)[number]

/** With how many saved views a person may live. */
export const MOST_VIEWS = 100
