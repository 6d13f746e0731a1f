// What can be done with a message: opened by its button, or by holding it.
import { entryText } from './bubble.js'
import { button, find } from './nodes.js'
import { canShare, copy, print, share } from './sharing.js'
import { canRead, isReading, read, stopReading } from './voice.js'
import { say } from './words.js'

const HOLD_MS = 550
const MOST_SHOWN = 90

export const createMenu = (composer) => {
  const menu = find('menu')

  const itemsOf = (entry, node) => {
    const text = entryText(entry)
    const own = entry.who === 'you'
    return [
      own && [say.rewrite, () => composer.put(entry.text), 'write'],
      [say.copy, () => copy(text), 'copy'],
      canShare() && [say.share, () => share(document.title, text), 'share'],
      !own && isReading() && [say.stopReading, stopReading, 'read'],
      !own && canRead() && !isReading() && [say.readAloud, () => read(text), 'read'],
      [say.print, () => print(entry.who === 'card' ? node : undefined), 'print'],
    ].filter(Boolean)
  }

  const open = (entry, node) => {
    find('menu-title').textContent = entry.who === 'you' ? say.menuOwn : say.menuBot
    const text = entryText(entry)
    const isLong = text.length > MOST_SHOWN
    find('menu-about').textContent = isLong ? `${text.slice(0, MOST_SHOWN)}…` : text
    const items = itemsOf(entry, node).map(([label, action, picture]) =>
      button(
        label,
        () => {
          menu.close()
          void action()
        },
        picture,
      ),
    )
    find('menu-items').replaceChildren(...items)
    menu.showModal()
  }

  /** Holding a message with a finger opens its menu, as on other chat programs. */
  const hold = (entry, node) => {
    if (entry.who === 'notice') return
    let timer
    const stop = () => clearTimeout(timer)
    node.addEventListener('pointerdown', ({ pointerType, target }) => {
      if (pointerType !== 'touch' || target.closest('button, a, summary')) return
      timer = setTimeout(() => open(entry, node), HOLD_MS)
    })
    for (const event of ['pointerup', 'pointercancel', 'pointermove', 'pointerleave'])
      node.addEventListener(event, stop)
    node.addEventListener('contextmenu', (event) => {
      if (event.pointerType === 'touch') event.preventDefault()
    })
  }

  return { open, hold }
}
