// Every state in three frames, each as wide as a device.
const WIDTHS = [320, 390, 1280]

const asked = new URL(location.href).searchParams
const states = await (await fetch('/guide/states.json')).json()

const frame = (name, width) => {
  const node = document.createElement('iframe')
  node.width = String(width)
  node.loading = 'lazy'
  node.title = `${name}, ${width} px`
  node.src = `/guide/frame?state=${name}&lang=${asked.get('lang') ?? ''}`
  return node
}

const section = (name) => {
  const node = document.createElement('section')
  const heading = document.createElement('h2')
  const frames = document.createElement('div')
  heading.textContent = name
  frames.append(...WIDTHS.map((width) => frame(name, width)))
  node.append(heading, frames)
  return node
}

document
  .getElementById('states')
  .append(...states.filter((name) => [null, name].includes(asked.get('only'))).map(section))
