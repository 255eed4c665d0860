import { useState } from 'react';
import { base44 } from '../api.js';
import { planted } from '../config.js';
import { Field } from '../ui.jsx';

export function QuickAdd() {
  const [message, setMessage] = useState();
  async function submit(event) {
    event.preventDefault();
    const form = event.currentTarget;
    try {
      const made = await base44.entities.Customer.create({ ...Object.fromEntries(new FormData(form)), status: 'trial', lifetime_value: 0 });
      form.reset();
      setMessage(`${made.name} was added.`);
    } catch (reason) {
      setMessage(reason.message);
    }
  }
  const plan = (
    <select id="quick-plan" name="plan"><option>Starter</option><option>Growth</option><option>Scale</option></select>
  );
  return (
    <form onSubmit={submit}>
      <Field id="quick-name" label="Company" defect="quick-name-has-placeholder-only">
        <input id="quick-name" name="name" placeholder="Company name" autoComplete="off" required />
      </Field>
      <Field id="quick-email" label="E-mail" defect="quick-email-has-placeholder-only">
        <input id="quick-email" name="email" type="email" placeholder="E-mail address" autoComplete="off" required />
      </Field>
      {planted('plan-select-has-no-label')
        ? <div className="field"><div className="like-label">Plan</div>{plan}</div>
        : <Field id="quick-plan" label="Plan">{plan}</Field>}
      <p role="status">{message}</p>
      <button type="submit" id="quick-save" className={`primary${planted('save-is-white-on-sky') ? ' sky' : ''}`}>Save customer</button>
    </form>
  );
}
