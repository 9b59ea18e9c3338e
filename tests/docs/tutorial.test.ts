import { followInCopy } from './follow.ts'
import { blocksOf } from './pages.ts'

followInCopy(blocksOf('docs/tutorial/a-service-in-20-minutes.md'), { DELIVERY_PORT: '0' })
