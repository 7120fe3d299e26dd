import { connect } from '/work/wt-import/src/ledger/connection.ts';
const c = connect('/tmp/imp/b.db');
const tm = (n, f) => {
  const t = performance.now();
  const c0 = process.cpuUsage().user;
  f();
  console.log(
    n,
    (performance.now() - t).toFixed(0),
    'cpu',
    ((process.cpuUsage().user - c0) / 1000).toFixed(0),
  );
};
tm('iterate raw', () => {
  let n = 0;
  for (const r of c.db.prepare('select id, number from invoices').raw().iterate()) n++;
});
tm('all raw', () => {
  c.db.prepare('select id, number from invoices').raw().all();
});
tm('json_group', () => {
  let last = 0;
  let n = 0;
  for (;;) {
    const r = c.db
      .prepare(
        "select max(id) m, group_concat(id||' '||number, char(10)) t from (select id, number from invoices where id>? order by id limit 20000)",
      )
      .raw()
      .get(last);
    if (r[0] === null) break;
    last = r[0];
    n += r[1].length;
  }
  console.log(n);
});
tm('group 1', () => {
  const r = c.db
    .prepare("select group_concat(id||' '||number, char(10)) t from invoices")
    .raw()
    .get();
  console.log(r[0].length);
});
const a = new Float64Array(2e6).map(() => Math.floor(Math.random() * 2 ** 53));
tm('sort', () => a.sort());
tm('count', () => c.db.prepare('select sum(length(number)) from invoices').get());
