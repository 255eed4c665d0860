import { useState } from 'react';
import { base44 } from '../api.js';
import { Link } from '../router.jsx';
import { Badge, Loaded, money, useLoad } from '../ui.jsx';

export function Customers({ me }) {
  const [words, setWords] = useState('');
  const state = useLoad(() => base44.entities.Customer.list('name', 200), 'customers');
  return (
    <>
      <div className="page-head">
        <h1>Customers</h1>
        <Link to="/customers/new" className="primary">New customer</Link>
      </div>
      <Loaded state={state}>
        {(rows) => {
          const wanted = words.trim().toLowerCase();
          const shown = rows.filter((row) => row.created_by === me.email
            && [row.name, row.contact, row.city].some((text) => text?.toLowerCase().includes(wanted)));
          return (
            <section className="panel">
              <div className="panel-head">
                <input type="search" aria-label="Search customers" placeholder="Name, contact or city" value={words} onChange={(event) => setWords(event.target.value)} />
                <p className="count" role="status">{shown.length} shown</p>
              </div>
              <table>
                <thead><tr><th>Name</th><th>Contact</th><th>City</th><th>Plan</th><th>Status</th><th className="number">Value</th></tr></thead>
                <tbody>
                  {shown.map((row) => (
                    <tr key={row.id}>
                      <td><Link to={`/customers/${row.id}`}>{row.name}</Link></td>
                      <td>{row.contact}</td><td>{row.city}</td><td>{row.plan}</td>
                      <td><Badge>{row.status}</Badge></td><td className="number">{money(row.lifetime_value)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
          );
        }}
      </Loaded>
    </>
  );
}
