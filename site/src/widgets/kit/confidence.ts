/** How sure somebody is of a prediction. */
export const confidences = [
  { value: 'guess', label: 'a guess' },
  { value: 'fairly', label: 'fairly sure' },
  { value: 'sure', label: 'sure' },
] as const;
