import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Form, Lookup } from '../data/api/types';

const folder = `${resolve(process.cwd(), '../../shared/data/cpims')}/`;

/** Whether the real configuration lies beside the checkout; it is read there and never copied. */
export const haveSharedData = existsSync(`${folder}forms.json`);

if (!haveSharedData) console.warn('\n*** The real forms are not here (../shared/data/cpims): every test on them is left out. ***\n');

function read<T>(name: string): readonly T[] {
  if (!haveSharedData) return [];
  return (JSON.parse(readFileSync(`${folder}${name}.json`, 'utf8')) as { data: T[] }).data;
}

export const realForms = read<Form>('forms');
export const realLookups = read<Lookup>('lookups');
