import { useEffect, useState } from 'react';

const pause = 350;

/** What somebody types, once they pause: nothing that leaves the device is asked for each key. */
export function useSettled(typed: string): string {
  const [settled, settle] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => {
      settle(typed);
    }, pause);
    return () => {
      clearTimeout(timer);
    };
  }, [typed]);
  return settled;
}
