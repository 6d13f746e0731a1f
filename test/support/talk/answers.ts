/** Structured answers of a rice cooperative of Kiên Giang that meets every condition by a hair. */
export const MET = {
  entity: 'cooperative',
  sector: 'rice',
  area: 5_000_000,
  members: 300,
  capital: 300_000_000,
  services: 4,
  profit: { 2018: 1, 2019: 1, 2020: 1 },
  score: 65,
  model: 3,
  legal: true,
  dossier: true,
  wage: true,
}
