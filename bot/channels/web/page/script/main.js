// The page as people use it: kept in this browser, answered by this server.
import { createTransport } from './state/delivery.js'
import { openMemory } from './state/memory.js'
import { startPage } from './page.js'
import { keepLanguage } from './sheets.js'

keepLanguage(localStorage)
startPage({
  memory: openMemory(localStorage),
  store: localStorage,
  createPost: (sayStatus) => createTransport('/api/v1/chat', sayStatus),
})
