import { createApp } from './after.js'

const server = createApp().listen(process.env.PORT ?? 3000, () => {
  console.log(`listening on ${server.address().port}`)
})
