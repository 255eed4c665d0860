import { useEffect, useState } from 'react';
import { planted } from '../config.js';
import hero from '../hero.svg';

function News({ late, children }) {
  return (
    <section className={`news${late ? ' news-late' : ''}`} aria-label="News">
      <div>
        <h2>New: automatic reminders</h2>
        <p>Reminders go out by themselves now, on the day you choose.</p>
      </div>
      {children}
    </section>
  );
}

/** Comes late, its picture at first as wide as the page and then fitted; nothing keeps room for either. */
function Late() {
  const [step, setStep] = useState(0);
  useEffect(() => {
    const timers = [setTimeout(() => setStep(1), 250), setTimeout(() => setStep(2), 450)];
    return () => timers.forEach(clearTimeout);
  }, []);
  if (step === 0) return null;
  return <News late={step === 1}><img src={hero} alt="" className={step === 2 ? 'fitted' : undefined} /></News>;
}

export function Announcement() {
  if (planted('late-announcement')) return <Late />;
  return <News><img src={hero} width="400" height="160" alt="" /></News>;
}
