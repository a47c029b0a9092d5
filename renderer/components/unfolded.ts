import { createContext } from 'react';

/** Whether long texts inside are shown whole: what is searched for may stand below the fold. */
export const Unfolded = createContext(false);
