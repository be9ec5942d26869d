"""Writes inputs and expected figures of golden/performance/class-scores-*.csv.

  python3 docs/evidence/scripts/multiclass_score_vectors.py

scikit-learn 1.9.1, numpy 2.4.6. Top-label ECE comes from its definition, written out below. Inputs
are made by numpy's default_rng(20261121): "floats" and "sure" are 32-bit floats, which wait for a
label as they are, "doubles" are not, "ties" are sixteenths, "unbalanced" has a class of 1 %.
"""

import pathlib

import numpy as np
from sklearn import metrics as m
from sklearn.dummy import DummyClassifier

root = pathlib.Path(__file__).resolve().parents[3]
folder = root / "jobs/core/src/test/resources/golden/performance"
random = np.random.default_rng(20261121)


def top_label_ece(scores, label):
    confidence, hit = scores.max(axis=1), scores.argmax(axis=1) == label
    of = np.clip(np.ceil(confidence * 10).astype(int) - 1, 0, 9)
    return sum(abs(confidence[of == k].sum() - hit[of == k].sum()) for k in range(10)) / len(label)


def drawn(rows, odds, sureness):
    """Labels drawn from the softmax of noisy odds; scores are sharper than they should be."""
    noisy = odds + random.normal(size=(rows, len(odds)))
    truth = np.exp(noisy) / np.exp(noisy).sum(axis=1, keepdims=True)
    label = np.array([random.choice(len(odds), p=p) for p in truth])
    stated = np.exp(sureness * noisy) / np.exp(sureness * noisy).sum(axis=1, keepdims=True)
    return stated, label


def write(name, scores, label):
    classes = scores.shape[1]
    names = [f"c{k}" for k in range(classes)]
    head = ["# input made once for Plumbline with numpy's default_rng(20261121)", ",".join(names + ["label"])]
    rows = [",".join([repr(float(s)) for s in row] + [names[k]]) for row, k in zip(scores, label)]
    (folder / f"class-scores-{name}.csv").write_text("\n".join(head + rows) + "\n")
    every = list(range(classes))
    one_hot = np.eye(classes)[label]
    values = [
        ("log_loss", "log_loss(of scores cut to 1e-15)", m.log_loss(label, np.maximum(scores, 1e-15), labels=every)),
        ("brier", "brier_score_loss", m.brier_score_loss(label, scores, labels=every, scale_by_half=False)),
        ("ece", "formula", top_label_ece(scores, label)),
        ("macro_roc_auc", "roc_auc_score(multi_class=ovr)", m.roc_auc_score(one_hot, scores, average="macro")),
        ("weighted_roc_auc", "roc_auc_score(multi_class=ovr)", m.roc_auc_score(one_hot, scores, average="weighted")),
    ]
    if np.allclose(scores.sum(axis=1), 1):
        for kind in ["macro", "weighted"]:
            direct = m.roc_auc_score(label, scores, multi_class="ovr", average=kind, labels=every)
            assert abs(direct - dict((v[0], v[2]) for v in values)[f"{kind}_roc_auc"]) < 1e-12
    for k in every:
        values.append((f"class_roc_auc:c{k}", "roc_auc_score", m.roc_auc_score(label == k, scores[:, k])))
    half = len(label) // 2
    prior = DummyClassifier(strategy="prior").fit(np.zeros((half, 1)), label[:half])
    stated, now = prior.predict_proba(np.zeros((len(label) - half, 1))), label[half:]
    values.append(("second half log_loss_dummy", "DummyClassifier(prior)", m.log_loss(now, stated, labels=every)))
    values.append(("second half brier_dummy", "DummyClassifier(prior)", m.brier_score_loss(now, stated, labels=every, scale_by_half=False)))
    lines = [
        f"# over class-scores-{name}.csv, by scikit-learn 1.9.1 (BSD-3-Clause), sklearn.metrics, unless",
        "# the function says formula (docs/evidence/scripts/multiclass_score_vectors.py)",
        "# metric,function,value",
    ]
    lines += [f"{metric},{function},{float(value)!r}" for metric, function, value in values]
    (folder / f"class-scores-{name}-expected.csv").write_text("\n".join(lines) + "\n")


scores, label = drawn(400, np.array([0.5, 0.0, -0.5, 0.2]), 1.5)
write("floats", scores.astype(np.float32).astype(float), label)
scores, label = drawn(400, np.array([0.5, 0.0, -0.5]), 1.0)
write("doubles", scores, label)
scores, label = drawn(300, np.array([2.0, 0.0, -1.0]), 12.0)
write("sure", np.maximum(scores.astype(np.float32), np.float32(1e-12)).astype(float), label)
scores, label = drawn(300, np.array([0.4, 0.0, 0.0]), 1.0)
sixteenths = np.round(scores * 16)
sixteenths[:, 0] += 16 - sixteenths.sum(axis=1)
write("ties", np.clip(sixteenths, 0, 16) / 16, label)
scores, label = drawn(1200, np.array([4.0, 3.0, -0.3]), 1.0)
write("unbalanced", scores.astype(np.float32).astype(float), label)
