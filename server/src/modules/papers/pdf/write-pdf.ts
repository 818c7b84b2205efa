import { PDFDocument } from '@cantoo/pdf-lib'
import type { Paper } from '../blocks.ts'
import { drawPage } from './draw-page.ts'
import { embedFaces } from './embed-faces.ts'
import { framePages } from './frame-pages.ts'
import { layBlocks } from './lay-blocks.ts'
import type { Faces } from './open-faces.ts'
import { type Mark, PAGE } from './page-marks.ts'
import { placePages } from './place-pages.ts'

/** A written paper. */
export interface Written {
  bytes: Uint8Array
  /** Pages of the PDF; of a DOCX nobody knows before it is opened, so null. */
  pages: number | null
  /** Characters that no font of ours has: the paper shows a frame in which to write them by hand. */
  missing: string[]
}

// What is written never tells when it was written: the same facts give the same bytes.
const FIXED = new Date('2000-01-01T00:00:00Z')
const SOFTWARE = 'Linli'

/** A document without a moment of its own. */
export async function newDocument(title: string): Promise<PDFDocument> {
  const document = await PDFDocument.create({ updateMetadata: false })
  document.setTitle(title, { showInWindowTitleBar: true })
  document.setLanguage('zh-CN')
  document.setProducer(SOFTWARE)
  document.setCreator(SOFTWARE)
  document.setCreationDate(FIXED)
  document.setModificationDate(FIXED)
  return document
}

/** Writes a paper as PDF on A4, with what it needs of the fonts inside. */
export async function writePdf(faces: Faces, paper: Paper): Promise<Written> {
  const pages = framePages(faces, paper, placePages(layBlocks(faces, paper)))
  const document = await newDocument(paper.title)
  const fonts = await embedFaces(document, faces, pages)
  for (const marks of pages) drawPage(document.addPage([PAGE.width, PAGE.height]), marks, fonts)
  const bytes = await document.save({ useObjectStreams: true })
  return { bytes, pages: pages.length, missing: missingChars(pages) }
}

function missingChars(pages: readonly Mark[][]): string[] {
  const missing = pages
    .flat()
    .flatMap((mark) => (mark.is === 'text' ? mark.glyphs : []))
    .flatMap(({ kind, char }) => (kind === 'missing' ? [char] : []))
  return [...new Set(missing)].sort()
}
