import { useState } from 'react';
import { base44 } from '../api.js';
import { Avatar, Field } from '../ui.jsx';

export function Settings({ me, onSaved }) {
  const [message, setMessage] = useState();
  async function submit(event) {
    event.preventDefault();
    const full_name = new FormData(event.currentTarget).get('full_name');
    try {
      onSaved(await base44.auth.updateMe({ full_name }));
      setMessage('Saved.');
    } catch (reason) {
      setMessage(reason.message);
    }
  }
  return (
    <>
      <div className="page-head"><h1>Settings</h1></div>
      <section className="panel narrow">
        <h2 className="with-avatar"><Avatar name={me.full_name} />Your profile</h2>
        <form onSubmit={submit}>
          <Field id="full-name" label="Full name"><input id="full-name" name="full_name" autoComplete="name" defaultValue={me.full_name} required /></Field>
          <Field id="own-email" label="E-mail"><input id="own-email" value={me.email} readOnly autoComplete="email" /></Field>
          <p role="status">{message}</p>
          <button type="submit" className="primary">Save profile</button>
        </form>
      </section>
    </>
  );
}
