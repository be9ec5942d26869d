"""Statistics and p-values by SciPy: the vectors of jobs/core/src/test/resources/golden/scipy.

Usage: python scipy_statistics.py FOLDER
Writes samples.csv (rows per value) and expected.csv. Anderson-Darling and Cramer-von Mises with ties: SciPy counts a
tied value at its upper end (anderson_ksamp, variant right) or by mid-ranks (cramervonmises_2samp); ours splits it
evenly, which is the mean of the upper-end form over the values and over the mirrored values.
"""
import sys
import numpy as np
import scipy
from scipy import stats
from scipy.spatial import distance
from scipy.stats import _morestats

SEED = 20260305
random = np.random.default_rng(SEED)
samples, expected = [], []


def upper_end(x, y):
    pooled = np.sort(np.concatenate([x, y]))
    return _morestats._anderson_ksamp_right(
        [np.sort(x), np.sort(y)], pooled, np.unique(pooled), 2, np.array([len(x), len(y)]), len(pooled)
    )


def squares_at_upper_end(x, y):
    pooled = np.concatenate([x, y])
    f, g = stats.ecdf(x).cdf, stats.ecdf(y).cdf
    return len(x) * len(y) / len(pooled) ** 2 * np.sum((f.evaluate(pooled) - g.evaluate(pooled)) ** 2)


def ordered(x, y):
    ties = len(np.unique(np.concatenate([x, y]))) < len(x) + len(y)
    constant = len(np.unique(np.concatenate([x, y]))) == 1
    yield "kolmogorov_smirnov", stats.ks_2samp(x, y, method="asymp").statistic
    if len(x) > 1 and len(y) > 1:  # one row a side is not a number to SciPy: nm / (n + m) rounds to no row
        yield "kolmogorov_smirnov_p_asymptotic", stats.ks_2samp(x, y, method="asymp").pvalue
    if max(len(x), len(y)) <= 10_000:
        yield "kolmogorov_smirnov_p_exact", stats.ks_2samp(x, y, method="exact").pvalue
    yield "wasserstein", stats.wasserstein_distance(x, y)
    yield "energy", stats.energy_distance(x, y)
    if ties:
        yield "cramer_von_mises", (squares_at_upper_end(x, y) + squares_at_upper_end(-x, -y)) / 2
    elif min(len(x), len(y)) > 1:
        yield "cramer_von_mises", stats.cramervonmises_2samp(x, y, method="asymptotic").statistic
    yield "anderson_darling", 0 if constant else (upper_end(x, y) + upper_end(-x, -y)) / 2
    if not constant:
        yield "lowest_score", stats.zscore(stats.rankdata(x))[np.argmin(x)] if np.ptp(x) > 0 else 0


def unordered(b, w):
    filled = (b + w) > 0
    table = np.array([w[filled], b[filled]])
    if table.shape[1] > 1:
        for name, yates, power in [
            ("chi_square", False, None),
            ("chi_square_yates", True, None),
            ("g_without_williams", False, "log-likelihood"),
        ]:
            result = stats.chi2_contingency(table, correction=yates, lambda_=power)
            yield name, result.statistic
            if power is None:
                yield name + "_p", result.pvalue
        if (b[filled] > 0).all():
            fit = stats.chisquare(table[0], table[1] * (table[0].sum() / table[1].sum()))
            yield "chi_square_fit", fit.statistic
            yield "chi_square_fit_p", fit.pvalue
    p, q = b / b.sum(), w / w.sum()
    yield "jensen_shannon_natural", distance.jensenshannon(p, q)
    yield "jensen_shannon", distance.jensenshannon(p, q, base=2)
    yield "jensen_shannon_divergence", distance.jensenshannon(p, q, base=2) ** 2
    yield "total_variation", distance.cityblock(p, q) / 2
    yield "l_infinity", distance.chebyshev(p, q)
    yield "hellinger", distance.euclidean(np.sqrt(p), np.sqrt(q)) / np.sqrt(2)
    yield "kullback_leibler", stats.entropy(p, q)
    if len(b) == 2 and b[1] > 0:
        with_trait = [[w[0], w[1]], [b[0], b[1]]]
        yield "fisher_rise_p", stats.fisher_exact(with_trait, alternative="greater").pvalue


def add(name, kind, values, b, w, figures):
    join = lambda numbers: " ".join(str(number) for number in numbers)
    samples.append(f"{name},{kind},{join(map(float, values))},{join(b)},{join(w)}")
    expected.extend(f"{name},{measure},{float(value)!r}" for measure, value in figures)


def rows(name, x, y):
    values = np.unique(np.concatenate([x, y]))
    b = [int(n) for n in np.bincount(np.searchsorted(values, x), minlength=len(values))]
    w = [int(n) for n in np.bincount(np.searchsorted(values, y), minlength=len(values))]
    add(name, "ordered", values, b, w, ordered(x, y))


def order_only(name, x, y):
    """Without ties only the order of the rows is kept: runs of baseline, window, baseline and so on."""
    side = np.concatenate([np.zeros(len(x), int), np.ones(len(y), int)])[np.argsort(np.concatenate([x, y]))]
    place = np.arange(len(side), dtype=float)
    turns = np.flatnonzero(np.diff(np.concatenate([[0], side])))
    runs = np.diff(np.concatenate([[0], turns, [len(side)]]))
    add(name, "runs", [], runs, [], ordered(place[side == 0], place[side == 1]))


def cells(name, b, w):
    add(name, "cells", [], b, w, unordered(np.array(b), np.array(w)))


normal = lambda n, shift=0.0, digits=4: np.round(random.normal(shift, 1, n), digits)
rows("one_and_the_same", np.array([1.0]), np.array([1.0]))
rows("one_and_another", np.array([1.0]), np.array([2.5]))
rows("one_within_five", np.array([0.1, 0.2, 0.4, 0.7, 1.1]), np.array([0.3]))
rows("five_and_four", np.array([0.1, 0.2, 0.4, 0.7, 1.1]), np.array([0.3, 0.5, 0.9, 1.5]))
rows("apart", np.arange(1.0, 41), np.arange(101.0, 131))
rows("constant", np.full(100, 3.0), np.full(50, 3.0))
rows("two_constants", np.full(100, 3.0), np.full(50, 4.0))
rows("constant_and_spread", np.full(100, 0.0), normal(80, 0, 1))
rows("two_values", np.repeat([0.0, 1.0], [70, 30]), np.repeat([0.0, 1.0], [25, 35]))
rows("ties_of_60", normal(60, 0, 1), normal(45, 0.3, 1))
rows("thousand", normal(1000, 0, 3), normal(700, 0.05, 3))
rows("ties_of_ten_thousand", normal(10_000, 0, 2), normal(7000, 0.02, 2))
rows("ties_of_hundred_thousand", normal(100_000, 0, 2), normal(60_000, 0.004, 2))
rows("far_of_hundred_thousand", normal(100_000, 1e6, 1), normal(100_000, 1e6 + 0.05, 1))
rows("mass_at_zero", np.concatenate([np.zeros(4000), normal(1000, 3, 2)]), np.concatenate([np.zeros(600), normal(400, 3, 2)]))
order_only("order_of_thousand", random.normal(0, 1, 1000), random.normal(0.1, 1, 1000))
order_only("order_of_ten_thousand", random.normal(0, 1, 10_000), random.normal(0, 1.05, 3000))
order_only("order_of_hundred_thousand", random.normal(0, 1, 100_000), random.normal(0.01, 1, 20_000))

cells("one_cell", [5], [7])
cells("empty_cells", [0, 50, 0, 40, 10, 0], [0, 45, 0, 35, 20, 0])
cells("equal", [50, 30, 20], [500, 300, 200])
cells("smallest", [1, 1], [1, 1])
cells("small", [3, 7], [6, 2])
cells("one_of_one", [9, 1], [1, 0])
cells("yates_reaches_nothing", [50, 50], [51, 50])
cells("rise", [500, 9500], [90, 910])
cells("fall", [500, 9500], [30, 970])
cells("strong_rise", [100, 99_900], [600, 99_400])
cells("none_in_the_baseline", [0, 1000], [5, 995])
cells("thousand_and_ten", [612, 201, 99, 51, 22, 9, 4, 2], [5, 3, 1, 1, 0, 0, 0, 0])
cells("unseen", [50, 50, 0], [40, 50, 10])
for size in (100, 1000, 10_000, 100_000):
    shares = 1 / np.arange(1, 51)
    shares /= shares.sum()
    drifted = np.roll(shares, 1) * 0.02 + shares * 0.98
    cells(f"zipf_{size}", random.multinomial(100_000, shares).tolist(), random.multinomial(size, drifted).tolist())

head = f"# SciPy {scipy.__version__}, NumPy {np.__version__}, seed {SEED}; made by docs/evidence/scripts/scipy_statistics.py.\n"
with open(sys.argv[1] + "/samples.csv", "w", encoding="utf-8") as out:
    out.write(head + "# ordered: values, baseline rows and window rows per value; runs: of baseline, window, baseline ... in the\n")
    out.write("# order of their values, which are 0, 1, 2 ...; cells: rows per category.\n# name,kind,values,baseline,window\n")
    out.write("\n".join(samples) + "\n")
with open(sys.argv[1] + "/expected.csv", "w", encoding="utf-8") as out:
    out.write(head + "# name,measure,value\n" + "\n".join(expected) + "\n")
