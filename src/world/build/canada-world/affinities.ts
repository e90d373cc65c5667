/**
 * Sources hold "mining" or "basic metals and metal products" as one input. Which of its sectors a buyer takes is divided
 * by the buyer's region's absorption times these weights: refineries buy oil, not ore. Weights are our reading of
 * technology, 1 unless listed, and seed the balancing; they move nothing between the inputs that sources tell apart.
 */
const weights: Readonly<
  Record<string, { readonly rest: number } & Readonly<Record<string, number>>>
> = {
  A01: { rest: 0.1, A01: 1, C10T12: 1, C13T15: 1, I55R93: 0.7, C22: 0.3 },
  A02: { rest: 0.05, A02: 1, C16: 1, C17_18: 1 },
  A03: { rest: 0.02, A03: 1, C10T12: 1, I55R93: 0.7 },
  B05: { rest: 0.01, B05: 1, D35T39: 1, C24A: 1, C23: 0.3, C19: 0.3 },
  B06: { rest: 0.003, B06: 1, C19: 1, D35T39: 0.7, C20: 0.5, H49T53: 0.2 },
  B07: { rest: 0.01, B07: 1, C24A: 1, C24B: 1, C20: 0.05, C19: 0, D35T39: 0 },
  B08: { rest: 0.05, B08: 1, C23: 1, F41T43: 1, C20: 0.7, C24A: 0.2, C31T33: 0.3 },
  B09: { rest: 0.001, B05: 1, B06: 1, B07: 1, B08: 1, B09: 1 },
  C20: { rest: 1, C21: 0.7, Q86T88: 0.1 },
  C21: { rest: 0.05, C21: 1, Q86T88: 1, A01: 0.2, G45T47: 0.2 },
  C24A: { rest: 0.5, C24A: 1, C24B: 0.1, C25: 1, C28: 1, C29: 1, C301: 1, F41T43: 1, C26: 0.2 },
  C24B: { rest: 0.3, C24A: 0.2, C24B: 1, C25: 0.7, C26: 1, C27: 1, C302T309: 1, C31T33: 1 },
  C25: { rest: 1, C24A: 0.3, C24B: 0.3 },
  C26: { rest: 0.7, C26: 1, C27: 0.5, J58T63: 1 },
  C27: { rest: 0.5, C26: 0.3, C27: 1, C28: 1, C29: 1, F41T43: 1, D35T39: 1 },
  C29: { rest: 0.3, C29: 1, C301: 0.05, C302T309: 0.05, G45T47: 1, H49T53: 0.7 },
  C301: { rest: 0.03, C301: 1, C29: 0.01, C302T309: 0.01, A03: 0.7, H49T53: 0.3 },
  C302T309: { rest: 0.1, C302T309: 1, C29: 0.02, C301: 0.05, H49T53: 1, O84S98: 0.7 },
};

/** Weight of an input for a buyer, both sectors by id. */
export function affinity(input: string, buyer: string): number {
  const ofInput = weights[input];
  return ofInput ? (ofInput[buyer] ?? ofInput.rest) : 1;
}
