import { PDFDocument, type PDFFont, type PDFPage } from '@cantoo/pdf-lib'
import sharp from 'sharp'
import { breakLines } from './break-lines.ts'
import { drawPage } from './draw-page.ts'
import { embedFaces } from './embed-faces.ts'
import { placeGlyphs } from './lay-paragraph.ts'
import type { FaceName, Faces } from './open-faces.ts'
import { type Mark, PAGE, TEXT_HEIGHT, TEXT_WIDTH } from './page-marks.ts'
import { newDocument, type Written } from './write-pdf.ts'

/** What goes into a volume: a written paper, or a photo or scan with its caption. */
export type Part = { bytes: Uint8Array; is_numbered?: boolean } & (
  | { kind: 'pdf' }
  | { kind: 'picture'; caption: string }
)

/** Joins papers and pictures into one document and writes page numbers of the volume into the upper outer corner of those that
 * are numbered. Other pages, such as cover, index and back, have none and count for none. */
export async function joinPdf(
  faces: Faces,
  title: string,
  parts: readonly Part[],
): Promise<Written> {
  const document = await newDocument(title)
  const pages: { page: PDFPage; marks: Mark[] }[] = []
  let number = 0
  for (const part of parts) {
    const added =
      part.kind === 'pdf'
        ? await addPaper(document, part.bytes)
        : [await addPicture(document, part.bytes)]
    for (const page of added) {
      if (part.is_numbered) number += 1
      pages.push({
        page,
        marks: [
          ...(part.is_numbered ? numberMarks(faces, page, number) : []),
          ...(part.kind === 'picture' ? captionMarks(faces, part.caption) : []),
        ],
      })
    }
  }
  const fonts: Map<FaceName, PDFFont> = await embedFaces(
    document,
    faces,
    pages.map(({ marks }) => marks),
  )
  for (const { page, marks } of pages) drawPage(page, marks, fonts)
  return {
    bytes: await document.save({ useObjectStreams: true }),
    pages: pages.length,
    missing: [],
  }
}

async function addPaper(document: PDFDocument, bytes: Uint8Array): Promise<PDFPage[]> {
  const paper = await PDFDocument.load(bytes, { updateMetadata: false })
  const copied = await document.copyPages(paper, paper.getPageIndices())
  return copied.map((page) => document.addPage(page))
}

const PICTURE_SIDE = 1754
const CAPTION_HEIGHT = 30

// An A4 page at 150 dots an inch is as sharp as office printers are; more would only make the volume heavy.
async function addPicture(document: PDFDocument, bytes: Uint8Array): Promise<PDFPage> {
  const jpeg = await sharp(bytes)
    .rotate()
    .resize(PICTURE_SIDE, PICTURE_SIDE, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 80, mozjpeg: false })
    .toBuffer()
  const picture = await document.embedJpg(jpeg)
  const page = document.addPage([PAGE.width, PAGE.height])
  const { width, height } = picture.scaleToFit(TEXT_WIDTH, TEXT_HEIGHT - CAPTION_HEIGHT)
  page.drawImage(picture, {
    x: PAGE.left + (TEXT_WIDTH - width) / 2,
    y: PAGE.bottom + CAPTION_HEIGHT + (TEXT_HEIGHT - CAPTION_HEIGHT - height) / 2,
    width,
    height,
  })
  return page
}

const NUMBER_SIZE = 12

function numberMarks(faces: Faces, page: PDFPage, number: number): Mark[] {
  const glyphs = glyphsOf(faces, String(number), NUMBER_SIZE)
  const width = glyphs.reduce((sum, glyph) => sum + glyph.width, 0)
  const x = page.getWidth() - PAGE.right - width
  return placeGlyphs(glyphs, { x, y: NUMBER_TOP, size: NUMBER_SIZE, spacing: 0 })
}

const NUMBER_TOP = 34

function captionMarks(faces: Faces, caption: string): Mark[] {
  const size = 12
  const glyphs = glyphsOf(faces, caption, size)
  const width = glyphs.reduce((sum, glyph) => sum + glyph.width, 0)
  const x = PAGE.left + Math.max(0, (TEXT_WIDTH - width) / 2)
  return placeGlyphs(glyphs, { x, y: PAGE.height - PAGE.bottom - 6, size, spacing: 0 })
}

function glyphsOf(faces: Faces, text: string, size: number) {
  const [line] = breakLines(faces, [text], {
    width: TEXT_WIDTH,
    size,
    first_indent: 0,
    indent: 0,
    face: 'song',
  })
  return line?.glyphs ?? []
}
