import type { Field } from '../../../data/api/types';

export const fileTypes: readonly string[] = ['photo_upload_box', 'audio_upload_box', 'document_upload_box', 'signature'];

/** Fields that hold nothing themselves. */
export function isDecoration(field: Field): boolean {
  return field.type === 'separator' || field.type === 'custom';
}

export function isCalculated(field: Field): boolean {
  return field.type === 'calculated' || field.type === 'calculated_field';
}

/** Fields a person can fill in here. */
export function isFillable(field: Field): boolean {
  return !isDecoration(field) && !isCalculated(field) && !fileTypes.includes(field.type) && field.disabled !== true;
}
