/**
 * The steps of the bridge, in the order in which they are told. `replaced`: a line goes on in another measure's line
 * after a merging or replacement, so the one's loss is the other's gain. `moved`: its measure came into the scope or
 * left it.
 */
export const BRIDGE_STEPS = ['found', 'lost', 're-estimated', 'delayed', 'realised', 'replaced', 'moved'] as const;

export type BridgeStep = (typeof BRIDGE_STEPS)[number];
