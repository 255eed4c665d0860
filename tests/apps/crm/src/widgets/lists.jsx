import { useState } from 'react';
import { base44 } from '../api.js';
import { Badge, Field, Panel, money } from '../ui.jsx';

export function Leads({ rows }) {
  return (
    <Panel id="leads" title="New leads" action={<p className="count">{rows.length} waiting</p>}>
      <table>
        <thead><tr><th>Name</th><th>Company</th><th>From</th><th>Telephone</th></tr></thead>
        <tbody>
          {rows.slice(0, 4).map((row) => <tr key={row.id}><td>{row.name}</td><td>{row.company}</td><td><Badge>{row.source}</Badge></td><td>{row.phone}</td></tr>)}
        </tbody>
      </table>
    </Panel>
  );
}

export function Notes({ rows }) {
  const [notes, setNotes] = useState(rows);
  async function submit(event) {
    event.preventDefault();
    const form = event.currentTarget;
    const made = await base44.entities.Note.create({ body: new FormData(form).get('body') });
    form.reset();
    setNotes([made, ...notes]);
  }
  return (
    <Panel id="notes" title="Notes">
      <form onSubmit={submit}>
        <Field id="note-body" label="New note" defect="note-box-has-no-label">
          <textarea id="note-body" name="body" rows="2" required />
        </Field>
        <button type="submit" className="quiet">Add note</button>
      </form>
      <ul className="notes">{notes.slice(0, 3).map((row) => <li key={row.id}>{row.body}</li>)}</ul>
    </Panel>
  );
}

export function Plans({ rows }) {
  return (
    <Panel id="plans" title="Price list">
      <ul className="plans">
        {rows.map((row) => <li key={row.id}><span>{row.name}</span><span className="number">{money(row.price_monthly)} a month</span></li>)}
      </ul>
    </Panel>
  );
}
