export interface ShownOperation {
  name: string
  kind: string
  path: string
  text: string
  roles: string | undefined
  input: string
  output: string
}

export interface ShownModule {
  name: string
  operations: ShownOperation[]
}

export interface ShownShape {
  name: string
  notation: string
}

const STYLE = `
body{margin:0;color:#1B2430;background:#F6F7F5;font:15px/1.6 "PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif}
main{max-width:920px;margin:0 auto;padding:24px 16px 80px}
nav{columns:3 220px;font-size:14px}
nav ul,nav li{list-style:none;margin:0;padding:0}
nav h3{margin:0 0 4px;break-after:avoid}
nav section{break-inside:avoid;margin-bottom:16px}
a{color:#1E5A7A}
h2{border-bottom:1px solid #DDE1DE;margin-top:48px}
article{background:#fff;border:1px solid #DDE1DE;border-radius:6px;padding:4px 16px 12px;margin:16px 0}
article h3{font:600 16px ui-monospace,monospace;overflow-wrap:anywhere}
.kind{font:13px sans-serif;border:1px solid currentColor;border-radius:3px;padding:1px 6px;margin-left:8px;color:#55606E}
.command .kind{color:#1E5A7A}.disclosure .kind{color:#8F5A00}
pre{background:#F6F7F5;padding:8px 12px;overflow-x:auto;font-size:13px;line-height:1.5}
details summary{cursor:pointer;color:#55606E}
@media print{details>*{display:block}}
`

/** The API page: one self-contained file that needs no script. */
export function apiPage(modules: ShownModule[], shapes: ShownShape[]) {
  const names = new Set(shapes.map(({ name }) => name))
  const count = modules.reduce((sum, one) => sum + one.operations.length, 0)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Linli: operations</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>Operations</h1>
<p>Printed from the contract (<code>contract/src</code>): ${count} operations in ${modules.length} modules.
Every one is <code>POST</code> with a JSON body; the session is a cookie. A <b>query</b> reads. A <b>command</b>
writes in one transaction and wants the header <code>x-request-id</code> (a uuid), by which a repeat is recognised.
A <b>disclosure</b> reads personal data and writes its log entry in the same transaction. A refusal is a problem of
RFC 9457 with <code>code</code> and <code>reason</code>. A field with <code>?</code> may be left out.</p>
<nav>
${modules.map(contents).join('\n')}
</nav>
${modules.map((module) => section(module, names)).join('\n')}
<h2 id="shapes">Shapes</h2>
${shapes.map(({ name, notation }) => `<article id="shape-${name}"><h3>${name}</h3>${code(notation, names)}</article>`).join('\n')}
</main>
</body>
</html>
`
}

function contents({ name, operations }: ShownModule) {
  const items = operations.map((one) => `<li><a href="#${name}.${one.name}">${one.name}</a></li>`)
  return `<section><h3>${name}</h3><ul>${items.join('')}</ul></section>`
}

function section({ name, operations }: ShownModule, names: Set<string>) {
  return `<h2 id="${name}">${name}</h2>
${operations.map((one) => article(name, one, names)).join('\n')}`
}

function article(module: string, one: ShownOperation, names: Set<string>) {
  const roles = one.roles === undefined ? '' : `<p>For: ${escaped(one.roles || 'nobody')}</p>`
  const text = one.text === '' ? '' : `<p>${escaped(one.text)}</p>`
  return `<article class="${one.kind}" id="${module}.${one.name}">
<h3>${one.path}<span class="kind">${one.kind}</span></h3>
${text}${roles}<details open><summary>in</summary>${code(one.input, names)}</details>
<details><summary>out</summary>${code(one.output, names)}</details>
</article>`
}

function code(notation: string, names: Set<string>) {
  const linked = escaped(notation).replace(/(?<![\w"])[A-Z]\w+(?![\w"])/g, (name) =>
    names.has(name) ? `<a href="#shape-${name}">${name}</a>` : name,
  )
  return `<pre>${linked}</pre>`
}

function escaped(text: string) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
