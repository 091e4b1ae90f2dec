import type { Field, Form, Lookup, Page, Place } from '../../data/api/types';
import { useDocument } from '../../data/hooks';
import { localized } from '../../i18n/format';
import { useWords } from '../../i18n';

const setting = 'cp_incident_location_type';
const usual = 'lookup-incident-location';

export interface PlaceWords {
  /** The sort of place, in the words of the form that asks for it. */
  readonly sort: (code: string) => string;
  /** Where it lies: the smallest part first, without the country. */
  readonly where: (code: string) => string;
}

/** Words for a place, from the configuration that is on this device. */
export function usePlaceWords(): PlaceWords {
  const { language } = useWords();
  const forms = useDocument<Page<Form>>('forms').value?.data ?? [];
  const lookups = useDocument<Page<Lookup>>('lookups').value?.data ?? [];
  const places = useDocument<Page<Place>>('locations').value?.data ?? [];
  const asked: Field | undefined = forms.flatMap(({ fields }) => fields).find(({ name }) => name === setting);
  const source = asked?.option_strings_source?.replace(/^lookup\s+/, '') ?? usual;
  const options = lookups.find(({ unique_id }) => unique_id === source)?.values ?? [];
  return {
    sort: (code) => localized(options.find(({ id }) => id === code)?.display_text, language) || code.replaceAll('_', ' '),
    where: (code) => {
      const names = localized(places.find((place) => place.code === code)?.name, language).split('::');
      return (names.length > 1 ? names.slice(1).reverse() : names).filter(Boolean).join(', ') || code;
    },
  };
}
