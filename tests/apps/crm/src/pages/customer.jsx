import { base44 } from '../api.js';
import { Link } from '../router.jsx';
import { Avatar, Badge, Loaded, Panel, date, money, useLoad } from '../ui.jsx';

export function Customer({ id }) {
  const state = useLoad(() => Promise.all([
    base44.entities.Customer.get(id),
    base44.entities.Invoice.filter({ customer_id: id }, '-due_date', 50),
  ]), id);
  return (
    <Loaded state={state}>
      {([customer, invoices]) => (
        <>
          <p><Link to="/customers">All customers</Link></p>
          <div className="page-head">
            <h1 className="with-avatar"><Avatar name={customer.name} />{customer.name}</h1>
            <Badge>{customer.status}</Badge>
          </div>
          <div className="two">
            <Panel id="contact" title="Contact">
              <dl>
                <dt>Person</dt><dd>{customer.contact}</dd>
                <dt>E-mail</dt><dd><a href={`mailto:${customer.email}`}>{customer.email}</a></dd>
                <dt>Telephone</dt><dd>{customer.phone}</dd>
                <dt>City</dt><dd>{customer.city}</dd>
                <dt>Plan</dt><dd>{customer.plan}</dd>
                <dt>Value so far</dt><dd>{money(customer.lifetime_value)}</dd>
              </dl>
            </Panel>
            <Panel id="customer-invoices" title="Invoices">
              {invoices.length === 0 ? <p>No invoices yet.</p> : (
                <table>
                  <thead><tr><th>Number</th><th>Due</th><th>Status</th><th className="number">Amount</th></tr></thead>
                  <tbody>
                    {invoices.map((row) => (
                      <tr key={row.id}><td>{row.number}</td><td>{date(row.due_date)}</td><td><Badge>{row.status}</Badge></td><td className="number">{money(row.amount)}</td></tr>
                    ))}
                  </tbody>
                </table>
              )}
            </Panel>
          </div>
        </>
      )}
    </Loaded>
  );
}
