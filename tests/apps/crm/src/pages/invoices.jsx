import { base44 } from '../api.js';
import { Badge, Loaded, date, money, useLoad } from '../ui.jsx';

export function Invoices({ me }) {
  const state = useLoad(() => base44.entities.Invoice.filter({ created_by: me.email }, '-due_date', 200), 'invoices');
  return (
    <>
      <div className="page-head"><h1>Invoices</h1></div>
      <Loaded state={state}>
        {(rows) => (
          <section className="panel">
            <table>
              <thead><tr><th>Number</th><th>Customer</th><th>Due</th><th>Status</th><th className="number">Amount</th></tr></thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.id}><td>{row.number}</td><td>{row.customer_name}</td><td>{date(row.due_date)}</td><td><Badge>{row.status}</Badge></td><td className="number">{money(row.amount)}</td></tr>
                ))}
              </tbody>
            </table>
          </section>
        )}
      </Loaded>
    </>
  );
}
