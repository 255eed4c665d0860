import { useEffect, useState } from 'react';
import { planted } from '../config.js';
import hero from '../hero.svg';

const TEXT = 'Reminders go out by themselves now, on the day you choose.';

/** The picture comes a second late and the words above it later still; nothing keeps room for either. */
function Late() {
  const [step, setStep] = useState(0);
  useEffect(() => {
    const timers = [setTimeout(() => setStep(1), 900), setTimeout(() => setStep(2), 1300)];
    return () => timers.forEach(clearTimeout);
  }, []);
  if (step === 0) return null;
  return (
    <section className="news news-late" aria-label="News">
      {step === 2 && (
        <div>
          <h2>New: automatic reminders</h2>
          <p>{TEXT}</p>
        </div>
      )}
      <img src={hero} alt="" />
    </section>
  );
}

export function Announcement() {
  if (planted('late-announcement')) return <Late />;
  return (
    <section className="news" aria-label="News">
      <div>
        <h2>New: automatic reminders</h2>
        <p>{TEXT}</p>
      </div>
      <img src={hero} width="400" height="160" alt="" />
    </section>
  );
}
