import type { ChildProcess } from 'node:child_process';
import { startChild } from '#letter/child-program.server.ts';
import type { RenderAnswer, RenderMessage, RenderRequest } from '#letter/render-messages.ts';

/** How a rendering child ended before its answer. */
export type RenderBreak = 'crashed' | 'timeout';

/** Milliseconds a child may take to load Typst and the fonts; 0.25 s on the trial's machine. */
const START_LIMIT = 30_000;

/**
 * One rendering child with its count. It is started at once, takes one letter at a time, and keeps this process alive
 * only while a letter is in work.
 */
export type Renderer = {
  /** letters so far, and bytes of memory after the last one */
  rendered: number;
  memory: number;
  ended: boolean;
  render(request: RenderRequest, limit: number): Promise<RenderAnswer | RenderBreak>;
  end(): void;
};

/** @param catalogue folder with letterhead.typ and fonts/ */
export function startRenderer(catalogue: string): Renderer {
  const child = startChild('render-child.server.ts', [catalogue]);
  const ready = firstMessage(child, START_LIMIT);
  const renderer: Renderer = {
    rendered: 0,
    memory: 0,
    ended: false,
    async render(request, limit) {
      child.ref();
      child.channel?.ref();
      const started = await ready;
      if (started === 'crashed' || started === 'timeout') return broken(started);
      const answer = firstMessage(child, limit);
      if (child.connected) child.send(request, () => undefined);
      const message = await answer;
      if (message === 'crashed' || message === 'timeout' || !('id' in message)) return broken(message === 'timeout' ? 'timeout' : 'crashed');
      renderer.rendered += 1;
      renderer.memory = message.memory;
      child.unref();
      child.channel?.unref();
      return message;
    },
    end() {
      renderer.ended = true;
      child.kill('SIGKILL');
    }
  };
  const broken = (how: RenderBreak): RenderBreak => {
    renderer.end();
    return how;
  };
  child.on('exit', () => (renderer.ended = true));
  // A send into a closing channel is told here too; the answer's own wait already turns it into a value.
  child.on('error', () => (renderer.ended = true));
  child.unref();
  child.channel?.unref();
  return renderer;
}

/** The child's next message, or how it broke; never rejects. */
function firstMessage(child: ChildProcess, limit: number): Promise<RenderMessage | RenderBreak> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve('crashed');
  return new Promise((settle) => {
    const done = (value: RenderMessage | RenderBreak): void => {
      clearTimeout(timer);
      child.off('message', onMessage).off('exit', onEnd).off('error', onEnd);
      settle(value);
    };
    const onMessage = (message: unknown): void => done(message as RenderMessage);
    const onEnd = (): void => done('crashed');
    const timer = setTimeout(() => done('timeout'), limit);
    timer.unref();
    child.on('message', onMessage).on('exit', onEnd).on('error', onEnd);
  });
}
