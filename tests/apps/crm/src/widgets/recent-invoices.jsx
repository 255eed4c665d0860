import { useState } from 'react';
import { planted } from '../config.js';
import { Badge, Panel, date, money } from '../ui.jsx';

const FILTERS = ['all', 'open', 'overdue'];

function Filters({ chosen, choose }) {
  if (planted('invoice-filters-are-list-items')) {
    return (
      <ul id="invoice-filters" className="filters">
        {FILTERS.map((name) => <li key={name} className={`filter${name === chosen ? ' chosen' : ''}`} onClick={() => choose(name)}>{name}</li>)}
      </ul>
    );
  }
  return (
    <ul id="invoice-filters" className="filters">
      {FILTERS.map((name) => (
        <li key={name}>
          <button type="button" className={`filter${name === chosen ? ' chosen' : ''}`} aria-pressed={name === chosen} onClick={() => choose(name)}>{name}</button>
        </li>
      ))}
    </ul>
  );
}

export function RecentInvoices({ rows }) {
  const [chosen, choose] = useState('all');
  const shown = rows.filter((row) => chosen === 'all' || row.status === chosen).slice(0, 7);
  return (
    <Panel id="recent-invoices" title="Invoices" action={<Filters chosen={chosen} choose={choose} />}>
      <table>
        <thead><tr><th>Number</th><th>Customer</th><th>Due</th><th>Status</th><th className="number">Amount</th></tr></thead>
        <tbody>
          {shown.map((row) => (
            <tr key={row.id}><td>{row.number}</td><td>{row.customer_name}</td><td>{date(row.due_date)}</td><td><Badge>{row.status}</Badge></td><td className="number">{money(row.amount)}</td></tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
