/** A classifier of `natural`, as far as it is used; what it ships of types is for its root alone. */
declare class NaturalClassifier {
  /** Each token once; an empty list is left out. */
  addDocument(tokens: string[], label: string): void
  train(): void
  /** Every label, the surest first. */
  getClassifications(tokens: string[]): { label: string; value: number }[]
}

declare module 'natural/lib/natural/classifiers/bayes_classifier.js' {
  class BayesClassifier extends NaturalClassifier {
    constructor(stemmer: undefined, smoothing: number)
  }
  export = BayesClassifier
}

declare module 'natural/lib/natural/classifiers/logistic_regression_classifier.js' {
  class LogisticRegressionClassifier extends NaturalClassifier {}
  export = LogisticRegressionClassifier
}
