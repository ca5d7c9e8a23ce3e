/** A question and its answer. `note` stands softly beneath; `change` is where the answer is changed; `digits` sets tabular figures. */
export type Fact = { term: string; value: string; note?: string; change?: string; strong?: boolean; digits?: boolean };
