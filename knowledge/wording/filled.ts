import type { Dossier } from '../schema/dossier.ts'
import type { Programme } from '../schema/programme.ts'
import type { Article } from '../schema/schema.ts'
import type { Fill } from './fill.ts'

/** An answer with what its placeholders stand for. */
export const filledArticle = (article: Article, fill: Fill): Article => ({
  ...article,
  answer: {
    director: fill(article.answer.director),
    officer: fill(article.answer.officer),
  },
})

/** The same for a list of papers. */
export const filledDossier = (dossier: Dossier, fill: Fill): Dossier => ({
  ...dossier,
  papers: dossier.papers.map((paper) => ({
    ...paper,
    what: fill(paper.what),
    mistakes: paper.mistakes.map((one) => ({ ...one, text: fill(one.text) })),
  })),
  says: dossier.says.map((one) => ({ ...one, text: fill(one.text) })),
})

/** The same of what to do next. */
export const filledProgramme = (programme: Programme, fill: Fill): Programme => ({
  ...programme,
  nextSteps: programme.nextSteps.map((step) => ({ ...step, text: fill(step.text) })),
})
