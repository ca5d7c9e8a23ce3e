import { applyAction, enhance } from '$app/forms';

/**
 * Sends a form by script. When the connection breaks the page stays as it is and says so, instead of the browser's error page that
 * would take the typed answers with it. A form that leads elsewhere (`formaction`) is left to the browser.
 */
export function sendForm() {
  let broken = $state(false);
  return {
    get broken() { return broken; },
    enhance(form: HTMLFormElement) {
      form.addEventListener('submit', (event) => {
        if (event.submitter?.hasAttribute('formaction')) event.stopImmediatePropagation();
      }, { capture: true });
      return enhance(form, () => {
        broken = false;
        return async ({ result }) => {
          if (result.type === 'error' && result.status === undefined) {
            broken = true;
            return;
          }
          await applyAction(result);
        };
      });
    }
  };
}

/** Milliseconds after the last change before what was typed is kept on the server. */
const PAUSE = 1500;

/** Keeps what is typed on the server every now and then, so that an empty battery loses next to nothing. Without script each button keeps it. */
export function keepTyped(form: HTMLFormElement) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let inFlight: AbortController | undefined;
  const stop = () => {
    clearTimeout(timer);
    timer = undefined;
    inFlight?.abort();
  };
  const send = () => {
    stop();
    inFlight = new AbortController();
    const fields = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value);
    void fetch('?/simpan', {
      method: 'POST', body: fields, keepalive: true, signal: inFlight.signal, headers: { accept: 'application/json', 'x-sveltekit-action': 'true' }
    }).catch(() => undefined);
  };
  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(send, PAUSE);
  };
  const leaving = () => timer !== undefined && document.visibilityState === 'hidden' && send();
  form.addEventListener('input', changed);
  form.addEventListener('submit', stop);
  document.addEventListener('visibilitychange', leaving);
  return {
    destroy() {
      stop();
      document.removeEventListener('visibilitychange', leaving);
    }
  };
}
