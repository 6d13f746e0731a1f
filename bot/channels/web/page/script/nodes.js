// Small pieces that everything on the page is made of.
export const find = (id) => document.getElementById(id)

export const element = (name, className, ...content) => {
  const node = document.createElement(name)
  if (className) node.className = className
  node.append(...content.filter((one) => one !== null && one !== undefined && one !== false))
  return node
}

const SVG = 'http://www.w3.org/2000/svg'

/** A picture of the page's own set; with a label it says something, without it only decorates. */
export const icon = (name, label) => {
  const svg = document.createElementNS(SVG, 'svg')
  const use = document.createElementNS(SVG, 'use')
  use.setAttribute('href', `#i-${name}`)
  svg.append(use)
  svg.setAttribute('class', name)
  if (!label) svg.setAttribute('aria-hidden', 'true')
  else {
    svg.setAttribute('role', 'img')
    svg.setAttribute('aria-label', label)
  }
  return svg
}

export const button = (label, action, picture) => {
  const node = element('button', '', picture && icon(picture), label)
  node.type = 'button'
  node.addEventListener('click', action)
  return node
}

/** A line that unfolds. */
export const fold = (className, summary, ...content) =>
  element('details', `fold ${className}`, element('summary', '', summary, icon('fold')), ...content)

/** A link to a page of the web; anything else stays text. */
export const link = ({ label, url }) => {
  const { protocol, href } = new URL(url, location.href)
  if (!['https:', 'http:'].includes(protocol)) return element('p', 'line', label)
  const node = element('a', 'link', label)
  node.href = href
  return node
}

export const unseen = (text) => element('span', 'unseen', text)
