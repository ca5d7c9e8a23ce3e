/** These pages need no script: nothing is sent. */
export const csr = false;
