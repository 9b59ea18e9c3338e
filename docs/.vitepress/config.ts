import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { type DefaultTheme, defineConfig } from 'vitepress'

const docs = resolve(import.meta.dirname, '..')
const root = resolve(docs, '..')

/* Where files outside of docs/ can be seen. Set by GitHub Actions; without it, their names are shown without a link. */
const { GITHUB_SERVER_URL = 'https://github.com', GITHUB_REPOSITORY } = process.env
const source = GITHUB_REPOSITORY && `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}`

const titleOf = (page: string) => /^# (.+)$/m.exec(readFileSync(join(docs, page), 'utf8'))?.[1] ?? page

/** The pages of a part, in the order in which its index links to them. */
function part(folder: string, collapsed = false): DefaultTheme.SidebarItem {
  const index = readFileSync(join(docs, folder, 'index.md'), 'utf8')
  const linked = [...index.matchAll(/\]\(([^)#:]+\.md)\)/g)].map(([, page = '']) => join(folder, page))
  const pages = [...new Set(linked)].filter((page) => page.startsWith(`${folder}/`))
  return {
    text: titleOf(`${folder}/index.md`),
    link: `/${folder}/`,
    collapsed,
    items: pages
      .filter((page) => !page.endsWith('index.md'))
      .map((page) => ({ text: titleOf(page).replaceAll('`', ''), link: `/${page.replace(/\.md$/, '')}` })),
  }
}

const explanation = [part('explanation'), part('explanation/decisions', true), part('lab', true)]

export default defineConfig({
  title: 'Charter',
  description: 'Contract-first services on Express',
  base: process.env.DOCS_BASE ?? '/',
  cleanUrls: true,
  lastUpdated: true,
  // The running shop.
  ignoreDeadLinks: 'localhostLinks',
  srcExclude: ['node_modules/**'],
  head: [['link', { rel: 'icon', href: `${process.env.DOCS_BASE ?? '/'}logo.svg`, type: 'image/svg+xml' }]],
  themeConfig: {
    logo: '/logo.svg',
    nav: [
      { text: 'Tutorial', link: '/tutorial/', activeMatch: '^/tutorial/' },
      { text: 'Guides', link: '/guides/', activeMatch: '^/guides/' },
      { text: 'Reference', link: '/reference/', activeMatch: '^/reference/' },
      { text: 'Explanation', link: '/explanation/', activeMatch: '^/(explanation|lab)/' },
    ],
    sidebar: {
      '/tutorial/': [part('tutorial')],
      '/guides/': [part('guides')],
      '/reference/': [part('reference')],
      '/explanation/': explanation,
      '/lab/': explanation,
    },
    outline: { level: [2, 3] },
    search: { provider: 'local' },
    ...(source && {
      socialLinks: [{ icon: 'github', link: source }],
      editLink: { pattern: `${source}/edit/main/docs/:path` },
    }),
  },
  markdown: {
    // Text such as `<service>` is no HTML.
    html: false,
    config(md) {
      const fence = md.renderer.rules.fence!
      md.renderer.rules.fence = (tokens, index, ...rest) => {
        const { info, content } = tokens[index]!
        if (info.trim() !== 'mermaid') return fence(tokens, index, ...rest)
        return `<Mermaid code="${encodeURIComponent(content)}" />`
      }
      // Marks of the scripts that write parts of a page.
      md.core.ruler.before('normalize', 'comments', (state) => {
        state.src = state.src.replace(/^<!--.*-->$/gm, '')
      })
      // Links to files outside of docs/, such as contracts and source files, lead to the repository.
      md.core.ruler.push('links-to-the-repository', ({ tokens, env }) => {
        const page = (env as { path: string }).path
        for (const token of tokens.flatMap(({ children }) => children ?? [])) {
          const href = token.type === 'link_open' ? token.attrGet('href') : null
          if (!href || /^[a-z]+:|^#|^\//.test(href)) continue
          const path = resolve(dirname(page), decodeURIComponent(href.split('#')[0]!))
          if (!relative(docs, path).startsWith('..') && /\.md$/.test(path)) continue
          if (!existsSync(path)) throw new Error(`${page}: the link ${href} leads to no file`)
          token.attrSet('href', source ? `${source}/blob/main/${relative(root, path)}` : '#')
          if (!source) token.attrSet('class', 'unlinked')
        }
      })
    },
  },
})
