"""Recomputes some figures of docs/evidence.md and docs/metrics.md from the formulas alone.

Reads nothing of Plumbline: NumPy and SciPy, another generator and other seeds than the tests'.
Usage: independent_checks.py lifetime|target|fairness|performance SEED
"""
import sys

import numpy as np
from scipy import stats


def wilson(hits, n, z=stats.norm.ppf(0.975)):
    p = hits / n
    centre = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * np.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return centre - half, centre + half


def markov(rng, shape, rate, rho):
    """0/1 rows along the last axis; a row repeats the one before with probability rho."""
    fresh = rng.random(shape) < rate
    if rho == 0:
        return fresh
    keep = rng.random(shape) < rho
    for at in range(1, shape[-1]):
        fresh[..., at] = np.where(keep[..., at], fresh[..., at - 1], fresh[..., at])
    return fresh


def latent(rng, shape, rho):
    """Gaussian AR(1) rows along the last axis."""
    noise = rng.standard_normal(shape)
    for at in range(1, shape[-1]):
        noise[..., at] = rho * noise[..., at - 1] + np.sqrt(1 - rho * rho) * noise[..., at]
    return noise


def lifetime(rng, deployments=1000, m=10_000, rows=10_000, window=100, alpha=0.05, tolerance=0.01):
    growth = np.geomspace(0.03, 3, 24)
    for rho, risk_of, start in [(0, "limit", 0), (0.6, "limit", 0), (0.9, "limit", 0), (0.6, "none", 0), (0, 0.15, 5000)]:
        losses = markov(rng, (deployments, m), 0.1, rho)
        rate = losses.mean(axis=1)
        blocks = losses.reshape(deployments, -1, window).mean(axis=2)
        d = np.maximum(1, window * blocks.var(axis=1, ddof=1) / (rate * (1 - rate)))
        k = losses.sum(axis=1)
        upper = stats.beta.ppf(1 - alpha / 2, k / d + 1, (m - k) / d)
        r0 = upper + tolerance
        alternatives = np.minimum(r0[:, None] * (1 + growth), r0[:, None] + 0.95 * (1 - r0[:, None]))
        bet = (alternatives / r0[:, None] - 1) / (1 - r0[:, None])
        risk = np.full(deployments, 0.1) if risk_of in ("none", 0.15) else r0
        after = r0 if risk_of == "limit" else np.full(deployments, 0.1 if risk_of == "none" else risk_of)
        lived = markov(rng, (deployments, rows), np.where(np.arange(rows) < start, risk[:, None], after[:, None]), rho)
        wealth = np.zeros((deployments, 24))
        alarm = np.zeros(deployments, int)
        for number in range(1, rows // window + 1):
            s = lived[:, (number - 1) * window:number * window].sum(axis=1)
            gain = (s / d)[:, None] * np.log1p(bet * (1 - r0[:, None])) + ((window - s) / d)[:, None] * np.log1p(-bet * r0[:, None])
            wealth = (wealth + 1 / (number * (number + 1))) * np.exp(gain)
            alarm = np.where((alarm == 0) & (wealth.mean(axis=1) >= 2 / alpha), number, alarm)
        delays = alarm[alarm > 0] * window - start
        print("lifetime rho", rho, "risk", risk_of, "from", start, "mean d %.2f" % d.mean(), "r0 %.4f" % r0.mean(),
              "alarms", (alarm > 0).sum(), "median delay", np.median(delays) if len(delays) else None, flush=True)


def williams(m, k, n, yes):
    """G of two cells with Williams' correction: k of m rows of the baseline, an array of counts of n."""
    cells = [(m - k, m, 0), (k, m, 1), (n - yes, n, 0), (yes, n, 1)]
    columns = [m - k + n - yes, k + yes]
    g = 0
    for count, row, column in cells:
        count = np.asarray(count, float)
        expected = row * columns[column] / (m + n)
        g = g + 2 * np.where(count > 0, count * np.log(np.where(count > 0, count, 1) / expected), 0)
    total = m + n
    return g / (1 + (total * (1 / m + 1 / n) - 1) * (total * (1 / columns[0] + 1 / columns[1]) - 1) / (6 * total))


def target(rng, baselines=400, windows=500, n=500, m=10_000, level=0.01):
    for above in (0.5, 1.6):
        for rho in (0, 0.6):
            share = []
            for _ in range(baselines):
                base = latent(rng, (m,), rho) > above
                k = base.sum()
                blocks = base.reshape(50, 200).mean(axis=1)
                lam = max(1, 200 * blocks.var(ddof=1) / (k / m * (1 - k / m)))
                yes = (latent(rng, (windows, n), rho) > above).sum(axis=1)
                share.append((stats.f.sf(williams(m, k, n, yes) / lam, 1, 49) < level).mean())
            share = np.array(share)
            print("target binary above", above, "rho", rho, "alarms per 2000 %.1f" % (2000 * share.mean()),
                  "+- %.1f" % (2000 * share.std() / np.sqrt(baselines)), "of four baselines: 10, 50, 90 %",
                  np.percentile(2000 * share.reshape(-1, 4).mean(axis=1), [10, 50, 90]), flush=True)


def fairness(rng, windows=20_000, limit=0.8):
    for sizes, rates in [((60, 60), (.3, .3)), ((500, 400), (.05, .05)), ((500, 400, 60), (.05, .05, .05)),
                         ((500, 400, 60), (.3, .3, .3)), ((500, 400), (.3, .24)), ((250, 200), (.3, .15))]:
        hits = np.stack([rng.binomial(n, p, windows) for n, p in zip(sizes, rates)])
        outside = np.zeros(windows, bool)
        alarmed = np.zeros(windows, bool)
        for group in range(1, len(sizes)):
            with np.errstate(divide="ignore", invalid="ignore"):
                p1, p2 = hits[group] / sizes[group], hits[0] / sizes[0]
                l1, u1 = wilson(hits[group], sizes[group])
                l2, u2 = wilson(hits[0], sizes[0])
                ratio = p1 / p2
                # Donner and Zou (2012), equation 9
                lower = (p1 * p2 - np.sqrt((p1 * p2) ** 2 - l1 * u2 * (2 * p1 - l1) * (2 * p2 - u2))) / (u2 * (2 * p2 - u2))
                upper = (p1 * p2 + np.sqrt((p1 * p2) ** 2 - u1 * l2 * (2 * p1 - u1) * (2 * p2 - l2))) / (l2 * (2 * p2 - l2))
            known = hits[0] > 0
            outside |= known & ((ratio < limit) | (ratio > 1 / limit))
            alarmed |= known & ((upper < limit) | (lower > 1 / limit))
        print("fairness", sizes, rates, "outside", outside.sum(), "alarmed", alarmed.sum(), flush=True)


def performance(rng, baselines=100, windows=100, m=10_000, budget=0.01, enter=1.05):
    z = stats.norm.ppf(0.975)
    level = 1 - (1 - budget / 2)
    for rho in (0, 0.6):
        for n in (50, 200, 1000):
            worse = drift = 0
            stretch = n if m // n >= 50 else m // 50
            for _ in range(baselines):
                wrong = latent(rng, (m,), rho) > stats.norm.isf(0.15)
                b = 1 - wrong.mean()
                d = max(1, stretch * wrong[:m // stretch * stretch].reshape(-1, stretch).mean(axis=1).var(ddof=1) / (b * (1 - b)))
                v = 1 - (latent(rng, (windows, n), rho) > stats.norm.isf(0.15)).mean(axis=1)
                s = (wilson(v * n, n)[1] - v) / z
                t = (b - wilson(b * m, m)[0]) / z
                p = stats.norm.sf(np.abs(v - b) / np.sqrt(d * (s * s + t * t)))
                worse += (v < b / enter).sum()
                drift += ((v < b / enter) & (p < level)).sum()
            total = baselines * windows
            print("performance accuracy rho", rho, "n", n, "worse %.2f %%" % (100 * worse / total), "drift %.2f %%" % (100 * drift / total), flush=True)


if __name__ == "__main__":
    globals()[sys.argv[1]](np.random.default_rng(int(sys.argv[2])))
