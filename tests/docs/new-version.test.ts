import { followInCopy } from './follow.ts'
import { blocksOf, NEW_VERSION } from './pages.ts'

/* From the copy of a contract to three versions that respond: products have a v1 and a v2, and get a v3. */

followInCopy(blocksOf(NEW_VERSION.page).filter(({ section }) => section === NEW_VERSION.section))
