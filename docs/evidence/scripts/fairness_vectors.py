"""Makes the vectors of FairnessGoldenTest: python fairness_vectors.py FOLDER

Needs fairlearn (MIT), statsmodels (BSD-3-Clause), numpy. Never needed to build, run or test.
"""

import math
import sys
from pathlib import Path

import fairlearn
import fairlearn.metrics as fm
import numpy as np
import statsmodels
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

SEED = 20261121
RATES = {"F": (0.45, 0.62, 0.14), "M": (0.55, 0.71, 0.22), "X": (0.30, 0.50, 0.05)}
SIZES = {"F": 700, "M": 900, "X": 60}


def rows(generator):
    for group, size in SIZES.items():
        prevalence, true_positive, false_positive = RATES[group]
        label = generator.random(size) < prevalence
        chance = np.where(label, true_positive, false_positive)
        predicted = generator.random(size) < chance
        for one, other in zip(predicted, label):
            yield group, int(one), int(other)


def mover_r(one, n_one, other, n_other, alpha=0.05):
    """Donner and Zou (2012), equation 9, over statsmodels' Wilson limits."""
    p, q = one / n_one, other / n_other
    low, high = proportion_confint(one, n_one, alpha, "wilson")
    low_q, high_q = proportion_confint(other, n_other, alpha, "wilson")
    product = p * q
    below = high_q * (2 * q - high_q)
    above = low_q * (2 * q - low_q)
    lower = (product - math.sqrt(product**2 - low * (2 * p - low) * below)) / below
    upper = (product + math.sqrt(product**2 - high * (2 * p - high) * above)) / above
    return lower, upper


def main(folder):
    data = list(rows(np.random.default_rng(SEED)))
    with open(folder / "groups.csv", "w") as out:
        out.write(f"# input made once for Plumbline with numpy's default_rng({SEED})\n")
        out.write("group,predicted,label\n")
        for row in data:
            out.write("%s,%d,%d\n" % row)
    group, predicted, label = (np.array(column) for column in zip(*data))
    lines = []
    frame = fm.MetricFrame(
        metrics={
            "selection_rate": fm.selection_rate,
            "true_positive_rate": fm.true_positive_rate,
            "false_positive_rate": fm.false_positive_rate,
        },
        y_true=label,
        y_pred=predicted,
        sensitive_features=group,
    )
    for metric in frame.by_group.columns:
        for name in frame.by_group.index:
            lines.append((f"{metric}:{name}", f"fairlearn MetricFrame({metric})", frame.by_group[metric][name]))
    for who in ("FM", "FMX"):
        kept = np.isin(group, list(who))
        arguments = dict(y_true=label[kept], y_pred=predicted[kept], sensitive_features=group[kept])
        for function in (
            fm.demographic_parity_difference,
            fm.demographic_parity_ratio,
            fm.equal_opportunity_difference,
            fm.equalized_odds_difference,
        ):
            lines.append((f"{function.__name__}:{who}", "fairlearn " + function.__name__, function(**arguments)))
    counts = {name: (int(predicted[group == name].sum()), int((group == name).sum())) for name in SIZES}
    for name in ("F", "X"):
        limits = confint_proportions_2indep(*counts[name], *counts["M"], method="newcomb", compare="diff")
        ratio = mover_r(*counts[name], *counts["M"])
        for at, side in enumerate(("lower", "upper")):
            lines.append((f"selection_rate_difference_{side}:{name}", "statsmodels confint_proportions_2indep newcomb", limits[at]))
            lines.append((f"disparate_impact_{side}:{name}", "mover_r over statsmodels proportion_confint wilson", ratio[at]))
    with open(folder / "groups-expected.csv", "w") as out:
        out.write(f"# over groups.csv, by fairlearn {fairlearn.__version__} (MIT) and statsmodels\n")
        out.write(f"# {statsmodels.__version__} (BSD-3-Clause), docs/evidence/scripts/fairness_vectors.py;\n")
        out.write("# differences and ratios of the groups named, F and X against M where limits are given\n")
        out.write("# metric,function,value\n")
        for line in lines:
            out.write("%s,%s,%r\n" % (line[0], line[1], float(line[2])))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
