// The only script of the public check, less than a kilobyte: a file is compared on the reader's own device with what the page knows, and
// sent nowhere. It knows no sentence: those come in the page, in templates. Without it the form sends the file, and the server compares.

const card = document.querySelector<HTMLElement>('[data-compare]');
// Browsers hash only where the connection is safe (https, or this machine); elsewhere the file is sent.
if (card && globalThis.crypto?.subtle) listen(card);

function listen(place: HTMLElement): void {
  for (const template of place.querySelectorAll<HTMLTemplateElement>('template[data-dressed]')) template.previousElementSibling?.replaceWith(template.content.cloneNode(true));
  place.addEventListener('change', ({ target }) => {
    const file = target instanceof HTMLInputElement ? target.files?.[0] : undefined;
    if (file) void compare(place, file);
  });
  place.addEventListener('dragover', (event) => event.preventDefault());
  place.addEventListener('drop', (event) => {
    event.preventDefault();
    const file = event.dataTransfer?.files[0];
    if (file) void compare(place, file);
  });
}

async function compare(place: HTMLElement, file: File): Promise<void> {
  say(place, 'working');
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
  const hash = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  say(place, document.querySelector<HTMLElement>(`[data-sha256="${hash}"]`)?.dataset.what ?? 'different');
}

function say(place: HTMLElement, what: string): void {
  const words = place.querySelector<HTMLTemplateElement>(`template[data-result="${what}"]`);
  place.querySelector('[role=status]')?.replaceChildren(words?.content.cloneNode(true) ?? '');
}
