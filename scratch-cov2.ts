import * as s from './src/stats/index.ts';
let seed = 12345; const rnd = () => { seed = (seed * 16807) % 2147483647; return seed / 2147483647; };
const bin = (n: number, p: number) => { let c = 0; for (let i = 0; i < n; i++) if (rnd() < p) c++; return c; };
function kling(strata: any[], level: number) { let W = 0, num = 0, P = 0, Q = 0; for (const { count1: x, n1, count2: y, n2 } of strata) { const n = n1 + n2; W += n1 * n2 / n; num += (x * n2 - y * n1) / n; P += (n1 * n1 * y - n2 * n2 * x + n1 * n2 * (n2 - n1) / 2) / (n * n); Q += (x * (n2 - y) / n + y * (n1 - x) / n) / 2; } const d = num / W, z = 1.959964; const mid = d + .5 * z * z * P / W / W; const h = Math.sqrt(mid * mid - d * d + z * z * Q / W / W); return { low: mid - h, high: mid + h }; }
for (const [K, n] of [[10,1],[20,1],[30,1],[50,1],[10,2],[20,2]] as const) for (const [base, spread] of [[.5,0],[.05,0],[.1,0],[.2,0],[.02,0]] as const) for (const d of [0,.05,.1,.3,.6]) {
  if (base + spread + d > 1) continue;
  const R = 2000; let c = [0, 0, 0], w = [0, 0, 0];
  for (let r = 0; r < R; r++) {
    const st = Array.from({ length: K }, (_, k) => { const p2 = base + spread * (K > 1 ? 2 * k / (K - 1) - 1 : 0); return { count1: bin(n, p2 + d), n1: n, count2: bin(n, p2), n2: n }; });
    const pooled = [st.reduce((a, b) => ({ count1: a.count1 + b.count1, n1: a.n1 + b.n1, count2: a.count2 + b.count2, n2: a.n2 + b.n2 }))];
    [s.stratifiedRiskDifference({ strata: st, level: .95 }), kling(st, .95), s.stratifiedRiskDifference({ strata: pooled, level: .95 })].forEach((ci, i) => { if (ci.low <= d + 1e-9 && ci.high >= d - 1e-9) c[i]!++; w[i]! += ci.high - ci.low; });
  }
  console.log(`K=${K} n=${n} base=${base}±${spread} d=${d}`, 'strMN', (c[0]! / R).toFixed(3), (w[0]! / R).toFixed(3), 'kling', (c[1]! / R).toFixed(3), (w[1]! / R).toFixed(3), 'pooledMN', (c[2]! / R).toFixed(3), (w[2]! / R).toFixed(3));
}
