// The only script of the form's pages, some three kilobytes: a framework in the browser would weigh ten times as much as the form, and
// what it would give, the server gives. It keeps typed answers and photos through a broken connection, makes photos smaller before they
// are sent, and saves what is being typed. Every page works without it. It knows no sentence: those come in the page, in templates.

type Answer = { html: string; url: string };
type Photo = { file: Blob; name: string; replaces: string };

/** Longest side in pixels and quality of a photo made smaller on the phone: a card stays readable, 4 MB become a few hundred kB. */
const SIDE = 2000;
const QUALITY = 0.85;
/** Bytes below which nothing is gained by making a photo smaller. */
const SMALL = 400_000;
/** Milliseconds after the last change before what was typed is saved. */
const PAUSE = 1500;

let busy = false;
let saving: ReturnType<typeof setTimeout> | undefined;
let unsaved: HTMLFormElement | undefined;

document.addEventListener('submit', (event) => {
  const { target: form, submitter } = event;
  if (!(form instanceof HTMLFormElement) || form.getAttribute('method') !== 'post' || !form.closest('[data-light]') || submitter?.hasAttribute('formaction')) return;
  event.preventDefault();
  stopSaving();
  if (!busy) void send(form, submitter);
});

document.addEventListener('input', ({ target }) => {
  const form = target instanceof Element ? target.closest<HTMLFormElement>('form[data-save]') : null;
  if (!form) return;
  unsaved = form;
  clearTimeout(saving);
  saving = setTimeout(save, PAUSE);
});

document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') save();
});

document.addEventListener('change', ({ target }) => {
  if (!(target instanceof HTMLInputElement) || !target.dataset.photo || !target.files?.length) return;
  const { form, files, dataset } = target;
  if (form && !busy) void sendPhotos(addressOf(form), [...files].slice(0, Number(dataset.room)), dataset.replaces ?? '');
});

/** The address of the page that is shown, without the place on it. */
let shown = withoutPlace(location.href);
// A link to a field moves within the page; only back and forward lead to another one.
addEventListener('popstate', () => {
  if (withoutPlace(location.href) !== shown) location.reload();
});
dress();

/** Sends a form and shows what the server answers. When the connection breaks, the page stays as it is and says so. */
async function send(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
  busy = true;
  try {
    const fields = new FormData(form, submitter);
    const body = form.getAttribute('enctype') === 'multipart/form-data' ? fields : textOnly(fields);
    const response = await fetch(addressOf(form), { method: 'POST', body, headers: { accept: 'text/html' } });
    if (!isPage(response.headers.get('content-type'))) throw new Error('no page');
    show({ html: await response.text(), url: response.url }, submitter);
  } catch {
    tell('unsent', {}).scrollIntoView({ block: 'center' });
  }
  busy = false;
}

/** By its attribute: a question called `action` would stand in for the property. */
function addressOf(form: HTMLFormElement): string {
  return new URL(form.getAttribute('action') ?? '', location.href).href;
}

function withoutPlace(address: string): string {
  return address.split('#', 1)[0] ?? address;
}

function textOnly(fields: FormData): URLSearchParams {
  const text = new URLSearchParams();
  for (const [name, value] of fields) if (typeof value === 'string') text.append(name, value);
  return text;
}

/** Saves what is in the form, right or wrong, without leaving it. */
function save(): void {
  const form = unsaved;
  stopSaving();
  if (form?.isConnected && !busy) void fetch('?/simpan', { method: 'POST', body: textOnly(new FormData(form)), keepalive: true, headers: { accept: 'application/json' } }).catch(() => undefined);
}

function stopSaving(): void {
  clearTimeout(saving);
  unsaved = undefined;
}

/** Puts the answered page in the place of this one. One that is no page of a form is opened as usual. */
function show({ html, url }: Answer, pressed: HTMLElement | null): void {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const there = new URL(url);
  // The address of an action is not a place to come back to.
  const moved = there.pathname !== location.pathname;
  if (!page.querySelector('[data-light]')) return moved ? location.assign(url) : replaceBody(page);
  if (!there.search.startsWith('?/') && there.href !== withoutPlace(location.href)) history.pushState(null, '', url);
  shown = withoutPlace(location.href);
  replaceBody(page);
  dress();
  if (moved) scrollTo(0, 0);
  const same = pressed?.getAttribute('name') ? document.querySelector<HTMLElement>(`button[name="${pressed.getAttribute('name')}"]`) : null;
  const focus = document.querySelector<HTMLElement>('[role=alert]') ?? same ?? document.querySelector('h1');
  if (focus instanceof HTMLHeadingElement) focus.tabIndex = -1;
  focus?.focus({ preventScroll: focus !== document.querySelector('[role=alert]') });
}

function replaceBody(page: Document): void {
  document.title = page.title;
  document.body.replaceWith(page.body);
}

/** Gives the file controls the form that only a script can serve: camera and gallery, each sending at once. */
function dress(): void {
  for (const template of document.querySelectorAll<HTMLTemplateElement>('template[data-dressed]')) template.previousElementSibling?.replaceWith(template.content.cloneNode(true));
}

/** One after the other, one file a request. A photo that could not be sent stays here and goes again once the phone is back in the network. */
async function sendPhotos(action: string, files: File[], replaces: string): Promise<void> {
  busy = true;
  const waiting: Photo[] = [];
  for (const [index, file] of files.entries()) waiting.push({ file: await shrink(file), name: file.name, replaces: index === 0 ? replaces : '' });
  for (const [index, photo] of waiting.entries()) {
    const progress = (share: number) => tell('sending', { number: index + 1, of: waiting.length, share });
    let answer: (Answer & { refused: boolean }) | null = null;
    while (!(answer = await post(action, photo, progress))) await untilAgain(tell('broken', {}));
    if (index === waiting.length - 1 || answer.refused) {
      show(answer, null);
      break;
    }
  }
  busy = false;
}

function untilAgain(note: HTMLElement): Promise<void> {
  return new Promise((again) => {
    addEventListener('online', () => again(), { once: true });
    note.querySelector('button')?.addEventListener('click', () => again(), { once: true });
  });
}

/** Says something in the page's own words, in the place that is read aloud. */
function tell(what: 'sending' | 'broken' | 'unsent', values: Record<string, number>): HTMLElement {
  const place = document.querySelector<HTMLElement>('[data-live]')!;
  const template = document.querySelector<HTMLTemplateElement>(`template[data-note="${what}"]`);
  place.replaceChildren(template?.content.cloneNode(true) ?? '');
  for (const text of place.querySelectorAll('h2, p')) text.textContent = (text.textContent ?? '').replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
  return place;
}

/** The photo made smaller, or the file as it is where the browser cannot read it or nothing would be gained. */
async function shrink(file: File): Promise<Blob> {
  if (!file.type.startsWith('image/') || file.size < SMALL) return file;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const smaller = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', QUALITY));
    return smaller && smaller.size < file.size ? smaller : file;
  } catch {
    return file;
  }
}

/** Null when the connection broke or the server had no room: it is tried again. `fetch` cannot tell how much has been sent. */
function post(action: string, { file, name, replaces }: Photo, progress: (share: number) => void): Promise<(Answer & { refused: boolean }) | null> {
  return new Promise((done) => {
    const form = new FormData();
    if (replaces) form.set('ganti', replaces);
    form.set('berkas', file, name || 'foto.jpg');
    const request = new XMLHttpRequest();
    request.open('POST', action);
    request.setRequestHeader('accept', 'text/html');
    request.upload.onprogress = (event) => progress(event.lengthComputable ? Math.floor((100 * event.loaded) / event.total) : 0);
    request.onload = () => {
      const page = isPage(request.getResponseHeader('content-type')) && ![408, 429, 502, 503, 504].includes(request.status);
      done(page ? { html: request.responseText, url: request.responseURL, refused: request.status >= 400 } : null);
    };
    request.onerror = request.onabort = request.ontimeout = () => done(null);
    progress(0);
    request.send(form);
  });
}

const isPage = (type: string | null): boolean => type?.startsWith('text/html') ?? false;
