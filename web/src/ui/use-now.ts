import { useEffect, useState } from 'react';

const minute = 60_000;

/** The time, told anew each minute: a page that stays open must not show yesterday's today. */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(new Date());
    }, minute);
    return () => {
      clearInterval(timer);
    };
  }, []);
  return now;
}
