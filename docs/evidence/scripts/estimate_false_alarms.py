"""How often an estimate leaves its thresholds on the worse side while nothing changes.

Car loan: isotonic calibration and thresholds (mean +- 3 population standard deviations of the realised measure over
chunks) from the first half of the reference rows; windows drawn with replacement from the second half, which the same
process made. Reads nannyml_car_loan/reference_synthetic_car_loan.csv.gz; NumPy, scikit-learn; seed 11.

    python estimate_false_alarms.py reference_synthetic_car_loan.csv.gz
"""
import csv
import gzip
import sys

import numpy as np
from sklearn.isotonic import IsotonicRegression

NAMES = ["accuracy", "precision", "recall", "specificity", "f1", "roc_auc"]
WINDOWS = 4_000


def counts(tp, fp, fn, tn):
    return [(tp + tn) / (tp + fp + fn + tn), tp / (tp + fp), tp / (tp + fn), tn / (tn + fp), 2 * tp / (2 * tp + fp + fn)]


def area(score, weight):
    order = np.argsort(score, kind="stable")
    s, p = score[order], weight[order]
    _, start = np.unique(s, return_index=True)
    positive, negative = np.add.reduceat(p, start), np.add.reduceat(1 - p, start)
    below = np.cumsum(negative) - negative
    return (positive * (below + negative / 2)).sum() / (positive.sum() * negative.sum())


def measures(score, decided, p):
    on = decided == 1
    return counts(p[on].sum(), (1 - p[on]).sum(), p[~on].sum(), (1 - p[~on]).sum()) + [area(score, p)]


def main(path):
    with gzip.open(path, "rt") as file:
        rows = list(csv.DictReader(file))
    score = np.array([float(r["y_pred_proba"]) for r in rows])
    decided = np.array([int(float(r["y_pred"])) for r in rows])
    truth = np.array([int(float(r["repaid"])) for r in rows])
    half = len(rows) // 2
    fit = IsotonicRegression(out_of_bounds="clip").fit(score[:half], truth[:half])
    p = fit.predict(score)
    random = np.random.default_rng(11)
    for chunk in (5_000, 2_500, 500):
        realised = []
        for start in range(0, half, chunk):
            at = slice(start, start + chunk)
            realised.append(measures(score[at], decided[at], truth[at].astype(float)))
        realised = np.array(realised)
        lower = realised.mean(0) - 3 * realised.std(0)
        for rows_of_window in (chunk, chunk // 4):
            windows = np.array(
                [measures(score[i], decided[i], p[i])
                 for i in (random.integers(half, 2 * half, rows_of_window) for _ in range(WINDOWS))])
            below = windows < lower
            spread = windows.std(0) / realised.std(0)
            print(f"{half // chunk} chunks of {chunk}, windows of {rows_of_window}: any {below.any(1).sum()} of {WINDOWS};",
                  ", ".join(f"{n} {b} (spread x{s:.2f})" for n, b, s in zip(NAMES, below.sum(0), spread)), flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
