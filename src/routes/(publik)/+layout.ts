/** Pages that only tell something send no script at all; forms switch it on for themselves. */
export const csr = false;
