"""Writes the expected figures of jobs/core/src/test/resources/golden/performance.

  python3 docs/evidence/scripts/performance_vectors.py

scikit-learn 1.9.1, scipy 1.17.1, numpy 2.4.6. Measures that scikit-learn has come from it. sMAPE,
ECE, Murphy's decomposition, gain and lift come from their definitions, written out below. The
inputs binary.csv, multiclass.csv and regression.csv were made once and are only read; the edge
cases are made here by numpy's default_rng(20260711).
"""

import pathlib

import numpy as np
from scipy.stats import ks_2samp
from sklearn import metrics as m
from sklearn.calibration import calibration_curve
from sklearn.dummy import DummyClassifier, DummyRegressor

root = pathlib.Path(__file__).resolve().parents[3]
folder = root / "jobs/core/src/test/resources/golden/performance"
random = np.random.default_rng(20260711)


def read(name):
    lines = (folder / name).read_text().splitlines()
    return [line.split(",") for line in lines if not line.startswith("#")][1:]


def write(name, values):
    lines = [
        f"# over {name}.csv, by scikit-learn 1.9.1 (BSD-3-Clause), sklearn.metrics, unless the",
        "# function says scipy 1.17.1 or formula (docs/evidence/scripts/performance_vectors.py)",
        "# metric,function,value",
    ]
    lines += [f"{metric},{function},{float(value)!r}" for metric, function, value in values]
    (folder / f"{name}-expected.csv").write_text("\n".join(lines) + "\n")


def bins(score, label):
    """Ten equal bins, closed on the right: mean score, share of positives, rows."""
    of = np.clip(np.ceil(score * 10).astype(int) - 1, 0, 9)
    held = [of == k for k in range(10) if (of == k).any()]
    return [(score[k].mean(), label[k].mean(), k.sum()) for k in held]


def gain(score, label):
    """Share of the positives among the tenth with the highest scores; ties share alike."""
    wanted, hits = len(score) / 10, 0.0
    for value in sorted(set(score), reverse=True):
        tied = score == value
        taken = min(wanted, tied.sum())
        hits += taken * label[tied].mean()
        wanted -= taken
        if wanted <= 0:
            break
    return hits / label.sum()


def binary(name):
    score, predicted, label = (np.array(column) for column in zip(*read(f"{name}.csv")))
    score, predicted, label = score.astype(float), predicted.astype(int), label.astype(int)
    both = 0 < label.sum() < len(label)
    values = [("accuracy", "accuracy_score", m.accuracy_score(label, predicted))]
    add = lambda *row: values.append(row)
    if both:
        add("balanced_accuracy", "balanced_accuracy_score", m.balanced_accuracy_score(label, predicted))
    if both and 0 < predicted.sum() < len(label):
        add("mcc", "matthews_corrcoef", m.matthews_corrcoef(label, predicted))
    if predicted.sum():
        add("precision", "precision_score", m.precision_score(label, predicted))
    if label.sum():
        add("recall", "recall_score", m.recall_score(label, predicted))
    if label.sum() < len(label):
        add("specificity", "recall_score(pos_label=0)", m.recall_score(label, predicted, pos_label=0))
        add("false_positive_rate", "formula", predicted[label == 0].mean())
    if label.sum() + predicted.sum():
        add("f1", "f1_score", m.f1_score(label, predicted))
        add("f2", "fbeta_score(beta=2)", m.fbeta_score(label, predicted, beta=2))
        add("f0_5", "fbeta_score(beta=0.5)", m.fbeta_score(label, predicted, beta=0.5))
    add("selection_rate", "formula", predicted.mean())
    add("prevalence", "formula", label.mean())
    matrix = m.confusion_matrix(label, predicted, labels=[0, 1])
    add("cost", "formula", (matrix * np.array([[0, 2], [10, -1.5]])).sum() / len(label))
    if both:
        add("roc_auc", "roc_auc_score", m.roc_auc_score(label, score))
        add("average_precision", "average_precision_score", m.average_precision_score(label, score))
        distance = ks_2samp(score[label == 1], score[label == 0]).statistic
        add("score_ks", "scipy ks_2samp", distance)
        add("gain_at_10", "formula", gain(score, label))
        add("lift_at_10", "formula", gain(score, label) * 10)
    clipped = np.clip(score, 1e-15, 1 - 1e-15)
    add("log_loss", "log_loss(of scores cut to 1e-15)", m.log_loss(label, clipped, labels=[0, 1]))
    add("brier", "brier_score_loss", m.brier_score_loss(label, score))
    observed, mean = calibration_curve(label, score, n_bins=10)
    held = bins(score, label)
    assert np.allclose(observed, [o for _, o, _ in held], atol=1e-12)
    assert np.allclose(mean, [f for f, _, _ in held], atol=1e-12)
    rows, base = len(label), label.mean()
    add("brier_reliability", "formula", sum(n * (f - o) ** 2 for f, o, n in held) / rows)
    add("brier_resolution", "formula", sum(n * (o - base) ** 2 for _, o, n in held) / rows)
    add("brier_uncertainty", "formula", base * (1 - base))
    add("ece", "formula", sum(n * abs(f - o) for f, o, n in held) / rows)
    half = len(label) // 2
    if both:
        past, now = label[:half], label[half:]
        nothing = np.zeros((half, 1)), np.zeros((len(now), 1))
        majority = DummyClassifier(strategy="most_frequent").fit(nothing[0], past)
        prior = DummyClassifier(strategy="prior").fit(nothing[0], past).predict_proba(nothing[1])
        add("second half accuracy_dummy", "DummyClassifier(most_frequent)", m.accuracy_score(now, majority.predict(nothing[1])))
        add("second half log_loss_dummy", "DummyClassifier(prior)", m.log_loss(now, prior, labels=[0, 1]))
        add("second half brier_dummy", "DummyClassifier(prior)", m.brier_score_loss(now, prior[:, 1]))
    write(name, values)


def multiclass(name, classes):
    predicted, label = (np.array(column) for column in zip(*read(f"{name}.csv")))
    happened = [c for c in classes if c in label]
    values = [("accuracy", "accuracy_score", m.accuracy_score(label, predicted))]
    add = lambda *row: values.append(row)
    add("balanced_accuracy", "balanced_accuracy_score", m.balanced_accuracy_score(label, predicted))
    if len(set(label)) > 1:
        add("mcc", "matthews_corrcoef", m.matthews_corrcoef(label, predicted))
    for kind in ["macro", "weighted"]:
        for metric, score in [("precision", m.precision_score), ("recall", m.recall_score), ("f1", m.f1_score)]:
            value = score(label, predicted, labels=happened, average=kind, zero_division=0)
            add(f"{kind}_{metric}", f"{metric}_score(average={kind})", value)
    for metric, score in [("precision", m.precision_score), ("recall", m.recall_score), ("f1", m.f1_score)]:
        each = score(label, predicted, labels=happened, average=None, zero_division=0)
        for one, value in zip(happened, each):
            if metric != "precision" or one in predicted:
                add(f"class_{metric}:{one}", f"{metric}_score(average=None)", value)
    half = len(label) // 2
    nothing = np.zeros((half, 1)), np.zeros((len(label) - half, 1))
    majority = DummyClassifier(strategy="most_frequent").fit(nothing[0], label[:half]).predict(nothing[1])
    add("second half accuracy_dummy", "DummyClassifier(most_frequent)", m.accuracy_score(label[half:], majority))
    write(name, values)


def regression(name):
    predicted, actual = (np.array(column, float) for column in zip(*read(f"{name}.csv")))
    error, sizes = np.abs(predicted - actual), np.abs(predicted) + np.abs(actual)
    values = []
    add = lambda *row: values.append(row)
    add("mae", "mean_absolute_error", m.mean_absolute_error(actual, predicted))
    add("median_absolute_error", "median_absolute_error", m.median_absolute_error(actual, predicted))
    add("p90_absolute_error", "numpy quantile", np.quantile(error, 0.9))
    add("mse", "mean_squared_error", m.mean_squared_error(actual, predicted))
    add("rmse", "root_mean_squared_error", m.root_mean_squared_error(actual, predicted))
    if actual.std() > 0:
        add("r2", "r2_score", m.r2_score(actual, predicted))
    add("mean_error", "numpy mean", (predicted - actual).mean())
    if (actual != 0).all():
        add("mape", "mean_absolute_percentage_error", m.mean_absolute_percentage_error(actual, predicted))
    shares = np.divide(2 * error, sizes, out=np.zeros_like(error), where=sizes > 0)
    add("smape", "formula", shares.mean())
    if (actual > -1).all() and (predicted > -1).all():
        add("rmsle", "root_mean_squared_log_error", np.sqrt(np.mean((np.log1p(predicted) - np.log1p(actual)) ** 2)))
    add("label_mean", "numpy mean", actual.mean())
    half = len(actual) // 2
    nothing = np.zeros((half, 1)), np.zeros((len(actual) - half, 1))
    mean = DummyRegressor().fit(nothing[0], actual[:half]).predict(nothing[1])
    add("second half rmse_dummy", "DummyRegressor(mean)", m.root_mean_squared_error(actual[half:], mean))
    write(name, values)


def make(name, header, rows):
    if not (folder / f"{name}.csv").exists():
        lines = ["# input made once for Plumbline with numpy's default_rng(20260711)", header]
        lines += [",".join(str(value) for value in row) for row in rows]
        (folder / f"{name}.csv").write_text("\n".join(lines) + "\n")


label = random.integers(0, 2, 300)
score = np.round(np.clip(0.35 + 0.2 * label + 0.25 * random.standard_normal(300), 0, 1) * 10) / 10
make("binary-ties", "score,predicted,label", zip(score, (score > 0.5).astype(int), label))
score = np.round(random.random(60), 3)
make("binary-negatives-only", "score,predicted,label", zip(score, (score > 0.5).astype(int), [0] * 60))
make("binary-never-selected", "score,predicted,label", zip(score / 2, [0] * 60, random.integers(0, 2, 60)))
label = random.choice(["a", "b", "c", "d"], 200, p=[0.7, 0.2, 0.07, 0.03])
guess = np.where(random.random(200) < 0.6, label, random.choice(["a", "b", "c"], 200))
make("multiclass-never-predicted", "predicted,label", zip(guess, label))
make("multiclass-one-label", "predicted,label", zip(random.choice(["a", "b"], 40), ["a"] * 40))
actual = np.round(random.standard_normal(200) * 5)
make("regression-zeros", "predicted,actual", zip(np.where(random.random(200) < 0.3, actual, actual + np.round(random.standard_normal(200), 2)), actual))
make("regression-constant", "predicted,actual", zip(np.round(random.normal(3, 1, 80), 4), [3.0] * 80))

for name in ["binary", "binary-ties", "binary-negatives-only", "binary-never-selected"]:
    binary(name)
multiclass("multiclass", ["bus", "car", "tram", "van"])
multiclass("multiclass-never-predicted", ["a", "b", "c", "d"])
multiclass("multiclass-one-label", ["a", "b"])
for name in ["regression", "regression-zeros", "regression-constant"]:
    regression(name)
