// The talk as messaging programs show it: groups by speaker, days, what is new below.
import { entryNode } from './bubble.js'
import { element, find, icon, unseen } from './nodes.js'
import { dayInWords, fill, say, timeOf } from './words.js'

const APART_MS = 5 * 60_000
const NEAR_PX = 60
const MARGIN_PX = 12

export const createTalk = (act) => {
  const room = find('room')
  const log = find('log')
  const head = document.querySelector('header')
  const below = find('below')
  const unread = new Set()
  let group = null
  let typing = null
  let day = ''

  const distance = () => room.scrollHeight - room.scrollTop - room.clientHeight

  const showCue = () => {
    const isNear = distance() < NEAR_PX
    if (isNear) unread.clear()
    below.hidden = isNear || log.childElementCount === 0
    find('below-text').textContent =
      unread.size > 0 ? fill(say.newBelow, { count: unread.size }) : ''
    below.setAttribute('aria-label', find('below-text').textContent || say.below)
  }

  const watch = new IntersectionObserver(
    (seen) => {
      for (const { target, isIntersecting } of seen)
        if (isIntersecting) {
          unread.delete(target)
          watch.unobserve(target)
        }
      showCue()
    },
    { root: room },
  )

  const openGroup = (who, at) => {
    const stack = element('div', 'stack')
    const time = element('time', '', timeOf(at))
    time.dateTime = at
    const face = who === 'bot' ? icon('face') : null
    const node = element('div', `group ${who}`, face, stack, time)
    log.append(node)
    return { who, at, node, stack, time }
  }

  const dayNode = (at) => {
    const words = dayInWords(at)
    if (words === day) return
    day = words
    group = null
    log.append(element('p', 'day', words))
  }

  const show = (entry) => {
    const who = entry.who === 'you' ? 'you' : 'bot'
    dayNode(entry.at)
    const isApart = group && Date.parse(entry.at) - Date.parse(group.at) > APART_MS
    if (!group || group.who !== who || isApart) group = openGroup(who, entry.at)
    const node = entryNode(entry, act)
    act.hold(entry, node)
    group.stack.append(node)
    for (const last of log.querySelectorAll('.last')) last.classList.remove('last')
    group.node.classList.add('last')
    return node
  }

  // A long answer is read from its first line; a short one lies at the bottom.
  const scrollTo = (node) => {
    const isHeadKept = getComputedStyle(head).position === 'sticky'
    const edge = room.getBoundingClientRect().top + (isHeadKept ? head.offsetHeight : 0)
    room.scrollTo(0, room.scrollTop + node.getBoundingClientRect().top - edge - MARGIN_PX)
  }

  // What lies at the bottom stays there when the keyboard opens or choices come up.
  let height = room.clientHeight
  new ResizeObserver(() => {
    const change = height - room.clientHeight
    height = room.clientHeight
    if (change > 0 && distance() - change < NEAR_PX) room.scrollTop += change
    showCue()
  }).observe(room)
  room.addEventListener('scroll', showCue, { passive: true })
  below.addEventListener('click', () => {
    const [first] = unread
    if (first) scrollTo(first)
    else room.scrollTo(0, room.scrollHeight)
    unread.clear()
    showCue()
  })

  return {
    room,
    log,
    scrollTo,
    showCue,
    /**
     * Adds what is new, with what changes beside it; where the person reads further up, only the cue
     * tells of it.
     */
    add(entries, beside) {
      const follows = distance() < NEAR_PX + (typing?.node.offsetHeight ?? 0)
      this.type(false)
      const nodes = entries.map(show)
      beside()
      const isOwn = entries.some(({ who }) => who === 'you')
      for (const node of isOwn ? [] : nodes) {
        unread.add(node)
        watch.observe(node)
      }
      if ((isOwn || follows) && nodes[0]) scrollTo(nodes[0])
      showCue()
      return nodes
    },
    /** Draws all that was kept, which is no news: only what comes later is read aloud. */
    redraw(entries) {
      log.setAttribute('aria-live', 'off')
      log.replaceChildren()
      group = null
      typing = null
      day = ''
      const nodes = entries.map(show)
      const last = entries.findLastIndex(({ who }) => who === 'you')
      if (last >= 0) scrollTo(nodes[last])
      showCue()
      return nodes
    },
    /** The answer is on its way: its place is taken, and given up when it comes. */
    type(is) {
      typing?.node.remove()
      typing = null
      if (!is) return
      const follows = distance() < NEAR_PX
      const dots = element('div', 'entry bot typing', unseen(say.waiting))
      dots.append(element('i', ''), element('i', ''), element('i', ''))
      dots.setAttribute('aria-hidden', 'true')
      typing = { node: element('div', 'group bot', icon('face'), element('div', 'stack', dots)) }
      log.append(typing.node)
      group = null
      if (follows) room.scrollTo(0, room.scrollHeight)
    },
    markUnsent(waiting) {
      for (const node of log.querySelectorAll('.you.entry'))
        node.classList.toggle('unsent', waiting.has(node.dataset.message))
    },
  }
}
