import { deserialize, type ActionResult } from '$app/forms';

/** Longest side in pixels and quality of a photo made smaller on the phone: a card stays readable, 4 MB become a few hundred kB. */
const SIDE = 2000;
const QUALITY = 0.85;
/** Below this nothing is gained by making a photo smaller. */
const SMALL = 400_000;

type Waiting = { file: Blob; name: string; replaces: string };

/**
 * Sends photos one after the other, with progress. A connection that breaks loses nothing: the photo stays here and is sent again when
 * the phone is back in the network, or by hand.
 * @param finished called with the server's last answer when the queue is empty or something was refused
 */
export function photoQueue(finished: (last: ActionResult) => Promise<void>) {
  let waiting: Waiting[] = [];
  let target = '';
  let state = $state<'idle' | 'sending' | 'broken'>('idle');
  let number = $state(0);
  let of = $state(0);
  let share = $state(0);

  async function run(): Promise<void> {
    state = 'sending';
    let last: ActionResult | null = null;
    for (let next = waiting[0]; next; next = waiting[0]) {
      share = 0;
      number = of - waiting.length + 1;
      last = await post(target, next, (sent) => (share = sent));
      if (!last) {
        state = 'broken';
        addEventListener('online', () => state === 'broken' && void run(), { once: true });
        return;
      }
      waiting = waiting.slice(1);
      if (last.type !== 'redirect') waiting = [];
    }
    if (last) await finished(last);
    state = 'idle';
  }

  return {
    get state() { return state; },
    get number() { return number; },
    get of() { return of; },
    get share() { return share; },
    /** @param replaces id of the file that the first of these takes the place of, '' for none */
    async add(files: File[], action: string, replaces: string): Promise<void> {
      if (state === 'sending') return;
      target = action;
      state = 'sending';
      of = files.length;
      number = 1;
      share = 0;
      waiting = [];
      for (const [index, file] of files.entries()) waiting.push({ file: await shrink(file), name: file.name, replaces: index === 0 ? replaces : '' });
      await run();
    },
    retry: run
  };
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

/** One file a request. Null when the connection broke or the server had no room: it is tried again. */
function post(action: string, { file, name, replaces }: Waiting, progress: (share: number) => void): Promise<ActionResult | null> {
  return new Promise((done) => {
    const form = new FormData();
    if (replaces) form.set('ganti', replaces);
    form.set('berkas', file, name || 'foto.jpg');
    // fetch cannot tell how much of a body has been sent.
    const request = new XMLHttpRequest();
    request.open('POST', action);
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('x-sveltekit-action', 'true');
    request.upload.onprogress = (event) => progress(event.lengthComputable ? Math.floor((100 * event.loaded) / event.total) : 0);
    request.onload = () => done([408, 429, 502, 503, 504].includes(request.status) ? null : answerOf(request.responseText));
    request.onerror = request.onabort = request.ontimeout = () => done(null);
    request.send(form);
  });
}

function answerOf(text: string): ActionResult | null {
  try {
    return deserialize(text);
  } catch {
    return null;
  }
}
