/** Plain pages: every form works by itself. */
export const csr = false;
