/** A form as it stands on a page: where it sends to and what it would send, by name. `type` of a choice is its kind of control. */
export type PageForm = { method: string; action: string; fields: { name: string; type: string; value: string }[] };

/** What may stand in a tag: a `>` is allowed in its quoted values. */
const INSIDE = `(?:[^>"]|"[^"]*")*`;
const CONTROLS = (html: string): Record<string, string>[] => [...html.matchAll(new RegExp(`<select\\b${INSIDE}>[\\s\\S]*?</select>|<(?:input|textarea|button)\\b${INSIDE}>`, 'g'))].map(([tag]) => control(tag));
const unescape = (text: string): string => text.replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');

/** The attributes of a tag. */
function attributes(tag: string): Record<string, string> {
  return Object.fromEntries([...tag.matchAll(/\s([a-z-]+)(?:="([^"]*)")?/gi)].map(([, name = '', value = '']) => [name.toLowerCase(), unescape(value)]));
}

/** A control; of a select also the first value that can be chosen. */
function control(html: string): Record<string, string> {
  const [head = ''] = new RegExp(`^<\\w+\\b${INSIDE}>`).exec(html) ?? [];
  const kind = /^<(\w+)/.exec(head)?.[1] ?? '';
  const chosen: Record<string, string> = kind === 'select' ? { value: unescape(/<option\b[^>]*\svalue="([^"]+)"/.exec(html)?.[1] ?? '') } : {};
  const found = attributes(head);
  return { ...found, ...chosen, type: kind === 'input' ? (found.type ?? 'text') : kind };
}

/** The forms of a page of ours, read from its HTML; controls that belong to a form by its id are found as well. */
export function formsOf(html: string): PageForm[] {
  const bare = html.replace(/<!--[\s\S]*?-->/g, '').replace(/<script[\s\S]*?<\/script>/g, '');
  const forms = [...bare.matchAll(new RegExp(`<form\\b(${INSIDE})>([\\s\\S]*?)</form>`, 'g'))];
  const free = CONTROLS(bare.replace(/<form\b[\s\S]*?<\/form>/g, ''));
  return forms.flatMap(([, head = '', inside = '']) => {
    const { id, method = 'get', action = '' } = attributes(head);
    const controls = [...CONTROLS(inside), ...(id === undefined ? [] : free.filter(({ form }) => form === id))];
    const fields = controls.flatMap(({ name, type = '', value = '' }) => (name ? [{ name, type, value }] : []));
    const actions = [action, ...controls.flatMap(({ formaction }) => (formaction === undefined ? [] : [formaction]))];
    return actions.map((each) => ({ method, action: each, fields }));
  });
}
