import * as s from './src/stats/index.ts';
import { readFixture } from './test/fixtures/stats/read-fixture.ts';
const map: any = {
  proportions: { wilson: s.wilsonInterval, clopperPearson: s.clopperPearsonInterval, jeffreys: s.jeffreysInterval, binomialTest: s.binomialTest },
  'two-arms': { newcombe: s.newcombeInterval, miettinenNurminen: s.miettinenNurminenInterval, fisher: s.fisherExactTest, boschloo: s.boschlooTest, mcnemar: s.mcnemarExactTest, sampleSize: s.twoProportionSampleSize, power: s.twoProportionPower, poisson: s.poissonRateRatio },
  strata: { cochranMantelHaenszel: s.cochranMantelHaenszelTest, riskDifference: s.stratifiedRiskDifference },
  families: { holm: s.holm, benjaminiHochberg: s.benjaminiHochberg },
  means: { t: s.tMeanInterval, clusterRobust: s.clusterRobustMean },
  logistic: { maximumLikelihood: s.logisticRegression, firth: s.firthLogisticRegression, clusterRobust: s.clusterRobustLogistic },
  mixed: { fits: s.mixedLogistic },
  agreement: { kappa: s.cohenKappa, alpha: s.krippendorffAlpha, auc: s.aucDeLong },
};
for (const [file, fns] of Object.entries(map)) for (const [name, fn] of Object.entries(fns as any)) {
  let worst = 0, worstRel = 0, which: any; const t = performance.now(); let n = 0;
  for (const c of readFixture(file)[name]!) {
    n++;
    let got: any; try { if ((c as any).ratings) (c as any).ratings = (c as any).ratings.map((r: any[]) => r.map((v) => v === 'NA' ? null : v)); got = (fn as any)(c); } catch (e: any) { console.log(file, name, JSON.stringify(c).slice(0, 200), e.message); continue; }
    for (const [k, v] of Object.entries(got)) { const want: any = (c as any)[k]; if (want === undefined) continue;
      const gs = Array.isArray(v) ? v : [v], ws = Array.isArray(want) ? want : [want];
      if (gs.length !== ws.length) console.log('length', file, name, k);
      gs.forEach((g: any, i: number) => { const w = ws[i]; if (g === w) return; const e = Math.abs(g - w); if (!(e < Infinity)) { console.log('bad', name, k, g, w); return; } const r = e / Math.abs(w); if (!(e <= worst)) { worst = e; which = [k, g, w, JSON.stringify(c).slice(0, 150)]; } if (r > worstRel) { worstRel = r;  } });
    }
  }
  console.log(file, name, n, 'abs', worst.toExponential(2), 'rel', worstRel.toExponential(2), worst > 1e-9 ? which : '', ((performance.now() - t) / n).toFixed(1) + 'ms');
}
