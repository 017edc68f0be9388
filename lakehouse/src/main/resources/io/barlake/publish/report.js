(function () {
  'use strict';

  const { metrics, report } = JSON.parse(document.getElementById('data').textContent);
  const { sweep, markets, kept, best, planes } = report;
  const metricAt = new Map(metrics.map((m, i) => [m.name, i]));
  const metricNamed = (name) => metrics[metricAt.get(name)];
  const ranked = metricNamed(report.rankBy);
  // Amounts are ticks of one unit, or the currency of an account.
  const money = markets.length ? markets[0].money : 'ticks';
  const inAccount = money !== 'ticks';
  const together = markets.some((m) => m.symbol.includes('+'));
  const coarse = matchMedia('(pointer: coarse)').matches;
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const state = { kept: 0, unit: 'percent', curves: new Set(), page: null, step: null, way: 'adverse' };

  // Writing numbers, times and elements.

  const formats = new Map();
  function number(value, digits) {
    if (!formats.has(digits)) {
      formats.set(digits, new Intl.NumberFormat('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits }));
    }
    const text = formats.get(digits).format(Math.abs(value));
    return (value < 0 && /[1-9]/.test(text) ? '\u2212' : '') + text;
  }
  const absent = '\u2013';
  const defined = (value) => value !== null && value !== undefined;
  const count = (value) => number(value, 0);
  const percent = (value, digits) => number(value * 100, digits === undefined ? 1 : digits) + '\u00a0%';
  const signed = (text, value) => (value > 0 ? '+' : '') + text;
  const ticks = (value) => number(value, Math.abs(value) < 100 ? 1 : 0);
  // What one of the money is of the notional or the capital that a trial began with, in per cent.
  function percentOf(k) {
    const market = markets[k.row.market];
    if (inAccount) return 100 / market.capital;
    return defined(k.firstOpen) ? 100 * market.tickSize / k.firstOpen : null;
  }
  function show(metric, value) {
    if (!defined(value)) return absent;
    switch (metric.unit) {
      case 'PER_CENT': return percent(value);
      case 'MONEY': return ticks(value);
      case 'COUNT': return count(value);
      default: return number(value, 2);
    }
  }
  function showInTable(metric, value) {
    if (!defined(value)) return absent;
    return metric.unit === 'PER_CENT' ? number(value * 100, 1) : show(metric, value);
  }
  const unitOf = (metric) => ({ PER_CENT: '%', MONEY: money })[metric.unit] || '';
  const withUnit = (metric, value) => show(metric, value) + (metric.unit === 'MONEY' && defined(value) ? ' ' + money : '');
  const plain = (value) => (Number.isInteger(value) ? String(value).replace('-', '\u2212') : String(Number(value.toPrecision(6))).replace('-', '\u2212'));
  const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  const two = (value) => String(value).padStart(2, '0');
  function day(seconds) {
    const t = new Date(seconds * 1000);
    return t.getUTCDate() + ' ' + monthNames[t.getUTCMonth()] + ' ' + t.getUTCFullYear();
  }
  function stamp(seconds) {
    const t = new Date(seconds * 1000);
    return t.getUTCFullYear() + '-' + two(t.getUTCMonth() + 1) + '-' + two(t.getUTCDate()) + ' ' + two(t.getUTCHours()) + ':' + two(t.getUTCMinutes());
  }
  const escapes = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  const esc = (text) => String(text).replace(/[&<>"']/g, (c) => escapes[c]);
  const $ = (id) => document.getElementById(id);
  function el(tag, attributes, ...children) {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (name === 'onclick') node.addEventListener('click', value);
      else if (value !== null && value !== undefined && value !== false) node.setAttribute(name, value);
    }
    node.append(...children.filter(defined));
    return node;
  }
  const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const lower = (metric) => (metric.name === 'SHARPE' ? metric.label : metric.label.toLowerCase());
  const sum = (list, of) => list.reduce((total, item) => total + of(item), 0);
  const plural = (n, word) => count(n) + ' ' + word + (n === 1 ? '' : 's');

  const manySources = new Set(markets.map((m) => m.source)).size > 1;
  const marketName = (i) => markets[i].symbol + ' ' + markets[i].frame + (manySources ? ' ' + markets[i].source : '');
  const settings = (row) => Object.entries(row.params).map(([k, v]) => k + ' ' + plain(v)).concat(Object.entries(row.choices).map(([k, v]) => k + ' ' + v)).join(', ');
  const trialName = (row) => '#' + row.trial + ' ' + marketName(row.market);
  const metricOf = (row, name) => row.metrics[metricAt.get(name)];
  const tone = (value) => (value > 0 ? 'win' : value < 0 ? 'loss' : '');

  // Charts: one list, drawn again whenever the theme changes.

  const charts = new Map();
  function chart(id) {
    if (!charts.has(id)) {
      const made = echarts.init($(id), null, { renderer: 'canvas' });
      charts.set(id, made);
      new ResizeObserver(() => made.resize()).observe($(id));
    }
    return charts.get(id);
  }
  const font = { fontFamily: getComputedStyle(document.body).fontFamily };
  function basis() {
    return {
      animation: !calm, animationDuration: 250, animationDurationUpdate: 150, useUTC: true, textStyle: { ...font, color: css('--ink') },
      tooltip: { confine: true, backgroundColor: css('--card'), borderColor: css('--line'), borderWidth: 1, padding: [8, 12], textStyle: { ...font, color: css('--ink'), fontSize: 13 }, extraCssText: 'box-shadow:0 4px 18px rgba(0,0,0,.16);border-radius:8px;font-variant-numeric:tabular-nums;max-width:340px;white-space:normal' },
    };
  }
  function axisLook() {
    return {
      axisLine: { lineStyle: { color: css('--line') } }, axisTick: { lineStyle: { color: css('--line') } },
      axisLabel: { color: css('--quiet'), fontSize: 12, hideOverlap: true }, splitLine: { lineStyle: { color: css('--soft') } },
      nameTextStyle: { color: css('--quiet'), fontSize: 12 },
    };
  }
  function sliderLook() {
    return {
      borderColor: css('--line'), backgroundColor: 'transparent', fillerColor: css('--accent') + '22', height: 26,
      dataBackground: { lineStyle: { color: css('--hold'), opacity: .5 }, areaStyle: { color: css('--hold'), opacity: .12 } },
      selectedDataBackground: { lineStyle: { color: css('--accent') }, areaStyle: { color: css('--accent'), opacity: .12 } },
      handleStyle: { color: css('--card'), borderColor: css('--accent') }, moveHandleStyle: { color: css('--hold'), opacity: .4 },
      emphasis: { handleStyle: { borderColor: css('--accent') }, moveHandleStyle: { color: css('--accent'), opacity: .6 } },
      textStyle: { color: css('--quiet'), fontSize: 11 }, brushSelect: false,
    };
  }
  const wheelZoom = () => ({ type: 'inside', zoomOnMouseWheel: 'shift', moveOnMouseWheel: false, moveOnMouseMove: !coarse, preventDefaultMouseMove: !coarse });
  const rowsHtml = (title, rows) => '<div style="font-weight:620;margin-bottom:3px">' + title + '</div><table style="width:auto;font-size:13px">' + rows.map(([k, v]) => '<tr><td style="padding:0 14px 0 0;border:0;text-align:left;background:none">' + k + '</td><td style="padding:0;border:0;background:none">' + v + '</td></tr>').join('') + '</table>';
  const dot = (color) => '<span style="display:inline-block;width:10px;height:10px;border-radius:50%;margin-right:6px;background:' + color + '"></span>';

  function options(select, items, chosen, onChange) {
    select.replaceChildren(...items.map(([value, label]) => el('option', { value }, label)));
    select.value = chosen;
    select.onchange = () => onChange(select.value);
    if (select.parentElement.tagName === 'LABEL' && select.id !== 'pick') select.parentElement.hidden = items.length < 2;
  }
  function picker(label, items, chosen, onChange) {
    const select = el('select');
    const wrap = el('label', {}, label, select);
    options(select, items, chosen, onChange);
    return wrap;
  }

  // Header and tiles.

  const titled = (text) => { const words = text.replace(/[-_]+/g, ' ').trim(); return words.charAt(0).toUpperCase() + words.slice(1); };
  const listed = (list) => (list.length < 2 ? list.join('') : list.slice(0, -1).join(', ') + ' and ' + list[list.length - 1]);
  function costsInWords() {
    const entries = Object.entries(sweep.costs);
    if (!entries.length) return 'spread as the lake knows it, nothing else';
    return entries.map(([key, value]) => {
      const words = key.replace(/-ticks$/, '').replace(/-/g, ' ');
      const amount = Number(value);
      if (value === 'auto') return words + ' typical of the instrument';
      return words + ' ' + (Number.isFinite(amount) ? plain(amount) + (/-ticks$/.test(key) || key === 'spread' ? (amount === 1 ? ' tick' : ' ticks') : '') : value);
    }).join(', ');
  }
  const costPerTrade = (m) => (m.trades ? m.costs / m.trades : null);

  function header() {
    const firstSeconds = Math.min(...markets.map((m) => m.firstSeconds));
    const lastSeconds = Math.max(...markets.map((m) => m.lastSeconds));
    const period = day(defined(sweep.fromSeconds) ? sweep.fromSeconds : firstSeconds) + ' to ' + day(defined(sweep.toSeconds) ? sweep.toSeconds : lastSeconds);
    document.title = titled(sweep.strategy) + ' - sweep ' + sweep.id + ' - Barlake';
    $('title').textContent = titled(sweep.strategy);
    $('lead').textContent = plural(sweep.trials, 'trial') + ' on ' + listed(sweep.symbols) + ' in ' + listed(sweep.frames) + ' bars, ' + period + ' (UTC).';
    const paid = markets.filter((m) => m.trades).slice(0, 4).map((m) => marketName(markets.indexOf(m)) + ' ' + number(costPerTrade(m), 1));
    facts($('facts'), [
      ['Data', sweep.source + ', ' + plural(sum(markets, (m) => m.bars), 'bar')],
      ['Costs assumed', costsInWords()],
      ['Costs paid per trade', paid.length ? paid.join(', ') + ' ' + money + (markets.length > 4 ? ', ...' : '') : absent],
      ['Best means', (ranked.better === 'LOWER' ? 'lowest ' : 'highest ') + lower(ranked)],
      ['Sweep', sweep.id, true],
      ['Result hash', sweep.resultHash.slice(0, 16), true],
      ['Bars from', firstSeconds === Infinity ? absent : stamp(firstSeconds) + ' UTC'],
      ['Bars to', lastSeconds === -Infinity ? absent : stamp(lastSeconds) + ' UTC'],
    ]);
    facts($('origin-facts'), [
      ['Sweep', sweep.id, true], ['Result hash (SHA-256)', sweep.resultHash, true], ['Code version', sweep.codeVersion, true], ['Seed', sweep.seed, true],
      ...Object.entries(sweep.inputs).map(([table, version]) => ['Input ' + table, version, true]),
    ]);
    $('definition').textContent = sweep.definition.trim();
  }
  function facts(list, rows) {
    list.replaceChildren(...rows.map(([name, value, mono]) => el('div', {}, el('dt', {}, name), el('dd', { class: mono ? 'mono' : null }, value || absent))));
  }

  function tile(name, ...content) { return el('div', { class: 'tile' }, el('h3', {}, name), ...content); }
  function big(text, unit, toneClass) { return el('div', { class: 'big ' + (toneClass || '') }, text, unit ? el('small', {}, unit) : null); }
  function tiles() {
    const top = best[0];
    const all = report.distributions.find((d) => d.market === -1 && d.metric === report.rankBy) || report.distributions.find((d) => d.market === -1);
    const total = sum(markets, (m) => m.trials);
    const profitable = sum(markets, (m) => m.profitable);
    const before = sum(markets, (m) => m.profitableBeforeCosts);
    const made = [];
    if (top) {
      made.push(tile('Best trial', big(show(ranked, top.metrics[metricAt.get(report.rankBy)]), ranked.label + (ranked.unit === 'MONEY' ? ', ' + money : '')),
        el('p', {}, trialName(top) + ': ' + settings(top) + '. Net return ' + signed(show(metricNamed('NET_RETURN'), metricOf(top, 'NET_RETURN')), metricOf(top, 'NET_RETURN')) + '.')));
    }
    if (all) {
      const metric = metricNamed(all.metric);
      made.push(tile('Median trial', big(show(metric, all.median), metric.label),
        el('p', {}, 'Half of all trials did worse. The best has ' + show(metric, all.best) + '.')));
    }
    const bar = el('div', { class: 'meter' }, el('i', {}));
    bar.firstChild.style.width = (total ? 100 * profitable / total : 0) + '%';
    made.push(tile('Profitable after costs', big(total ? percent(profitable / total, 0) : absent, 'of trials'), bar,
      el('p', {}, count(profitable) + ' of ' + count(total) + '; before costs ' + count(before) + '.')));
    const held = markets.map((m, i) => [i, m.holdReturn]).filter(([, r]) => defined(r));
    if (!held.length) made.push(tile('Buy and hold', big(absent), el('p', {}, together ? 'Several symbols trade in one account.' : 'The bars of this sweep are not in the lake.')));
    else if (held.length === 1) made.push(tile('Buy and hold', big(signed(percent(held[0][1]), held[0][1])), el('p', {}, marketName(held[0][0]) + ' over the same bars, without costs.')));
    else {
      const pairs = el('div', { class: 'pairs' });
      held.slice(0, 4).forEach(([i, r]) => pairs.append(el('span', {}, marketName(i)), el('span', {}, signed(percent(r), r))));
      made.push(tile('Buy and hold', pairs, el('p', {}, held.length > 4 ? 'The other ' + (held.length - 4) + ' are in the table below.' : 'Over the same bars, without costs.')));
    }
    const trades = sum(markets, (m) => m.trades);
    const idle = sum(markets, (m) => m.withoutTrades);
    made.push(tile('Trades simulated', big(count(trades)), el('p', {}, (total ? number(trades / total, 0) + ' in an average trial. ' : '') + (idle ? plural(idle, 'trial') + ' never traded.' : 'Every trial traded.'))));
    $('tiles').replaceChildren(...made);
  }

  // Luck.

  const luck = { metric: null, market: -1 };
  function luckSection() {
    const shown = [...new Set(report.distributions.map((d) => d.metric))];
    luck.metric = shown.includes(report.rankBy) ? report.rankBy : shown[0];
    if (!shown.length) {
      $('luck-text').replaceChildren(el('p', {}, 'No trial of this sweep has a result that can be compared.'));
      $('luck-chart').hidden = true;
    }
    const scopes = [...new Set(report.distributions.map((d) => d.market))].map((m) => [String(m), m < 0 ? 'all markets' : marketName(m)]);
    options($('luck-metric'), shown.map((m) => [m, metricNamed(m).label]), luck.metric, (m) => { luck.metric = m; drawLuck(); });
    options($('luck-market'), markets.length < 2 ? scopes.slice(0, 1) : scopes, '-1', (m) => { luck.market = Number(m); drawLuck(); });
    marketsTable();
  }
  function luckText(d, metric) {
    const results = d.trials - d.missing;
    const lines = [];
    const bestText = show(metric, d.best);
    const aways = d.deviation > 0 ? (d.best - d.mean) / d.deviation : null;
    if (defined(d.luck)) {
      const ratio = d.best / d.luck;
      const verdict = d.best <= 0 ? 'No trial made money for its risk; there is nothing to be lucky about.'
        : ratio < 1 ? 'The best result is no better than luck alone would be expected to give.'
          : ratio < 1.25 ? 'The best result is hardly better than luck alone would be expected to give.'
            : 'The best result stands above what luck alone would be expected to give.';
      lines.push(el('p', { class: 'verdict' }, verdict));
      lines.push(el('p', {}, 'This is the best of ' + count(results) + ' trials, and the best of many is flattering by construction. If none of them had any skill and results only scattered as widely as these do (standard deviation ' + number(d.deviation, 2) + '), the best of ' + count(results) + ' independent trials would still be expected near ' + show(metric, d.luck) + '. The best here has ' + bestText + ', the median trial ' + show(metric, d.median) + '.'));
      lines.push(el('p', {}, 'Neighbouring parameters give related results, so the true hurdle may lie lower; other sweeps tried before this one raise it. This is a caution and not a test: look for a broad plateau of good parameters rather than one peak, and judge it on data that it has not seen.'));
    } else {
      lines.push(el('p', { class: 'verdict' }, 'The best of ' + plural(results, 'trial') + ' has ' + bestText + ', the median trial ' + show(metric, d.median) + '.'));
      if (defined(aways) && results > 1) lines.push(el('p', {}, 'The best lies ' + number(aways, 1) + ' standard deviations above the mean. The best of many is flattering by construction: the more trials, the further out it lies even without any skill.'));
    }
    if (d.missing) lines.push(el('p', { class: 'note' }, plural(d.missing, 'trial') + ' without a value ' + (d.missing === 1 ? 'is' : 'are') + ' not counted here: too few days or trades.'));
    $('luck-text').replaceChildren(...lines);
  }
  function drawLuck() {
    const d = report.distributions.find((one) => one.metric === luck.metric && one.market === luck.market);
    if (!d) return;
    const metric = metricNamed(d.metric);
    luckText(d, metric);
    const scale = metric.unit === 'PER_CENT' ? 100 : 1;
    const low = d.low * scale, step = d.step * scale;
    const digits = Math.max(0, Math.min(6, -Math.floor(Math.log10(step) + 1e-9)));
    const edge = (i) => number(low + i * step, digits);
    const bars = d.counts.map((n, i) => ({ value: [low + (i + .5) * step, n, i], itemStyle: { color: low + (i + .5) * step > 0 ? css('--win') : css('--loss') } }));
    const top = Math.max(...d.counts, 1);
    const lines = [[d.median * scale, 'median', 'dashed', .60], [d.best * scale, 'best', 'solid', .92]];
    if (defined(d.luck)) lines.push([d.luck * scale, 'luck alone', 'dotted', .76]);
    const high = Math.max(low + d.counts.length * step, ...lines.map(([x]) => x + step));
    const least = Math.min(low, ...lines.map(([x]) => x - step));
    const suffix = metric.unit === 'PER_CENT' ? ' %' : '';
    const look = axisLook();
    $('luck-chart').setAttribute('aria-label', 'Histogram of ' + metric.label + ' over ' + count(d.trials) + ' trials; median ' + show(metric, d.median) + ', best ' + show(metric, d.best));
    chart('luck-chart').setOption({
      ...basis(), grid: { left: 8, right: 16, top: 78, bottom: 26, containLabel: true },
      tooltip: { ...basis().tooltip, trigger: 'item', formatter: (p) => (p.seriesType === 'custom' ? rowsHtml(esc(metric.label) + ' ' + edge(p.value[2]) + ' to ' + edge(p.value[2] + 1) + suffix, [['Trials', count(p.value[1])], ['Share', percent(p.value[1] / (d.trials - d.missing))]]) : '') },
      xAxis: { type: 'value', min: least, max: high, name: metric.label + (suffix ? ' (%)' : ''), nameLocation: 'middle', nameGap: 28, ...look, splitLine: { show: false }, axisLabel: { ...look.axisLabel, showMinLabel: false, showMaxLabel: false, formatter: (v) => number(v, Math.abs(v - Math.round(v)) < 1e-9 && high - least > 6 ? 0 : high - least > 1 ? 1 : 2) } },
      yAxis: { type: 'value', name: 'Trials', ...look, axisLine: { show: false, onZero: false }, axisTick: { show: false }, nameGap: 10, nameTextStyle: { ...look.nameTextStyle, align: 'left', padding: [0, 0, 0, -14] }, max: top, axisLabel: { ...look.axisLabel, showMaxLabel: false, formatter: count } },
      series: [
        { type: 'custom', data: bars, clip: true, renderItem: (params, api) => {
          const at = api.coord([low + api.value(2) * step, api.value(1)]);
          const to = api.coord([low + (api.value(2) + 1) * step, 0]);
          return { type: 'rect', shape: { x: at[0] + .5, y: at[1], width: Math.max(to[0] - at[0] - 1, 1), height: to[1] - at[1] }, style: { fill: api.visual('color'), opacity: .88 } };
        }, encode: { x: 0, y: 1 } },
        { type: 'custom', data: lines.map(([x, , , ], i) => [x, 0, i]), silent: true, z: 5, renderItem: (params, api) => {
          const [x, name, dash] = lines[api.value(2)];
          const at = api.coord([x, 0]);
          const leans = (v) => api.coord([v, 0])[0] > params.coordSys.x + params.coordSys.width * .6;
          const order = lines.map(([v], i) => [v, i, leans(v)]).sort((a, b) => a[2] - b[2] || (a[2] ? b[0] - a[0] : a[0] - b[0]));
          const y = 16 + order.findIndex(([, i]) => i === api.value(2)) * 20;
          const right = leans(x);
          return { type: 'group', children: [
            { type: 'line', shape: { x1: at[0], x2: at[0], y1: y + 2, y2: at[1] }, style: { stroke: css('--mark'), lineWidth: 1.6, lineDash: dash === 'solid' ? null : dash === 'dashed' ? [6, 4] : [2, 3] } },
            { type: 'text', style: { text: name + ' ' + show(metric, x / scale), x: at[0] + (right ? -4 : 4), y, fill: css('--ink'), font: '600 12.5px ' + font.fontFamily, align: right ? 'right' : 'left', verticalAlign: 'middle', backgroundColor: css('--card'), padding: [1, 3] }, z2: 5 }] };
        }, encode: { x: 0 } },
      ],
    }, true);
  }
  function marketsTable() {
    if (markets.length < 2) return;
    const byMarket = (metric, i) => report.distributions.find((d) => d.metric === metric && d.market === i);
    const both = ['SHARPE', 'NET_RETURN'];
    $('markets').replaceChildren(table({
      columns: [
        { name: 'Market', text: true, cell: (i) => marketName(i), sort: (i) => marketName(i) },
        { name: 'Trials', cell: (i) => count(markets[i].trials), sort: (i) => markets[i].trials },
        { name: 'Profitable', unit: '%', cell: (i) => number(100 * markets[i].profitable / markets[i].trials, 1), sort: (i) => markets[i].profitable / markets[i].trials },
        { name: 'Before costs', unit: '%', cell: (i) => number(100 * markets[i].profitableBeforeCosts / markets[i].trials, 1), sort: (i) => markets[i].profitableBeforeCosts / markets[i].trials },
        ...both.flatMap((name) => ['median', 'best'].map((which) => ({
          name: (which === 'median' ? 'Median ' : 'Best ') + lower(metricNamed(name)), unit: unitOf(metricNamed(name)),
          cell: (i) => { const d = byMarket(name, i); return showInTable(metricNamed(name), d ? d[which] : null); }, sort: (i) => { const d = byMarket(name, i); return d ? d[which] : null; },
        }))),
        { name: 'Buy and hold', unit: '%', cell: (i) => (defined(markets[i].holdReturn) ? number(100 * markets[i].holdReturn, 1) : absent), sort: (i) => markets[i].holdReturn },
        { name: 'Cost of a trade', unit: money, cell: (i) => (markets[i].trades ? number(costPerTrade(markets[i]), 1) : absent), sort: (i) => costPerTrade(markets[i]) },
      ],
      rows: markets.map((m, i) => i),
    }));
  }

  // Tables.

  function table(plan) {
    const node = el('table');
    let sorted = plan.sorted === undefined ? null : plan.sorted;
    let down = plan.down !== false;
    function draw(focus) {
      const head = el('tr');
      plan.columns.forEach((column, i) => {
        const label = column.sort ? el('button', { type: 'button', onclick: () => { down = sorted === i ? !down : !column.text; sorted = i; draw(i); } }, el('span', {}, column.name)) : el('span', {}, column.name);
        head.append(el('th', { scope: 'col', class: column.text ? 'text' : null, 'aria-sort': sorted === i ? (down ? 'descending' : 'ascending') : null }, label, plan.units === false ? null : el('small', {}, column.unit || '')));
      });
      const rows = plan.rows.slice();
      if (sorted !== null) {
        const key = plan.columns[sorted].sort;
        rows.sort((a, b) => {
          const x = key(a), y = key(b);
          if (!defined(x) || !defined(y)) return defined(x) ? -1 : defined(y) ? 1 : 0;
          return (x < y ? -1 : x > y ? 1 : 0) * (down ? -1 : 1);
        });
      }
      const body = el('tbody');
      rows.forEach((row) => {
        const line = el('tr', { class: plan.on && plan.on(row) ? 'on' : null });
        plan.columns.forEach((column) => {
          const tint = column.tone ? tone(column.tone(row)) : '';
          line.append(el('td', { class: [column.text ? 'text' : '', tint].join(' ').trim() || null }, column.cell(row)));
        });
        body.append(line);
      });
      node.replaceChildren(el('thead', {}, head), body);
      if (focus !== undefined) node.querySelectorAll('thead th')[focus].querySelector('button').focus();
    }
    draw();
    return node;
  }
  function bestTable() {
    const paramNames = [...new Set(best.flatMap((row) => Object.keys(row.params)))];
    const choiceNames = [...new Set(best.flatMap((row) => Object.keys(row.choices)))];
    const keptPlace = new Map(kept.map((k, i) => [k.row.trial, i]));
    const columns = [
      { name: 'Trial', text: true, cell: (row) => '#' + row.trial, sort: (row) => row.trial },
      ...(kept.length ? [{ name: 'Curves', text: true, cell: (row) => (keptPlace.has(row.trial)
        ? el('button', { type: 'button', 'aria-label': 'Show trial ' + row.trial, onclick: () => choose(keptPlace.get(row.trial)) }, keptPlace.get(row.trial) === state.kept ? 'shown' : 'show')
        : el('span', { class: 'tag' }, 'not kept')) }] : []),
      { name: 'Market', text: true, cell: (row) => marketName(row.market), sort: (row) => marketName(row.market) },
      ...paramNames.map((name) => ({ name, cell: (row) => (defined(row.params[name]) ? plain(row.params[name]) : absent), sort: (row) => row.params[name] })),
      ...choiceNames.map((name) => ({ name, text: true, cell: (row) => (row.choices[name] === undefined ? absent : row.choices[name]), sort: (row) => row.choices[name] })),
      ...metrics.map((metric, i) => ({ name: metric.label, unit: unitOf(metric), cell: (row) => showInTable(metric, row.metrics[i]), sort: (row) => row.metrics[i] })),
      { name: 'Open at end', text: true, cell: (row) => (row.openAtEnd ? 'yes' : 'no'), sort: (row) => Number(row.openAtEnd) },
    ];
    const rankColumn = columns.findIndex((c) => c.name === ranked.label);
    $('best-sub').textContent = (best.length < sweep.trials ? 'The best ' + count(best.length) + ' of ' + count(sweep.trials) + ' trials' : 'All ' + plural(best.length, 'trial')) + ' by ' + lower(ranked) + '. A column heading sorts these rows.';
    if (!best.length) return empty('best-table', 'This sweep has no trials.');
    $('best-table').replaceChildren(table({ columns, rows: best, sorted: rankColumn, down: ranked.better === 'HIGHER', on: (row) => kept[state.kept] && row.trial === kept[state.kept].row.trial }));
  }
  function empty(id, text) {
    $(id).replaceChildren(el('p', { class: 'empty' }, text));
  }

  // Parameter plane.

  const plane = { x: 0, y: 1, metric: null, slice: 0, statistic: 'best' };
  function planeSection() {
    if (!planes.planes.length) {
      $('plane-chart').hidden = true;
      $('plane-sub').textContent = 'A plane needs two numeric parameters that vary; this sweep has fewer.';
      return;
    }
    plane.metric = planes.metrics.includes(report.rankBy) ? report.rankBy : planes.metrics[0];
    const top = best[0];
    const found = top ? planes.slices.findIndex((s) => s.market === top.market && Object.entries(s.choices).every(([k, v]) => top.choices[k] === v)) : -1;
    plane.slice = Math.max(found, 0);
    planeTools();
  }
  function planeTools() {
    const axes = planes.axes.map((a, i) => [String(i), a.name]);
    const here = planes.slices[plane.slice];
    const move = (change) => {
      const wanted = { market: here.market, choices: { ...here.choices }, ...change(here) };
      const score = (s) => (s.market === wanted.market ? 10 : 0) + Object.entries(wanted.choices).filter(([k, v]) => s.choices[k] === v).length;
      const changed = (s) => change.must(s);
      const fitting = planes.slices.map((s, i) => [i, s]).filter(([, s]) => changed(s)).sort((a, b) => score(b[1]) - score(a[1]));
      if (fitting.length) plane.slice = fitting[0][0];
      planeTools();
      drawPlane();
    };
    const markedMarkets = [...new Set(planes.slices.map((s) => s.market))].map((m) => [String(m), marketName(m)]);
    const choiceNames = [...new Set(planes.slices.flatMap((s) => Object.keys(s.choices)))];
    const gathered = cells().trials.some((n) => n > 1);
    const tools = [
      picker('Metric', planes.metrics.map((m) => [m, metricNamed(m).label]), plane.metric, (m) => { plane.metric = m; drawPlane(); }),
      picker('Market', markedMarkets, String(here.market), (m) => { const change = () => ({ market: Number(m) }); change.must = (s) => s.market === Number(m); move(change); }),
      ...choiceNames.map((name) => picker(name, [...new Set(planes.slices.map((s) => s.choices[name]))].filter(defined).map((v) => [v, v]), here.choices[name], (v) => {
        const change = (h) => ({ choices: { ...h.choices, [name]: v } });
        change.must = (s) => s.choices[name] === v;
        move(change);
      })),
    ];
    if (planes.axes.length > 2) {
      tools.push(picker('Across', axes, String(plane.x), (v) => { if (Number(v) === plane.y) plane.y = plane.x; plane.x = Number(v); planeTools(); drawPlane(); }));
      tools.push(picker('Up', axes, String(plane.y), (v) => { if (Number(v) === plane.x) plane.x = plane.y; plane.y = Number(v); planeTools(); drawPlane(); }));
    } else {
      tools.push(el('button', { type: 'button', onclick: () => { [plane.x, plane.y] = [plane.y, plane.x]; drawPlane(); } }, 'Swap axes'));
    }
    if (gathered) tools.push(picker('Each cell shows', [['best', 'its best trial'], ['median', 'its median trial']], plane.statistic, (v) => { plane.statistic = v; drawPlane(); }));
    $('plane-tools').replaceChildren(...tools);
  }
  function cells() {
    const low = Math.min(plane.x, plane.y), high = Math.max(plane.x, plane.y);
    return planes.planes.find((p) => p.xAxis === low && p.yAxis === high);
  }
  const groupLabel = (axis, i) => plain(axis.from[i]) + (axis.to[i] === axis.from[i] ? '' : '\u2013' + plain(axis.to[i]));
  function mix(a, b, share) {
    const parse = (hex) => [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16));
    const from = parse(a), to = parse(b);
    return 'rgb(' + from.map((v, i) => Math.round(v + (to[i] - v) * share)).join(',') + ')';
  }
  function ramp(stops, share) {
    const at = Math.min(Math.max(share, 0), 1) * (stops.length - 1);
    const i = Math.min(Math.floor(at), stops.length - 2);
    return mix(stops[i], stops[i + 1], at - i);
  }
  function hatch() {
    const tile = document.createElement('canvas');
    tile.width = tile.height = 8;
    const pen = tile.getContext('2d');
    pen.fillStyle = css('--none');
    pen.fillRect(0, 0, 8, 8);
    pen.strokeStyle = css('--none-line');
    pen.lineWidth = 1.5;
    for (const shift of [-8, 0, 8]) { pen.beginPath(); pen.moveTo(shift, 8); pen.lineTo(shift + 8, 0); pen.stroke(); }
    return { image: tile, repeat: 'repeat' };
  }
  function drawPlane() {
    if (!planes.planes.length) return;
    const data = cells();
    const metric = metricNamed(plane.metric);
    const values = data[plane.statistic][planes.metrics.indexOf(plane.metric)];
    const swapped = plane.x > plane.y;
    const xAxis = planes.axes[plane.x], yAxis = planes.axes[plane.y];
    const rows = [];
    data.slice.forEach((slice, i) => {
      if (slice === plane.slice) rows.push([swapped ? data.y[i] : data.x[i], swapped ? data.x[i] : data.y[i], values[i], data.trials[i], i]);
    });
    const known = rows.filter((r) => defined(r[2]));
    const low = Math.min(...known.map((r) => r[2])), high = Math.max(...known.map((r) => r[2]));
    const diverging = defined(metric.neutral);
    const span = diverging ? Math.max(Math.abs(low - metric.neutral), Math.abs(high - metric.neutral)) || 1 : 0;
    const scaleStops = diverging ? ['--neg', '--neg-mid', '--zero', '--pos-mid', '--pos'].map(css) : ['--zero', '--pos-mid', '--pos'].map(css);
    const shareOf = (v) => (diverging ? (v - metric.neutral) / span / 2 + .5 : high > low ? (v - low) / (high - low) : .5);
    const better = (a, b) => (metric.better === 'LOWER' ? a[2] < b[2] : a[2] > b[2]);
    const top = known.reduce((one, r) => (one === null || better(r, one) ? r : one), null);
    const taken = new Map(rows.map((r) => [r[0] + ':' + r[1], r]));
    const grid = [];
    for (let x = 0; x < xAxis.from.length; x++) for (let y = 0; y < yAxis.from.length; y++) {
      const r = taken.get(x + ':' + y);
      grid.push(r && defined(r[2]) ? r : [x, y, null, r ? r[3] : 0, r ? r[4] : -1]);
    }
    const pattern = hatch();
    const slice = planes.slices[plane.slice];
    const look = axisLook();
    const category = (axis) => ({ type: 'category', data: axis.from.map((v, i) => groupLabel(axis, i)), name: axis.name, nameLocation: 'middle', ...look, axisTick: { show: false }, splitLine: { show: false } });
    const narrow = $('plane-chart').clientWidth < 600;
    $('plane-chart').setAttribute('aria-label', metric.label + ' over ' + xAxis.name + ' and ' + yAxis.name + (top ? '; best ' + show(metric, top[2]) + ' at ' + groupLabel(xAxis, top[0]) + ' and ' + groupLabel(yAxis, top[1]) : ''));
    chart('plane-chart').setOption({
      ...basis(), animation: false,
      grid: { left: narrow ? 20 : 26, right: 6, top: 8, bottom: 28, containLabel: true },
      tooltip: { ...basis().tooltip, formatter: (p) => {
        const r = p.value;
        const title = esc(xAxis.name) + ' ' + groupLabel(xAxis, r[0]) + ', ' + esc(yAxis.name) + ' ' + groupLabel(yAxis, r[1]);
        if (r[4] < 0) return rowsHtml(title, [['No trial', '']]);
        return rowsHtml(title, planes.metrics.map((name, i) => [esc(metricNamed(name).label), withUnit(metricNamed(name), data[plane.statistic][i][r[4]])]).concat(r[3] > 1 ? [['Trials in the cell', count(r[3])]] : []));
      } },
      xAxis: { ...category(xAxis), nameGap: 30 },
      yAxis: { ...category(yAxis), nameGap: narrow ? 34 : 42 },
      series: [{ type: 'custom', data: grid, encode: { x: 0, y: 1 }, renderItem: (params, api) => {
        const value = api.value(2), blank = !defined(value) || Number.isNaN(value);
        const at = api.coord([api.value(0), api.value(1)]), size = api.size([1, 1]);
        const gap = Math.min(size[0], size[1]) > 9 ? .75 : .25;
        const isTop = top && api.value(0) === top[0] && api.value(1) === top[1];
        return { type: 'rect', z2: isTop ? 10 : 1, shape: { x: at[0] - size[0] / 2 + gap, y: at[1] - size[1] / 2 + gap, width: size[0] - 2 * gap, height: size[1] - 2 * gap, r: isTop ? 2 : 1 },
          style: { fill: blank ? pattern : ramp(scaleStops, shareOf(value)), stroke: isTop ? css('--mark') : null, lineWidth: isTop ? 2.5 : 0 } };
      } }],
    }, true);
    const rampNode = el('span', { class: 'ramp' });
    rampNode.style.background = 'linear-gradient(90deg,' + scaleStops.join(',') + ')';
    const from = diverging ? metric.neutral - span : low, to = diverging ? metric.neutral + span : high;
    $('plane-scale').replaceChildren(...(known.length ? [
      el('span', {}, metric.label + ' ' + show(metric, from), rampNode, withUnit(metric, to)),
      el('span', {}, el('span', { class: 'swatch best' }), 'best: ' + xAxis.name + ' ' + groupLabel(xAxis, top[0]) + ', ' + yAxis.name + ' ' + groupLabel(yAxis, top[1]) + ' (' + withUnit(metric, top[2]) + ')'),
    ] : [el('span', {}, 'No trial of this slice has a ' + lower(metric) + '.')]), el('span', {}, el('span', { class: 'swatch none' }), 'no trial or no value'));
    $('plane-sub').textContent = metric.label + ' of ' + [marketName(slice.market), ...Object.entries(slice.choices).map(([k, v]) => k + ' ' + v)].join(', ') + '. A broad good region is worth more than a single good cell.';
    const grouped = [xAxis, yAxis].filter((a) => a.from.some((v, i) => a.to[i] !== v)).map((a) => a.name);
    $('plane-note').textContent = [
      grouped.length ? 'Values of ' + listed(grouped) + ' are gathered into neighbouring groups.' : '',
      rows.some((r) => r[3] > 1) ? 'A cell gathers up to ' + count(Math.max(...rows.map((r) => r[3]))) + ' trials that differ in other parameters or within a group; each number of its tooltip is taken by itself.' : '',
      planes.slicesLeftOut ? 'To keep the page small, ' + plural(planes.slicesLeftOut, 'further combination') + ' of market and choices ' + (planes.slicesLeftOut === 1 ? 'is' : 'are') + ' not drawn; the best ones are.' : '',
    ].filter(Boolean).join(' ');
  }

  // Equity and drawdown.

  const palette = () => (document.documentElement.dataset.theme === 'dark'
    ? ['#5aa9e6', '#f0a04b', '#3ec9a0', '#e58fc0', '#e3d15a', '#b9a2f0', '#f2785c', '#7fd4e8', '#a9c66b', '#d0b49f']
    : ['#0868ac', '#d9730d', '#00876c', '#b5478f', '#a08800', '#6a4fb6', '#c23b22', '#1595b0', '#5f8a1c', '#8a6145']);
  const colorOf = (i) => palette()[i % palette().length];
  const holdKey = (market) => 'hold' + market;
  const columnsOf = new Map(report.bars.map((b) => [b.market, b]));
  function curvesSection() {
    if (!kept.length) {
      $('pick-wrap').hidden = true;
      for (const id of ['curves', 'random', 'chart', 'reach', 'trades', 'months']) $(id).hidden = true;
      for (const id of ['curves', 'chart', 'months']) document.querySelectorAll('nav a[href="#' + id + '"]').forEach((a) => { a.hidden = true; });
      return;
    }
    kept.slice(0, 5).forEach((k, i) => state.curves.add(i));
    if (columnsOf.has(kept[0].row.market)) state.curves.add(holdKey(kept[0].row.market));
    options($('pick'), kept.map((k, i) => [String(i), trialName(k.row) + ': ' + settings(k.row)]), '0', (v) => choose(Number(v)));
    if (inAccount) $('curves-unit').querySelector('[data-unit=money]').textContent = money;
    $('curves-unit').addEventListener('click', (event) => {
      const button = event.target.closest('button');
      if (!button) return;
      state.unit = button.dataset.unit;
      $('curves-unit').querySelectorAll('button').forEach((b) => b.setAttribute('aria-pressed', String(b === button)));
      drawCurves();
    });
    $('reach-way').addEventListener('click', (event) => {
      const button = event.target.closest('button');
      if (!button) return;
      state.way = button.dataset.way;
      $('reach-way').querySelectorAll('button').forEach((b) => b.setAttribute('aria-pressed', String(b === button)));
      drawReach();
    });
    const left = report.keptTrials - kept.length;
    state.curvesNote = 'One point a session day, open positions marked to market. Per cent is of the ' + (inAccount ? 'capital at the start.' : 'notional at the first open.') + (columnsOf.size ? ' Buy and hold is ' + (inAccount ? 'the capital' : 'one unit bought') + ' at the first open, without costs.' : '') + (left > 0 ? ' The best ' + kept.length + ' of ' + count(report.keptTrials) + ' kept trials are on this page.' : '');
  }
  function legend() {
    const items = kept.map((k, i) => [i, trialName(k.row), colorOf(i), false]);
    [...columnsOf.keys()].filter((m) => columnsOf.get(m).days.day.length).forEach((m) => items.push([holdKey(m), 'Hold ' + marketName(m), css('--hold'), true]));
    $('curves-legend').replaceChildren(...items.map(([key, label, color, dash]) => {
      const line = el('i', { class: dash ? 'dash' : null });
      line.style.borderTopColor = color;
      return el('button', { type: 'button', 'data-key': String(key), 'aria-pressed': String(state.curves.has(key)), onclick: () => {
        if (!state.curves.delete(key)) state.curves.add(key);
        drawCurves();
        $('curves-legend').querySelector('[data-key="' + key + '"]').focus();
      } }, line, label);
    }));
  }
  function curveOf(key) {
    if (typeof key === 'number') {
      const k = kept[key];
      const scale = state.unit === 'money' ? 1 : percentOf(k);
      if (scale === null) return null;
      const at = k.equity.day.map((d) => d * 86400000);
      return { name: trialName(k.row), color: colorOf(key), dash: false, equity: at.map((t, i) => [t, k.equity.equity[i] * scale]), drawdown: at.map((t, i) => [t, -k.equity.drawdown[i] * scale]) };
    }
    const market = Number(key.slice(4));
    const hold = columnsOf.get(market).days;
    const first = markets[market].firstOpen;
    const scale = state.unit !== 'money' ? 100 / first : inAccount ? markets[market].capital / first : 1 / markets[market].tickSize;
    let peak = 0;
    const equity = hold.day.map((d, i) => [d * 86400000, (hold.close[i] - first) * scale]);
    return { name: 'Hold ' + marketName(market), color: css('--hold'), dash: true, equity, drawdown: equity.map(([t, v]) => { peak = Math.max(peak, v); return [t, v - peak]; }) };
  }
  function drawCurves() {
    if (!kept.length) return;
    legend();
    const shown = [...state.curves].map((key) => [key, curveOf(key)]).filter(([, c]) => c);
    const unknown = [...state.curves].filter((key) => !curveOf(key)).map((key) => trialName(kept[key].row));
    $('curves-note').textContent = state.curvesNote + (unknown.length ? ' The notional of ' + listed(unknown) + ' is not known: see ticks.' : '');
    const look = axisLook();
    const inPercent = state.unit === 'percent';
    const written = (v) => (inPercent ? number(v, 2) + '\u00a0%' : ticks(v));
    const axisText = (v) => (inPercent ? number(v, Math.abs(v) < 1 && v !== 0 ? 1 : 0) + '\u00a0%' : Math.abs(v) >= 10000 ? number(v / 1000, 0) + 'k' : count(v));
    const narrow = $('curves-chart').clientWidth < 600;
    const made = charts.has('curves-chart') ? chart('curves-chart').getOption() : null;
    const window = made && made.dataZoom && made.dataZoom[0] ? { start: made.dataZoom[0].start, end: made.dataZoom[0].end } : { start: 0, end: 100 };
    const left = narrow ? 50 : 62;
    const base = { type: 'time', ...look, splitLine: { show: false } };
    const line = (c, key, which, axis) => ({ name: c.name, type: 'line', xAxisIndex: axis, yAxisIndex: axis, data: c[which], showSymbol: false, symbol: 'circle', symbolSize: 5, sampling: 'lttb', z: key === state.kept ? 6 : 3,
      lineStyle: { color: c.color, width: key === state.kept ? 2.6 : 1.3, type: c.dash ? [5, 4] : 'solid' }, itemStyle: { color: c.color }, areaStyle: which === 'drawdown' && key === state.kept ? { color: c.color, opacity: .16 } : undefined, emphasis: { disabled: true } });
    $('curves-sub').textContent = 'The trial shown, ' + trialName(kept[state.kept].row) + ', is drawn thicker. ' + (coarse ? 'Drag the ends of the slider to zoom.' : 'Zoom with Shift and the wheel, or with the slider.');
    $('curves-chart').setAttribute('aria-label', 'Equity and drawdown of ' + shown.map(([, c]) => c.name).join(', '));
    chart('curves-chart').setOption({
      ...basis(), animation: false,
      grid: [{ left, right: 12, top: 26, height: '50%' }, { left, right: 12, bottom: 74, height: '19%' }],
      axisPointer: { link: [{ xAxisIndex: 'all' }], lineStyle: { color: css('--hold') } },
      tooltip: { ...basis().tooltip, trigger: 'axis', formatter: (points) => {
        const list = Array.isArray(points) ? points : [points];
        if (!list.length) return '';
        const byName = new Map();
        list.forEach((p) => { const row = byName.get(p.seriesName) || { color: p.color }; row[p.axisIndex === 0 ? 'equity' : 'drawdown'] = p.value[1]; byName.set(p.seriesName, row); });
        return rowsHtml(day(list[0].axisValue / 1000), [['<span style="opacity:.7">equity, drawdown</span>', '']].concat([...byName].map(([name, r]) => [dot(r.color) + esc(name), (defined(r.equity) ? written(r.equity) : absent) + ' &nbsp; <span style="opacity:.75">' + (defined(r.drawdown) ? written(r.drawdown) : absent) + '</span>'])));
      } },
      xAxis: [{ ...base, gridIndex: 0, axisLabel: { show: false }, axisTick: { show: false } }, { ...base, gridIndex: 1 }],
      yAxis: [{ type: 'value', gridIndex: 0, name: inPercent ? 'Equity, % of ' + (inAccount ? 'capital' : 'notional') : 'Equity, ' + money, ...look, axisLabel: { ...look.axisLabel, formatter: axisText }, nameTextStyle: { ...look.nameTextStyle, align: 'left', padding: [0, 0, 0, 8 - left] }, nameGap: 12, scale: false },
        { type: 'value', gridIndex: 1, name: 'Drawdown', ...look, axisLabel: { ...look.axisLabel, formatter: axisText }, nameTextStyle: { ...look.nameTextStyle, align: 'left', padding: [0, 0, 0, 8 - left] }, nameGap: 14, max: 0, splitNumber: 3 }],
      dataZoom: [{ ...wheelZoom(), xAxisIndex: [0, 1], ...window }, { type: 'slider', xAxisIndex: [0, 1], bottom: 14, left, right: 12, ...sliderLook(), ...window, labelFormatter: (v) => day(v / 1000) }],
      series: shown.flatMap(([key, c]) => [line(c, key, 'equity', 0), line(c, key, 'drawdown', 1)]),
    }, true);
  }

  // Bars and trades.

  const unpacked = new Map();
  function barsOf(market) {
    if (!unpacked.has(market) && columnsOf.has(market)) {
      const packed = columnsOf.get(market);
      const scale = Math.pow(10, packed.decimals);
      const bars = { seconds: [], rows: [], decimals: packed.decimals, leftOut: packed.leftOut };
      let at = packed.startSeconds, last = 0;
      packed.steps.forEach((step, i) => {
        at += step * packed.unitSeconds;
        const open = last + packed.open[i];
        last = open + packed.close[i];
        bars.seconds.push(at);
        bars.rows.push([open / scale, last / scale, (open + packed.low[i]) / scale, (open + packed.high[i]) / scale]);
      });
      unpacked.set(market, bars);
    }
    return unpacked.get(market);
  }
  function placeOf(seconds, at) {
    let low = 0, high = seconds.length - 1;
    while (low < high) { const middle = (low + high + 1) >> 1; if (seconds[middle] <= at) low = middle; else high = middle - 1; }
    return low;
  }
  function tradesShown() {
    const k = kept[state.kept], bars = barsOf(k.row.market);
    if (!bars || !bars.seconds.length) return [];
    const t = k.trades, shown = [];
    t.entrySeconds.forEach((entry, n) => {
      if (t.exitSeconds[n] < bars.seconds[0]) return;
      shown.push([entry < bars.seconds[0] ? -1 : placeOf(bars.seconds, entry), placeOf(bars.seconds, t.exitSeconds[n]), t.entryPrice[n], t.exitPrice[n], t.direction[n], t.profitTicks[n], n]);
    });
    return shown;
  }
  let drawnTrades = [];
  const priceText = (value) => { const bars = barsOf(kept[state.kept].row.market); return number(value, bars ? bars.decimals : 5); };
  const side = (direction) => (direction > 0 ? 'long' : 'short');
  function profitText(n) {
    const k = kept[state.kept], profit = k.trades.profitTicks[n];
    const share = defined(k.firstOpen) ? profit * markets[k.row.market].tickSize / k.firstOpen : null;
    return signed(ticks(profit), profit) + ' ticks' + (share === null ? '' : ' (' + signed(percent(share, 2), share) + ')');
  }
  function drawBars() {
    if (!kept.length) return;
    const k = kept[state.kept], bars = barsOf(k.row.market);
    drawnTrades = tradesShown();
    $('chart-sub').textContent = trialName(k.row) + ': ' + settings(k.row) + '. Times are UTC' + (markets[k.row.market].side ? ', prices are ' + markets[k.row.market].side : '') + '.';
    if (!bars || !bars.seconds.length) {
      charts.get('chart-chart')?.clear();
      $('chart-chart').hidden = true;
      $('chart-note').textContent = together ? 'Several symbols trade in one account: bars are drawn for sweeps of one.' : 'The bars of ' + marketName(k.row.market) + ' are not in the lake, so there is nothing to draw.';
      $('chart-keys').hidden = true;
      return;
    }
    $('chart-chart').hidden = false;
    $('chart-keys').hidden = false;
    const look = axisLook();
    const total = bars.seconds.length;
    const lastTrade = drawnTrades.length ? drawnTrades[drawnTrades.length - 1][1] : total - 1;
    const narrow = $('chart-chart').clientWidth < 600;
    const longest = drawnTrades.length ? Math.round(1.25 * (lastTrade - Math.max(0, drawnTrades[drawnTrades.length - 1][0]))) : 0;
    const wide = Math.max(narrow ? 70 : 150, Math.min(longest, narrow ? 80 : 400));
    const made = charts.has('chart-chart') ? chart('chart-chart').getOption() : null;
    const same = made && made.dataZoom && made.dataZoom[0] && state.drawn === state.kept;
    const end = Math.min(total - 1, lastTrade + 12);
    const window = same ? { startValue: made.dataZoom[0].startValue, endValue: made.dataZoom[0].endValue } : { startValue: Math.max(0, end - wide), endValue: end };
    state.drawn = state.kept;
    const win = css('--win'), loss = css('--loss'), card = css('--card'), ink = css('--ink');
    const label = (i) => stamp(bars.seconds[i]);
    $('chart-chart').setAttribute('aria-label', 'Candlesticks of ' + marketName(k.row.market) + ' with ' + plural(drawnTrades.length, 'trade') + '; the table below lists them');
    chart('chart-chart').setOption({
      ...basis(), animation: false,
      grid: { left: narrow ? 26 : 34, right: 14, top: 14, bottom: 74, containLabel: true },
      axisPointer: { lineStyle: { color: css('--hold') }, label: { backgroundColor: css('--quiet') } },
      tooltip: { ...basis().tooltip, trigger: 'axis', axisPointer: { type: 'line' }, formatter: (points) => {
        const p = (Array.isArray(points) ? points : [points])[0];
        if (!p) return '';
        const i = p.dataIndex === undefined || p.seriesType !== 'candlestick' ? Number(p.axisValue) : p.dataIndex;
        const row = bars.rows[i];
        if (!row) return '';
        const lines = [['Open', priceText(row[0])], ['High', priceText(row[3])], ['Low', priceText(row[2])], ['Close', priceText(row[1])]];
        drawnTrades.filter((t) => t[0] <= i && t[1] >= i).slice(0, 3).forEach((t) => lines.push([dot(t[5] > 0 ? win : loss) + (t[0] === i ? 'Entry ' : t[1] === i ? 'Exit ' : 'In ') + side(t[4]) + ' #' + (t[6] + 1 + k.tradesLeftOut), t[0] === i ? priceText(t[2]) : profitText(t[6])]));
        return rowsHtml(label(i) + ' UTC', lines);
      } },
      xAxis: { type: 'category', data: bars.seconds.map((s, i) => i), ...look, splitLine: { show: false }, axisPointer: { label: { formatter: (p) => label(Number(p.value)) + ' UTC' } }, axisLabel: { ...look.axisLabel, formatter: (i) => { const text = label(Number(i)); return text.slice(0, 10) + '\n' + text.slice(11); }, lineHeight: 15 } },
      yAxis: { type: 'value', scale: true, position: 'right', ...look, axisLine: { show: false }, axisTick: { show: false }, axisLabel: { ...look.axisLabel, formatter: (v) => number(v, Math.min(bars.decimals, 5)) } },
      dataZoom: [{ ...wheelZoom(), ...window, minValueSpan: 15, filterMode: 'weakFilter' }, { type: 'slider', bottom: 10, left: 12, right: 12, ...sliderLook(), ...window, minValueSpan: 15, filterMode: 'weakFilter', labelFormatter: (i) => label(Math.min(Math.max(Math.round(i), 0), total - 1)).slice(0, 10) }],
      series: [
        { type: 'candlestick', data: bars.rows, barMaxWidth: 14, itemStyle: { color: css('--up'), color0: css('--down'), borderColor: css('--wick'), borderColor0: css('--wick'), borderWidth: 1 }, z: 2, large: true, largeThreshold: 1500 },
        // The empty dimension keeps prices of trades that begin outside the window from stretching the axis.
        { type: 'custom', data: drawnTrades.map((t) => [...t, NaN]), z: 5, clip: true, silent: true, dimensions: ['entry', 'exit', 'entryPrice', 'exitPrice', 'direction', 'profit', 'n', 'free'], encode: { x: [0, 1], y: 7, tooltip: [] }, renderItem: (params, api) => {
          const known = api.value(0) >= 0;
          const to = api.coord([api.value(1), api.value(3)]);
          const from = known ? api.coord([api.value(0), api.value(2)]) : [params.coordSys.x, to[1]];
          const color = api.value(5) > 0 ? win : loss;
          const up = api.value(4) > 0 ? -1 : 1;
          const picked = state.step === api.value(6);
          const size = picked ? 9 : 7;
          const children = [{ type: 'line', shape: { x1: from[0], y1: from[1], x2: to[0], y2: to[1] }, style: { stroke: color, lineWidth: picked ? 3.5 : 2, lineDash: api.value(5) > 0 ? null : [6, 3] } }];
          if (known) children.push({ type: 'polygon', shape: { points: [[from[0], from[1] + up * size], [from[0] - size, from[1] - up * size * .7], [from[0] + size, from[1] - up * size * .7]] }, style: { fill: color, stroke: card, lineWidth: 1.5 } });
          children.push({ type: 'circle', shape: { cx: to[0], cy: to[1], r: picked ? 6 : 4.5 }, style: { fill: card, stroke: color, lineWidth: 2.2 } });
          return { type: 'group', children };
        } },
      ],
    }, true);
    const key = (shape, text) => { const li = el('li'); li.innerHTML = '<svg viewBox="0 0 22 12" aria-hidden="true">' + shape + '</svg>'; li.append(text); return li; };
    $('chart-keys').replaceChildren(
      key('<path d="M11 0l6 11H5z" fill="' + ink + '"/>', 'entry long'), key('<path d="M11 12L5 1h12z" fill="' + ink + '"/>', 'entry short'),
      key('<circle cx="11" cy="6" r="4.3" fill="none" stroke="' + ink + '" stroke-width="2"/>', 'exit'),
      key('<path d="M0 6h22" stroke="' + win + '" stroke-width="3"/>', 'win'), key('<path d="M0 6h22" stroke="' + loss + '" stroke-width="3" stroke-dasharray="6 3"/>', 'loss'),
      key('<rect x="6" y="1" width="10" height="10" fill="' + css('--up') + '" stroke="' + css('--wick') + '"/>', 'bar up'), key('<rect x="6" y="1" width="10" height="10" fill="' + css('--down') + '" stroke="' + css('--wick') + '"/>', 'bar down'));
    const missing = k.trades.entrySeconds.length - drawnTrades.length;
    $('chart-note').textContent = bars.leftOut > 0 ? 'To keep the page small it holds the latest ' + count(total) + ' bars of ' + marketName(k.row.market) + '; ' + plural(bars.leftOut, 'earlier bar') + (missing ? ' and the ' + plural(missing, 'trade') + ' before them are' : bars.leftOut === 1 ? ' is' : ' are') + ' left out of the chart.' : '';
  }
  function stepTo(place, scroll) {
    if (!drawnTrades.length) return;
    const at = Math.min(Math.max(place, 0), drawnTrades.length - 1);
    const t = drawnTrades[at];
    state.step = t[6];
    const total = barsOf(kept[state.kept].row.market).seconds.length;
    const long = t[1] - Math.max(t[0], 0);
    const wide = Math.max($('chart-chart').clientWidth < 600 ? 70 : 150, Math.round(long * 1.4));
    const middle = (Math.max(t[0], 0) + t[1]) / 2;
    const start = Math.max(0, Math.min(Math.round(middle - wide / 2), total - 1 - wide));
    drawBars();
    chart('chart-chart').dispatchAction({ type: 'dataZoom', startValue: start, endValue: Math.min(total - 1, start + wide) });
    const k = kept[state.kept], n = t[6];
    $('trade-line').replaceChildren(
      el('b', {}, 'Trade ' + count(n + 1 + k.tradesLeftOut) + ' ' + side(t[4])), ': ' + stamp(k.trades.entrySeconds[n]) + ' at ' + priceText(t[2]) + ' to ' + stamp(k.trades.exitSeconds[n]) + ' UTC at ' + priceText(t[3]) + ', ' + plural(k.trades.bars[n], 'bar') + ', ',
      el('b', { class: tone(t[5]) }, profitText(n)));
    if (scroll) $('chart').scrollIntoView({ behavior: calm ? 'auto' : 'smooth' });
    stepButtons();
  }
  const stepPlace = () => drawnTrades.findIndex((t) => t[6] === state.step);
  function stepButtons() {
    const at = state.step === null ? drawnTrades.length : stepPlace();
    $('trade-first').disabled = $('trade-prev').disabled = !drawnTrades.length || at === 0;
    $('trade-next').disabled = $('trade-last').disabled = !drawnTrades.length || at >= drawnTrades.length - 1;
  }
  $('trade-first').onclick = () => stepTo(0);
  $('trade-prev').onclick = () => stepTo(state.step === null ? drawnTrades.length - 1 : stepPlace() - 1);
  $('trade-next').onclick = () => stepTo(stepPlace() + 1);
  $('trade-last').onclick = () => stepTo(drawnTrades.length - 1);

  // Trades table.

  const pageSize = 50;
  function drawTrades() {
    if (!kept.length) return;
    const k = kept[state.kept], t = k.trades, total = t.entrySeconds.length;
    $('trades-sub').textContent = trialName(k.row) + ': ' + settings(k.row) + '. ' + plural(total + k.tradesLeftOut, 'trade') + ', latest first' + (k.tradesLeftOut ? '; the ' + plural(k.tradesLeftOut, 'earliest one') + ' are not on this page' : '') + '.';
    if (!total) { $('trades-pager').replaceChildren(); return empty('trades-table', 'This trial never traded.'); }
    const pages = Math.ceil(total / pageSize);
    state.page = Math.min(Math.max(state.page || 0, 0), pages - 1);
    const rows = [];
    for (let i = total - 1 - state.page * pageSize; i >= 0 && rows.length < pageSize; i--) rows.push(i);
    const scale = defined(k.firstOpen) ? 100 * markets[k.row.market].tickSize / k.firstOpen : null;
    $('trades-table').replaceChildren(table({
      columns: [
        { name: 'Trade', text: true, cell: (i) => el('button', { type: 'button', 'aria-label': 'Show trade ' + (i + 1 + k.tradesLeftOut) + ' in the chart', onclick: () => { const at = drawnTrades.findIndex((d) => d[6] === i); if (at >= 0) stepTo(at, true); } }, '#' + count(i + 1 + k.tradesLeftOut)) },
        ...(together ? [{ name: 'Symbol', text: true, cell: (i) => t.symbol[i] }] : []),
        { name: 'Direction', text: true, cell: (i) => side(t.direction[i]) },
        { name: 'Entry', unit: 'UTC', cell: (i) => stamp(t.entrySeconds[i]) }, { name: 'Entry price', cell: (i) => priceText(t.entryPrice[i]) },
        { name: 'Exit', unit: 'UTC', cell: (i) => stamp(t.exitSeconds[i]) }, { name: 'Exit price', cell: (i) => priceText(t.exitPrice[i]) },
        { name: 'Bars', cell: (i) => count(t.bars[i]) },
        { name: 'Profit', unit: 'ticks', cell: (i) => signed(ticks(t.profitTicks[i]), t.profitTicks[i]), tone: (i) => t.profitTicks[i] },
        ...(inAccount ? [] : [{ name: 'Profit', unit: '% of notional', cell: (i) => (scale === null ? absent : signed(number(t.profitTicks[i] * scale, 2), t.profitTicks[i])), tone: (i) => t.profitTicks[i] }]),
        { name: 'Costs', unit: 'ticks', cell: (i) => ticks(t.costTicks[i]) },
        ...(inAccount ? [{ name: 'Size', unit: 'units', cell: (i) => (Number.isInteger(t.units[i]) ? count(t.units[i]) : plain(t.units[i])) }, { name: 'Profit', unit: money, cell: (i) => signed(number(t.profit[i], 2), t.profit[i]), tone: (i) => t.profit[i] }] : []),
        { name: 'Closed by', text: true, cell: (i) => (t.exitReason[i] === 'end' ? 'end of data' : t.exitReason[i]) },
      ], rows,
    }));
    $('trades-table').scrollTop = 0;
    const turn = (by) => () => { state.page += by; drawTrades(); $('trades-pager').querySelectorAll('button')[by < 0 ? 0 : 1].focus(); };
    $('trades-pager').replaceChildren(
      el('button', { type: 'button', onclick: turn(-1), disabled: state.page === 0 ? '' : null }, '\u2039 Later'),
      el('span', {}, 'Page ' + count(state.page + 1) + ' of ' + count(pages)),
      el('button', { type: 'button', onclick: turn(1), disabled: state.page >= pages - 1 ? '' : null }, 'Earlier \u203a'));
  }

  // How trades went: what each brought, and how far it was against or with its entry on the way.

  const shortTicks = (v) => (Math.abs(v) >= 10000 ? number(v / 1000, 0) + 'k' : number(v, Math.abs(v) < 10 && !Number.isInteger(v) ? 1 : 0));
  function niceStep(span, parts) {
    const raw = span / parts, power = Math.pow(10, Math.floor(Math.log10(raw)));
    return power * [1, 2, 5, 10].find((m) => m * power >= raw);
  }
  function drawReach() {
    if (!kept.length) return;
    const k = kept[state.kept], t = k.trades, total = t.profitTicks.length;
    $('reach-sub').textContent = trialName(k.row) + ': ' + settings(k.row) + '. One point is a trade' + (k.tradesLeftOut ? '; the ' + plural(k.tradesLeftOut, 'earliest one') + ' are not on this page' : '') + '.';
    for (const id of ['profits-chart', 'reach-chart']) $(id).hidden = !total;
    $('reach-note').textContent = total ? reachNote(t) : 'This trial never traded.';
    if (!total) return;
    drawProfits(t);
    drawExcursions(t);
  }
  function reachNote(t) {
    const wins = t.adverseTicks.filter((v, i) => defined(v) && t.profitTicks[i] > 0).sort((a, b) => a - b);
    const losses = t.favourableTicks.filter((v, i) => defined(v) && t.profitTicks[i] <= 0).sort((a, b) => a - b);
    const lines = [];
    if (wins.length >= 10) lines.push('Nine of ten winning trades were never more than ' + ticks(wins[Math.ceil(.9 * wins.length) - 1]) + ' ticks in the red.');
    if (losses.length >= 10) lines.push('Half of the losing trades had once been at least ' + ticks(losses[Math.floor(losses.length / 2)]) + ' ticks in profit.');
    lines.push('Distances are from the fill of the entry, before commissions, by the quote at which the trade would have been closed.');
    return lines.join(' ');
  }
  function drawProfits(t) {
    const mean = sum(t.profitTicks, (v) => v) / t.profitTicks.length;
    histogram('profits-chart', t.profitTicks, mean, {
      mark: 'mean ' + ticks(mean), label: 'Histogram of the profits of ' + plural(t.profitTicks.length, 'trade') + ', mean ' + ticks(mean) + ' ticks', x: 'Profit of a trade, ticks', y: 'Trades', unit: 'ticks',
    });
  }
  // How often values come, and a line at one of them.
  function histogram(id, values, marked, words) {
    const low = Math.min(...values, marked, 0), high = Math.max(...values, marked, 0);
    const step = niceStep(Math.max(high - low, 1e-6), 24);
    const first = Math.floor(low / step);
    const counts = new Array(Math.floor(high / step) - first + 1).fill(0);
    values.forEach((v) => { counts[Math.floor(v / step) - first] += 1; });
    const look = axisLook();
    $(id).setAttribute('aria-label', words.label);
    chart(id).setOption({
      ...basis(), grid: { left: 8, right: 16, top: 34, bottom: 26, containLabel: true },
      tooltip: { ...basis().tooltip, trigger: 'item', formatter: (p) => (p.seriesIndex ? '' : rowsHtml(shortTicks((first + p.value[2]) * step) + ' to ' + shortTicks((first + p.value[2] + 1) * step) + ' ' + words.unit, [[words.y, count(p.value[1])], ['Share', percent(p.value[1] / values.length)]])) },
      xAxis: { type: 'value', min: first * step, max: (first + counts.length) * step, name: words.x, nameLocation: 'middle', nameGap: 28, ...look, splitLine: { show: false }, axisLabel: { ...look.axisLabel, showMinLabel: false, showMaxLabel: false, formatter: shortTicks } },
      yAxis: { type: 'value', name: words.y, ...look, axisLine: { show: false, onZero: false }, axisTick: { show: false }, nameTextStyle: { ...look.nameTextStyle, align: 'left', padding: [0, 0, 0, -22] }, minInterval: 1, axisLabel: { ...look.axisLabel, formatter: count } },
      series: [
        { type: 'custom', clip: true, data: counts.map((n, i) => ({ value: [(first + i + .5) * step, n, i], itemStyle: { color: css(first + i >= 0 ? '--win' : '--loss') } })), encode: { x: 0, y: 1 }, renderItem: (params, api) => {
          const at = api.coord([(first + api.value(2)) * step, api.value(1)]);
          const to = api.coord([(first + api.value(2) + 1) * step, 0]);
          return { type: 'rect', shape: { x: at[0] + .5, y: at[1], width: Math.max(to[0] - at[0] - 1, 1), height: to[1] - at[1] }, style: { fill: api.visual('color'), opacity: .88 } };
        } },
        { type: 'custom', data: [[marked, 0]], silent: true, z: 5, encode: { x: 0 }, renderItem: (params, api) => {
          const at = api.coord([marked, 0]), right = at[0] > params.coordSys.x + params.coordSys.width * .6;
          return { type: 'group', children: [
            { type: 'line', shape: { x1: at[0], x2: at[0], y1: 18, y2: at[1] }, style: { stroke: css('--mark'), lineWidth: 1.6, lineDash: [6, 4] } },
            { type: 'text', style: { text: words.mark, x: at[0] + (right ? -4 : 4), y: 16, fill: css('--ink'), font: '600 12.5px ' + font.fontFamily, align: right ? 'right' : 'left', verticalAlign: 'middle', backgroundColor: css('--card'), padding: [1, 3] } }] };
        } },
      ],
    }, true);
  }
  function drawExcursions(t) {
    const adverse = state.way === 'adverse';
    const reach = adverse ? t.adverseTicks : t.favourableTicks;
    const name = adverse ? 'Farthest against the trade, ticks' : 'Farthest with the trade, ticks';
    const points = (won) => reach.map((v, i) => [v, t.profitTicks[i], i]).filter(([v, profit]) => defined(v) && profit > 0 === won);
    const look = axisLook();
    const text = (i) => rowsHtml('#' + count(i + 1 + kept[state.kept].tradesLeftOut) + ' ' + side(t.direction[i]) + ', ' + stamp(t.entrySeconds[i]), [['Profit', profitText(i)], ['Farthest against it', ticks(t.adverseTicks[i]) + ' ticks'], ['Farthest with it', ticks(t.favourableTicks[i]) + ' ticks'], ['Closed by', esc(t.exitReason[i])]]);
    $('reach-chart').setAttribute('aria-label', name + ', over its profit, for ' + plural(t.profitTicks.length, 'trade'));
    const series = (won, color) => ({ name: won ? 'Wins' : 'Losses', type: 'scatter', data: points(won), symbol: won ? 'circle' : 'diamond', symbolSize: won ? 7 : 8, itemStyle: won ? { color, opacity: .55 } : { color: 'transparent', borderColor: color, borderWidth: 1.4, opacity: .8 } });
    chart('reach-chart').setOption({
      ...basis(), animation: false, grid: { left: 8, right: 20, top: 34, bottom: 26, containLabel: true },
      legend: { top: 0, right: 8, textStyle: { ...font, color: css('--quiet'), fontSize: 12 }, itemWidth: 12, itemHeight: 10, inactiveColor: css('--line') },
      tooltip: { ...basis().tooltip, trigger: 'item', formatter: (p) => text(p.value[2]) },
      xAxis: { type: 'value', name, nameLocation: 'middle', nameGap: 28, min: 0, ...look, axisLine: { ...look.axisLine, onZero: false }, axisLabel: { ...look.axisLabel, showMaxLabel: false, formatter: shortTicks } },
      yAxis: { type: 'value', name: 'Profit, ticks', ...look, axisLine: { show: false }, axisTick: { show: false }, nameTextStyle: { ...look.nameTextStyle, align: 'left', padding: [0, 0, 0, -30] }, axisLabel: { ...look.axisLabel, formatter: shortTicks } },
      series: [series(true, css('--win')), series(false, css('--loss'))],
    }, true);
  }

  // The trial beside the same positions at random times.

  function drawRandom() {
    if (!kept.length) return;
    const k = kept[state.kept], draws = k.randomProfit, own = metricOf(k.row, 'NET_PROFIT');
    $('random-sub').textContent = trialName(k.row) + ': ' + settings(k.row) + '. The positions that it asked for, in another order and so at other times, with the same exits and costs.';
    $('random-chart').hidden = !draws.length;
    if (!draws.length) { $('random-note').textContent = 'This trial was not compared with random times.'; return; }
    const below = draws.filter((v) => v < own).length;
    $('random-note').textContent = 'The trial brought more than ' + count(below) + ' of ' + plural(draws.length, 'draw') + ' did'
      + (below >= .95 * draws.length ? ', so that when it traded mattered. It is one of the best of ' + count(sweep.trials) + ' trials, which is luck enough to explain some of that.' : ', so that little speaks for when it traded.');
    histogram('random-chart', draws, own, {
      mark: 'the trial ' + signed(shortTicks(own), own), label: 'Histogram of the net profits of ' + plural(draws.length, 'draw') + ' at random times; the trial has ' + shortTicks(own) + ' ' + money, x: 'Net profit, ' + money, y: 'Draws', unit: money,
    });
  }

  // Months.

  function drawMonths() {
    if (!kept.length) return;
    const k = kept[state.kept];
    const scale = percentOf(k);
    const ends = new Map();
    k.equity.day.forEach((d, i) => { const t = new Date(d * 86400000); ends.set(t.getUTCFullYear() * 12 + t.getUTCMonth(), k.equity.equity[i]); });
    $('months-sub').textContent = trialName(k.row) + ': ' + settings(k.row) + '. ' + (scale === null ? 'In ' + money + '.' : 'Per cent of the ' + (inAccount ? 'capital' : 'notional') + ' at the start, not compounded; ' + money + ' below.');
    $('months-note').textContent = '';
    if (!ends.size) return empty('months-table', 'No equity is stored for this trial.');
    const gains = new Map();
    let before = 0;
    [...ends].sort((a, b) => a[0] - b[0]).forEach(([month, value]) => { gains.set(month, value - before); before = value; });
    const most = Math.max(...[...gains.values()].map(Math.abs), 1e-12);
    const stops = ['--neg', '--neg-mid', '--zero', '--pos-mid', '--pos'].map(css);
    const years = [...new Set([...gains.keys()].map((m) => Math.floor(m / 12)))];
    const cell = (value, tinted) => {
      if (value === undefined) return el('td', {}, '');
      const td = el('td', {}, scale === null ? signed(ticks(value), value) : signed(number(value * scale, 2), value), scale === null ? null : el('small', {}, signed(count(value), value)));
      if (tinted) {
        const share = value / most * .5 + .5;
        td.style.background = ramp(stops, share);
        const strong = Math.abs(share - .5) > .33;
        td.style.color = document.documentElement.dataset.theme === 'dark' ? (strong ? '#0e1319' : '#f2f5f8') : (strong ? '#ffffff' : '#16202b');
      }
      return td;
    };
    const node = el('table', { class: 'months' },
      el('thead', {}, el('tr', {}, el('th', { scope: 'col', class: 'text' }, 'Year'), ...monthNames.map((m) => el('th', { scope: 'col' }, m)), el('th', { scope: 'col' }, 'Year'))),
      el('tbody', {}, ...years.map((year) => {
        const months = monthNames.map((m, i) => gains.get(year * 12 + i));
        const whole = cell(months.reduce((a, b) => a + (b || 0), 0), false);
        whole.classList.add('year');
        return el('tr', {}, el('th', { scope: 'row', class: 'text' }, String(year)), ...months.map((v) => cell(v, true)), whole);
      })));
    $('months-table').replaceChildren(node);
    const list = [...gains.values()];
    $('months-note').textContent = count(list.filter((v) => v > 0).length) + ' of ' + plural(list.length, 'month') + ' made a profit. Months follow session days; open positions are marked to market.';
  }

  // The trial shown, the theme, printing.

  function choose(i) {
    if (!kept.length) return;
    state.kept = i;
    state.step = null;
    state.page = 0;
    state.curves.add(i);
    if (columnsOf.has(kept[i].row.market)) state.curves.add(holdKey(kept[i].row.market));
    $('pick').value = String(i);
    $('trade-line').replaceChildren();
    drawTrial();
    bestTable();
  }
  function drawTrial() {
    drawCurves();
    drawRandom();
    drawBars();
    stepButtons();
    drawReach();
    drawTrades();
    drawMonths();
  }
  function drawAll() {
    drawLuck();
    drawPlane();
    drawTrial();
  }
  const remembered = (() => { try { return localStorage.getItem('barlake-theme'); } catch (e) { return null; } })();
  const darkSystem = matchMedia('(prefers-color-scheme: dark)');
  let chosenTheme = remembered === 'dark' || remembered === 'light' ? remembered : null;
  const wantedTheme = () => chosenTheme || (darkSystem.matches ? 'dark' : 'light');
  function applyTheme(theme) {
    document.documentElement.dataset.theme = theme;
  }
  $('theme').onclick = () => {
    chosenTheme = wantedTheme() === 'dark' ? 'light' : 'dark';
    try { localStorage.setItem('barlake-theme', chosenTheme); } catch (e) { /* a page without storage forgets the choice */ }
    applyTheme(chosenTheme);
    drawAll();
  };
  darkSystem.addEventListener('change', () => { applyTheme(wantedTheme()); drawAll(); });
  addEventListener('beforeprint', () => { applyTheme('light'); drawAll(); });
  addEventListener('afterprint', () => { applyTheme(wantedTheme()); drawAll(); });

  applyTheme(wantedTheme());
  header();
  tiles();
  luckSection();
  planeSection();
  curvesSection();
  bestTable();
  drawAll();
}());
