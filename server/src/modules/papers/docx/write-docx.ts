import {
  AlignmentType,
  Document,
  Footer,
  Header,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx'
import { unzipSync, zipSync } from 'fflate'
import type { Paper } from '../blocks.ts'
import type { Written } from '../pdf/write-pdf.ts'
import { docxBlocks } from './docx-blocks.ts'
import { FONTS, halfPoints, MARGINS, twips } from './docx-measures.ts'
import { textRuns } from './docx-runs.ts'

// The first moment that a zip can tell; a paper never tells when it was written.
const ZIP_DAY = new Date(1980, 0, 1)
const FIXED = '2000-01-01T00:00:00Z'
const CORE = 'docProps/core.xml'

/** Writes a paper as DOCX for those who go on writing it: fonts by name, as offices have them. */
export async function writeDocx(paper: Paper): Promise<Written> {
  const document = new Document({
    creator: 'Linli',
    lastModifiedBy: 'Linli',
    title: paper.title,
    styles: { default: { document: { run: { font: FONTS.song, size: halfPoints(12) } } } },
    sections: [
      {
        properties: {
          page: { size: { width: twips(595.28), height: twips(841.89) }, margin: MARGINS },
        },
        headers: { default: header(paper) },
        ...(paper.is_numbered && { footers: { default: footer() } }),
        children: docxBlocks(paper),
      },
    ],
  })
  return { bytes: fixBytes(await Packer.toBuffer(document)), pages: null, missing: [] }
}

function header(paper: Paper): Header {
  const mark = paper.mark
    ? [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          children: textRuns([{ bold: paper.mark }], 9),
        }),
      ]
    : []
  const words = [paper.title, paper.number].filter((text) => text !== null).join('　')
  const running = paper.is_numbered
    ? [new Paragraph({ alignment: AlignmentType.RIGHT, children: textRuns([words], 9) })]
    : []
  return new Header({ children: [...mark, ...running] })
}

function footer(): Footer {
  const run = (children: (string | (typeof PageNumber)[keyof typeof PageNumber])[]) =>
    new TextRun({ font: FONTS.song, size: halfPoints(10.5), children })
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [run(['第 ', PageNumber.CURRENT, ' 页　共 ', PageNumber.TOTAL_PAGES, ' 页'])],
      }),
    ],
  })
}

// The library writes the moment of writing into the properties and into the zip.
function fixBytes(written: Uint8Array): Uint8Array {
  const parts = unzipSync(written)
  const core = new TextDecoder().decode(parts[CORE] ?? new Uint8Array())
  const fixed = core.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${FIXED}`)
  parts[CORE] = new TextEncoder().encode(fixed)
  const names = Object.keys(parts)
    .filter((name) => !name.endsWith('/'))
    .sort()
  return zipSync(Object.fromEntries(names.map((name) => [name, parts[name] ?? new Uint8Array()])), {
    mtime: ZIP_DAY,
  })
}
