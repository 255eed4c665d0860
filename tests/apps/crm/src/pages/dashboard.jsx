import { base44 } from '../api.js';
import { planted } from '../config.js';
import { Link, go } from '../router.jsx';
import { Loaded, Panel, money, useLoad } from '../ui.jsx';
import { Announcement } from '../widgets/announcement.jsx';
import { Leads, Notes, Plans } from '../widgets/lists.jsx';
import { QuickAdd } from '../widgets/quick-add.jsx';
import { RecentCustomers } from '../widgets/recent-customers.jsx';
import { RecentInvoices } from '../widgets/recent-invoices.jsx';
import { Tasks } from '../widgets/tasks.jsx';

async function load(me) {
  const mine = { created_by: me.email };
  const { Customer, Invoice, Lead, Note, Product, Task } = base44.entities;
  const [count, totals, customers, invoices, tasks, notes, leads, products] = await Promise.all([
    Customer.count(mine),
    Invoice.aggregate({ query: mine, groupBy: 'status', sum: 'amount' }),
    Customer.list('-created_date', 100),
    Invoice.filter(mine, '-created_date', 100),
    Task.list({ sort: 'due_date', limit: 50 }),
    Note.list('-updated_date', 10),
    Lead.list('-created_date', 50),
    Product.list('price_monthly'),
  ]);
  const own = (row) => row.created_by === me.email;
  return {
    count,
    totals: Object.fromEntries(totals.rows.map((row) => [row.status, row.sum_amount])),
    customers: customers.filter(own),
    invoices,
    tasks: tasks.items.filter(own),
    notes: notes.filter(own),
    leads: leads.filter(own),
    products,
  };
}

function Figure({ caption, children }) {
  return (
    <div className={`figure${planted('captions-are-grey-on-grey') ? ' figure-pale' : ''}`}>
      <p className="caption">{caption}</p>
      <p className="value">{children}</p>
    </div>
  );
}

export function Dashboard({ me }) {
  const state = useLoad(() => load(me), me.id);
  return (
    <Loaded state={state}>
      {({ count, totals, customers, invoices, tasks, notes, leads, products }) => (
        <>
          <Announcement />
          <div className="page-head">
            <h1>Good morning, {me.full_name.split(' ')[0]}</h1>
            {planted('new-customer-is-a-div')
              ? <div id="new-customer" className="primary" onClick={() => go('/customers/new')}>New customer</div>
              : <Link id="new-customer" className="primary" to="/customers/new">New customer</Link>}
          </div>
          <div className="figures">
            <Figure caption="Customers">{count}</Figure>
            <Figure caption="Paid this year">{money(totals.paid)}</Figure>
            <Figure caption="Waiting for payment">{money(totals.open)}</Figure>
            <Figure caption="Overdue">{money(totals.overdue)}</Figure>
          </div>
          <div className="columns">
            <div>
              <RecentCustomers rows={customers} />
              <RecentInvoices rows={invoices} />
              <Leads rows={leads} />
              <Plans rows={products} />
            </div>
            <div>
              <Panel id="quick" title="Add a customer"><QuickAdd /></Panel>
              <Tasks rows={tasks} />
              <Notes rows={notes} />
            </div>
          </div>
        </>
      )}
    </Loaded>
  );
}
