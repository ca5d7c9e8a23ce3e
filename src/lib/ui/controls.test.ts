import type { Component } from 'svelte';
import { render } from 'svelte/server';
import { describe, expect, test } from 'vitest';
import DateInput from '#ui/DateInput.svelte';
import ErrorSummary from '#ui/ErrorSummary.svelte';
import FilePick from '#ui/FilePick.svelte';
import RadioGroup from '#ui/RadioGroup.svelte';
import River from '#ui/River.svelte';
import Select from '#ui/Select.svelte';
import TextInput from '#ui/TextInput.svelte';

/** The HTML that a browser without script gets, without Svelte's own comments. */
function html<Props extends Record<string, unknown>>(component: Component<Props>, { props }: { props: Props }): string {
  return render(component as Component, { props }).body.replace(/<!--.*?-->/g, '');
}

describe('a question without script', () => {
  const nik = { name: 'nik', label: 'NIK', hint: '16 angka', error: 'NIK baru 15 angka, seharusnya 16.', value: '140417570895002', maxlength: 24, digits: true };

  test('stands in the order label, hint, error, control, and the control names both texts', () => {
    const out = html(TextInput, { props: nik });
    const at = ['<label for="nik"', 'id="nik-h"', 'id="nik-e"', '<input'].map((part) => out.indexOf(part));
    expect(at).toEqual([...at].sort((a, b) => a - b));
    expect(at[0]).toBeGreaterThan(-1);
    expect(out).toContain('aria-describedby="nik-h nik-e"');
    expect(out).toContain('aria-invalid="true"');
  });

  test('keeps what was typed, has a limit, and writes it escaped', () => {
    const out = html(TextInput, { props: { ...nik, value: '"><script>alert(1)</script>' } });
    expect(out).toContain('maxlength="24"');
    expect(out).not.toContain('<script>');
    expect(html(TextInput, { props: nik })).toContain('value="140417570895002"');
  });

  test('a date has three boxes by name; the first carries the id that an error links to; only wrong ones are marked', () => {
    const out = html(DateInput, { props: { name: 'lahir', label: 'Tanggal lahir', error: 'Tanggal 31 Februari tidak ada.', value: { day: '31', month: '2', year: '1995' }, wrong: ['day', 'month'] } });
    for (const part of ['name="lahir.day"', 'name="lahir.month"', 'name="lahir.year"', 'id="lahir"', 'value="31"', 'value="1995"', '<legend>']) expect(out).toContain(part);
    expect(out.match(/aria-invalid/g)).toHaveLength(2);
  });

  test('a choice keeps its answer, and a list starts with nothing chosen', () => {
    const choices = [
      { value: 'sendiri', label: 'Diri sendiri' },
      { value: 'lain', label: 'Orang lain' }
    ];
    expect(html(RadioGroup, { props: { name: 'untuk', label: 'Untuk', value: 'lain', choices } })).toMatch(/id="untuk.lain"[^>]*checked/);
    const none = html(Select, { props: { name: 'desa', label: 'Desa', choices } });
    expect(none).toMatch(/<option value="" selected="">Pilih/);
    expect(none).not.toMatch(/value="lain" selected/);
  });

  test('a file can be chosen and sent', () => {
    const out = html(FilePick, { props: { name: 'berkas', label: 'KTP', camera: 'Ambil foto', gallery: 'Pilih dari HP', send: 'Unggah foto' } });
    expect(out).toMatch(/<input type="file" id="berkas" name="berkas"/);
    expect(out).toContain('<button class="btn">Unggah foto</button>');
    expect(out).not.toContain('multiple');
  });
});

test('the summary takes the focus as the page opens and links to each field; without errors there is none', () => {
  const out = html(ErrorSummary, { props: { errors: [{ id: 'nik', text: 'NIK baru 15 angka' }] } });
  expect(out).toMatch(/role="alert"[^>]*tabindex="-1"[^>]*autofocus/);
  expect(out).toContain('<a href="#nik">NIK baru 15 angka</a>');
  expect(html(ErrorSummary, { props: { errors: [] } }).trim()).toBe('');
});

test('those who hear a journey are told what is behind, now and ahead', () => {
  const out = html(River, { props: { stops: [{ state: 'done', title: 'Diajukan' }, { state: 'now', title: 'Diperiksa' }, { state: 'todo', title: 'Siap diambil' }] } });
  expect(out.replace(/<[^>]+>/g, '|')).toMatch(/Selesai: \|Diajukan.*Sekarang: \|Diperiksa.*Nanti: \|Siap diambil/s);
  expect(out.match(/aria-current="step"/g)).toHaveLength(1);
});
