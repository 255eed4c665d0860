import { useState } from 'react';
import { base44 } from '../api.js';
import { Field } from '../ui.jsx';
import hero from '../hero.svg';
import logo from '../logo.svg';

/** Signing in ends with a load, as the platform's own sign-in page does. */
export function SignIn() {
  const [error, setError] = useState();
  const [busy, setBusy] = useState(false);

  async function submit(event) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setError(undefined);
    try {
      await base44.auth.loginViaEmailPassword(form.get('email'), form.get('password'));
      location.reload();
    } catch (reason) {
      setError(reason.message);
      setBusy(false);
    }
  }

  return (
    <main className="gate">
      <div className="gate-card">
        <img className="gate-hero" src={hero} width="1200" height="480" alt="" />
        <div className="gate-body">
          <p className="brand"><img src={logo} width="32" height="32" alt="" />Clientele</p>
          <h1>Sign in</h1>
          <p className="lead">Customers, invoices and tasks in one place.</p>
          <form onSubmit={submit} id="sign-in">
            <Field id="email" label="E-mail">
              <input id="email" name="email" type="email" autoComplete="username" required />
            </Field>
            <Field id="password" label="Password">
              <input id="password" name="password" type="password" autoComplete="current-password" required />
            </Field>
            {error && <p className="notice" role="alert">{error}</p>}
            <button type="submit" className="primary" disabled={busy}>Sign in</button>
          </form>
        </div>
      </div>
    </main>
  );
}
