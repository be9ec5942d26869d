"""Writes golden/estimation/multiclass.csv.gz, multiclass-expected.csv and multiclass-realised.csv.

  python3 docs/evidence/scripts/multiclass_cbpe_vectors.py

NannyML 0.13.1 (Apache-2.0), scikit-learn 1.9.1 (BSD-3-Clause), numpy 2.4.6. Rows are made by numpy's default_rng(20261121): 4,000
reference rows and 2,000 analysis rows in chunks of 500. The model is too sure of itself; in the
last two chunks the classes are harder to tell, and the labels follow.
"""

import gzip
import pathlib
import warnings

import nannyml
import numpy as np
import pandas as pd
from sklearn import metrics as m

warnings.simplefilter("ignore")
root = pathlib.Path(__file__).resolve().parents[3]
folder = root / "jobs/core/src/test/resources/golden/estimation"
random = np.random.default_rng(20261121)
CLASSES = ["a", "b", "c"]


def drawn(rows, spread):
    odds = spread * random.normal(size=(rows, 3)) + np.array([0.0, 0.3, -0.5])
    truth = np.exp(odds) / np.exp(odds).sum(axis=1, keepdims=True)
    stated = np.exp(1.7 * odds) / np.exp(1.7 * odds).sum(axis=1, keepdims=True)
    label = [CLASSES[random.choice(3, p=p)] for p in truth]
    # whole 1024ths that sum to 1 exactly, as NannyML wants them
    units = np.floor(stated * 1024)
    units[np.arange(rows), stated.argmax(axis=1)] += 1024 - units.sum(axis=1)
    scores = units / 1024
    decided = [CLASSES[k] for k in scores.argmax(axis=1)]
    return pd.DataFrame({"a": scores[:, 0], "b": scores[:, 1], "c": scores[:, 2], "decided": decided, "label": label})


reference = drawn(4000, 1.5)
analysis = pd.concat([drawn(1000, 1.5), drawn(1000, 0.6)], ignore_index=True)
estimator = nannyml.CBPE(
    y_pred_proba={c: c for c in CLASSES}, y_pred="decided", y_true="label",
    problem_type="classification_multiclass", chunk_size=500,
    metrics=["roc_auc", "f1", "precision", "recall", "accuracy"],
)
estimator.fit(reference)
frame = estimator.estimate(analysis.drop(columns="label")).filter(period="analysis").to_df()
names = {"roc_auc": "macro_roc_auc", "f1": "macro_f1", "precision": "macro_precision", "recall": "macro_recall", "accuracy": "accuracy"}
rows = []
for theirs, ours in names.items():
    part = frame[theirs]
    for chunk in range(len(part)):
        one = part.iloc[chunk]
        values = [one["value"], one["sampling_error"], one["lower_threshold"], one["upper_threshold"]]
        rows.append(f"{chunk},{ours}," + ",".join(repr(float(v)) for v in values) + f",{str(bool(one['alert'])).lower()}")
both = pd.concat([reference, analysis])
lines = ["a,b,c,decided,label"] + [f"{r.a!r},{r.b!r},{r.c!r},{r.decided},{r.label}" for r in both.itertuples()]
(folder / "multiclass.csv.gz").write_bytes(gzip.compress(("\n".join(lines) + "\n").encode(), mtime=0))
head = ["chunk,metric,value,sampling_error,lower_threshold,upper_threshold,alert"]
(folder / "multiclass-expected.csv").write_text("\n".join(head + rows) + "\n")
rows = ["chunk,metric,value"]
for chunk in range(4):
    part = analysis.iloc[500 * chunk : 500 * (chunk + 1)]
    scores, label = part[CLASSES].to_numpy(), part["label"].map(CLASSES.index).to_numpy()
    rows.append(f"{chunk},accuracy,{float(m.accuracy_score(part['label'], part['decided']))!r}")
    rows.append(f"{chunk},log_loss,{float(m.log_loss(label, np.maximum(scores, 1e-15), labels=[0, 1, 2]))!r}")
    rows.append(f"{chunk},brier,{float(m.brier_score_loss(label, scores, labels=[0, 1, 2], scale_by_half=False))!r}")
    for kind in ["macro", "weighted"]:
        rows.append(f"{chunk},{kind}_roc_auc,{float(m.roc_auc_score(label, scores, multi_class='ovr', average=kind))!r}")
(folder / "multiclass-realised.csv").write_text("\n".join(rows) + "\n")
