"""Writes golden/performance/quantiles.csv and quantiles-expected.csv.

  python3 docs/evidence/scripts/quantile_vectors.py

scikit-learn 1.9.1, numpy 2.4.6. Inputs are made by numpy's default_rng(20261121): skewed values,
quantiles that are a little too narrow, some labels equal to a quantile, one crossing. Coverage and
width come from their definitions.
"""

import pathlib

import numpy as np
from sklearn.metrics import mean_pinball_loss

root = pathlib.Path(__file__).resolve().parents[3]
folder = root / "jobs/core/src/test/resources/golden/performance"
random = np.random.default_rng(20261121)
LEVELS = {"0.025": -1.7, "0.1": -1.2, "0.5": 0.0, "0.9": 1.2, "0.975": 1.7}

centre = random.normal(100, 30, 300)
actual = centre + 5 * (random.gamma(2, 1, 300) - 1.7)
quantiles = {level: centre + 5 * z + random.normal(0, 0.5, 300) for level, z in LEVELS.items()}
actual[:10] = quantiles["0.1"][:10]
actual[10:20] = quantiles["0.975"][10:20]
quantiles["0.025"][20] = quantiles["0.975"][20] + 1

head = ["# input made once for Plumbline with numpy's default_rng(20261121)", "predicted," + ",".join(LEVELS) + ",actual"]
lines = [",".join(repr(float(v)) for v in [centre[i], *(q[i] for q in quantiles.values()), actual[i]]) for i in range(300)]
(folder / "quantiles.csv").write_text("\n".join(head + lines) + "\n")

values = []
losses = {level: mean_pinball_loss(actual, q, alpha=float(level)) for level, q in quantiles.items()}
values.append(("pinball_loss", "mean of mean_pinball_loss", np.mean(list(losses.values()))))
low, high = quantiles["0.025"], quantiles["0.975"]
values.append(("interval_coverage", "formula", ((low <= actual) & (actual <= high)).mean()))
values.append(("interval_width", "formula", (high - low).mean()))
twin = np.mean([mean_pinball_loss(actual, centre, alpha=float(level)) for level in LEVELS])
values.append(("pinball_loss_dummy", "mean_pinball_loss(of predicted)", twin))
for level, q in quantiles.items():
    values.append((f"quantile_pinball_loss:{level}", "mean_pinball_loss", losses[level]))
    values.append((f"quantile_coverage:{level}", "formula", (actual <= q).mean()))
lines = [
    "# over quantiles.csv, by scikit-learn 1.9.1 (BSD-3-Clause), sklearn.metrics, unless the function",
    "# says formula (docs/evidence/scripts/quantile_vectors.py)",
    "# metric,function,value",
]
lines += [f"{metric},{function},{float(value)!r}" for metric, function, value in values]
(folder / "quantiles-expected.csv").write_text("\n".join(lines) + "\n")
