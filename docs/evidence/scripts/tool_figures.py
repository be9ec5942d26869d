"""Figures of other tools over the car-loan data, by NumPy and SciPy: the vectors of
jobs/cli/src/test/resources/published/nannyml_car_loan/made_tool_figures.csv.

Usage: python tool_figures.py REFERENCE.csv.gz MONITORING.csv.gz > made_tool_figures.csv
Each follows the tool's source: Evidently get_binned_data and its stattests, NannyML univariate
methods (10,000 cells), Azure histogram_utils, TFDV metrics.cc with exact ten-bucket histograms.
"""
import csv, gzip, math, sys
import numpy as np
from scipy.spatial.distance import jensenshannon
from scipy.stats import entropy, wasserstein_distance

NUMBERS = ["car_value", "debt_to_income_ratio", "loan_length", "driver_tenure", "y_pred_proba"]


def read(path):
    with gzip.open(path, "rt", encoding="utf-8") as text:
        rows = list(csv.DictReader(text))
    return {name: np.array([float(row[name]) for row in rows]) for name in NUMBERS}


def filled(shares):
    smallest = shares[shares != 0].min()
    return np.where(shares == 0, smallest / 1e6 if smallest <= 1e-4 else 1e-4, shares)


def evidently(r, c):
    if len(np.unique(r)) > 20:
        edges = np.histogram_bin_edges(np.concatenate([r, c]), bins="sturges")
        p, q = np.histogram(r, edges)[0] / len(r), np.histogram(c, edges)[0] / len(c)
    else:
        keys = np.unique(np.concatenate([r, c]))
        p = np.array([(r == k).mean() for k in keys])
        q = np.array([(c == k).mean() for k in keys])
    f, g = filled(p), filled(q)
    yield "psi", np.sum((f - g) * np.log(f / g))
    yield "kullback_leibler", entropy(f, g)
    yield "jensen_shannon", jensenshannon(p, q)
    yield "wasserstein", wasserstein_distance(r, c) / max(np.std(r), 0.001)


def azure(r, c):
    bins = math.ceil(math.log2(min(len(r), len(c))) + 1)
    low, high = min(r.min(), c.min()), max(r.max(), c.max())
    edges = np.linspace(low, high, bins + 1)
    a, b = np.histogram(r, edges)[0], np.histogram(c, edges)[0]
    f, g = (a + 1) / (a + 1).sum(), (b + 1) / (b + 1).sum()
    yield "psi", np.sum((f - g) * np.log(f / g))
    yield "jensen_shannon", jensenshannon(a / a.sum(), b / b.sum(), base=2)


def split(values, edges, union):
    shares = np.histogram(values, edges)[0] / len(values)
    parts = np.zeros(len(union) - 1)
    for i in range(len(parts)):
        k = np.searchsorted(edges, union[i], side="right") - 1
        if 0 <= k < len(shares) and union[i + 1] <= edges[k + 1]:
            parts[i] = shares[k] * (union[i + 1] - union[i]) / (edges[k + 1] - edges[k])
    return parts


def tfdv(r, c):
    left, right = np.linspace(r.min(), r.max(), 11), np.linspace(c.min(), c.max(), 11)
    union = np.unique(np.concatenate([left, right]))
    yield "jensen_shannon", jensenshannon(split(r, left, union), split(c, right, union), base=2) ** 2


def nannyml(r, c):
    edges = np.histogram_bin_edges(r.astype("float64"), bins="doane")
    p, q = np.histogram(r, edges)[0] / len(r), np.histogram(c, edges)[0] / len(c)
    if len(np.unique(r)) <= 50 and len(np.unique(r)) / len(r) <= 0.1:
        keys = np.unique(r)
        p, q = np.array([(r == k).mean() for k in keys]), np.array([(c == k).mean() for k in keys])
    left = max(0.0, 1 - q.sum())
    p, q = np.append(p, 0), np.append(q, left)
    yield "hellinger", np.sqrt(np.sum((np.sqrt(p) - np.sqrt(q)) ** 2)) / np.sqrt(2)
    fine, edges = np.histogram(r, 10_000)
    width = edges[1] - edges[0]
    low = np.arange(c.min() - width, edges[0] - width, width) if c.min() < edges[0] else np.array([])
    high = np.arange(edges[-1] + width, c.max() + width, width) if c.max() > edges[-1] else np.array([])
    reference = np.concatenate([np.zeros(len(low)), fine / len(r), np.zeros(len(high))])
    current = np.histogram(c, np.concatenate([low, edges, high]))[0] / len(c)
    yield "wasserstein", np.sum(np.abs(np.cumsum(reference) - np.cumsum(current)) * width)


reference, monitored = read(sys.argv[1]), read(sys.argv[2])
print("chunk,feature,metric,value")
for chunk in range(10):
    for name in NUMBERS:
        r, c = reference[name], monitored[name][5000 * chunk : 5000 * (chunk + 1)]
        for profile in (evidently, azure, tfdv, nannyml):
            for metric, value in profile(r, c):
                print(f"{chunk},{name},{metric}@{profile.__name__},{value!r}".replace("np.float64(", "").replace(")", ""))
