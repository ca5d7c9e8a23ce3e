// Renders letters one after the other in a process of the product's kind; says how many every second. Ends itself.
import { renderLetter } from '#letter/render.server.ts';
import { exampleLetter } from './letters.ts';

const wanted = Number(process.argv[2]);
const letter = await exampleLetter();
let done = 0;
const told = setInterval(() => process.send?.({ done }), 500);
await Promise.all(Array.from({ length: 4 }, async () => {
  while (done < wanted) {
    done += 1;
    const rendered = await renderLetter(letter);
    if (!rendered.ok) throw new Error(`not rendered: ${rendered.reason}`);
  }
}));
clearInterval(told);
process.send?.({ done, over: true });
process.exit(0);
