"""How the pages look, in the language of Typst. What is said comes as data and is set as text: none of it is markup."""

TEMPLATE = r"""
#let sheet = json(bytes(sys.inputs.sheet))
#let grey = luma(70)
#let along = if sheet.direction == "rtl" { rtl } else { ltr }
#let pages() = {
  let now = str(counter(page).get().first())
  let all = str(counter(page).final().first())
  sheet.page.replace("{page}", now).replace("{pages}", all)
}
#let mark = box(width: 230mm, align(center, sheet.mark))

#set document(title: sheet.title)
#set text(font: ("Noto Sans", "Noto Sans Arabic"), size: 9.5pt, lang: sheet.language, dir: along)
#set par(justify: false, leading: 0.55em)
#set page(
  paper: "a4",
  margin: (x: 18mm, top: 20mm, bottom: 22mm),
  header: grid(columns: (1fr, auto), text(weight: "bold", sheet.title), context text(fill: grey, pages())),
  footer: text(size: 7.5pt, fill: grey)[#sheet.mark \ #sheet.notice],
  foreground: place(
    center + horizon,
    rotate(-38deg, text(size: 19pt, weight: "bold", fill: rgb(0, 0, 0, 22), mark)),
  ),
)

#let said(it) = if it.withheld and it.text != "" { emph(it.text) } else { text(it.text) }
#let entry(it) = {
  if it.rows.len() == 0 {
    grid(columns: (36%, 1fr), column-gutter: 4mm, text(fill: grey, it.label), said(it))
  } else {
    block(width: 100%, above: 0.9em, sticky: true, text(weight: "bold", it.label))
    for row in it.rows {
      block(width: 100%, inset: (left: 4mm, right: 4mm), stroke: (left: 1pt + luma(190), right: 1pt + luma(190)), {
        for each in row { block(width: 100%, above: 0.65em, below: 0.65em, entry(each)) }
      })
    }
  }
}

#for remark in sheet.remarks { block(width: 100%, inset: 3mm, fill: luma(238), text(remark)) }
#for part in sheet.parts {
  block(width: 100%, above: 1.6em, below: 0.9em, sticky: true, heading(level: 1, text(size: 12pt, part.title)))
  if part.lines.len() == 0 { text(fill: grey, part.remark) }
  for it in part.lines { block(width: 100%, above: 0.65em, entry(it)) }
}
"""
