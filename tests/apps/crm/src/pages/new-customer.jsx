import { useState } from 'react';
import { base44 } from '../api.js';
import { go } from '../router.jsx';
import { Field } from '../ui.jsx';

export function NewCustomer() {
  const [error, setError] = useState();
  async function submit(event) {
    event.preventDefault();
    const data = Object.fromEntries(new FormData(event.currentTarget));
    try {
      const made = await base44.entities.Customer.create({ ...data, status: 'trial', lifetime_value: 0 });
      go(`/customers/${made.id}`);
    } catch (reason) {
      setError(reason.message);
    }
  }
  return (
    <>
      <div className="page-head"><h1>New customer</h1></div>
      <section className="panel narrow">
        <form onSubmit={submit}>
          <Field id="name" label="Company"><input id="name" name="name" autoComplete="organization" required /></Field>
          <Field id="contact" label="Contact person"><input id="contact" name="contact" autoComplete="name" required /></Field>
          <Field id="new-email" label="E-mail"><input id="new-email" name="email" type="email" autoComplete="email" required /></Field>
          <Field id="phone" label="Telephone"><input id="phone" name="phone" type="tel" autoComplete="tel" /></Field>
          <Field id="city" label="City"><input id="city" name="city" autoComplete="address-level2" /></Field>
          <Field id="plan" label="Plan"><select id="plan" name="plan"><option>Starter</option><option>Growth</option><option>Scale</option></select></Field>
          {error && <p className="notice" role="alert">{error}</p>}
          <button type="submit" className="primary">Add customer</button>
        </form>
      </section>
    </>
  );
}
