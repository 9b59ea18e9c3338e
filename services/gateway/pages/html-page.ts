import escaped from 'escape-html'

export interface HtmlPage {
  title: string
  /** URLs of style sheets, in addition to `base.css`. */
  styles: readonly string[]
  /** Further elements of the head. */
  head?: string
  body: string
}

/** An HTML document of the gateway. Only `title` is escaped. */
export const htmlPage = ({ title, styles, head = '', body }: HtmlPage): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)}</title>
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/base.css">
${styles.map((url) => `<link rel="stylesheet" href="${url}">`).join('\n')}${head}
</head>
<body>
${body}
</body>
</html>
`

/** The header of a page: the icon, a heading and a paragraph. Both texts are HTML. */
export const pageHeader = (heading: string, paragraph: string): string => `<header>
<img src="/assets/icon.svg" alt="" width="56" height="56">
<div>
<h1>${heading}</h1>
<p>${paragraph}</p>
</div>
</header>`
