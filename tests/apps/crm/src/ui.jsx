import { useEffect, useState } from 'react';
import { planted } from './config.js';

const euro = new Intl.NumberFormat('en-IE', { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 });
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

export const money = (amount) => euro.format(amount ?? 0);
export const date = (iso) => day.format(new Date(`${iso.slice(0, 10)}T00:00:00Z`));

/** What `load` gives, with `null` while it is on its way; a failure is shown by the nearest `Loaded`. */
export function useLoad(load, key) {
  const [state, setState] = useState({ data: null, error: null });
  useEffect(() => {
    let current = true;
    setState({ data: null, error: null });
    load().then(
      (data) => current && setState({ data, error: null }),
      (error) => current && setState({ data: null, error }),
    );
    return () => { current = false; };
  }, [key]);
  return state;
}

/** Its children with the data, once it is there. */
export function Loaded({ state, children }) {
  if (state.error) return <p className="notice" role="alert">{state.error.message}</p>;
  if (!state.data) return <p className="waiting" role="status">Loading…</p>;
  return children(state.data);
}

/** A field with its label, or with the defect's way to do without one. */
export function Field({ id, label, defect, children }) {
  if (defect && planted(defect)) return <div className="field">{children}</div>;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children}
    </div>
  );
}

const TONES = { active: 'good', paid: 'good', won: 'good', trial: 'trial', open: 'plain', 'past due': 'bad', overdue: 'bad' };

export function Badge({ children }) {
  const tone = TONES[children] ?? 'plain';
  const faded = tone === 'trial' && planted('trial-badge-is-amber-on-amber');
  return <span className={`badge badge-${tone}${faded ? ' badge-faded' : ''}`}>{children}</span>;
}

const HUES = ['#0f5c4d', '#7a3e12', '#284b8c', '#6b2a68', '#8a2c2c', '#35556b'];

export function Avatar({ name }) {
  const initials = name.split(' ').map((word) => word[0]).slice(0, 2).join('');
  return <span className="avatar" aria-hidden="true" style={{ backgroundColor: HUES[name.length % HUES.length] }}>{initials}</span>;
}

export function Panel({ title, id, action, children }) {
  return (
    <section className="panel" aria-labelledby={`${id}-title`} id={id}>
      <div className="panel-head">
        <h2 id={`${id}-title`}>{title}</h2>
        {action}
      </div>
      {children}
    </section>
  );
}
