"""Makes the statistics.json and constraints.json that the importer's tests read, and measures its sketches.

The files have the shape that Amazon documents for Model Monitor, and its analyser's defaults but for a
smaller k; all numbers are made here (quantiles of known distributions in shuffled order, seed 7), none are
anyone's data. The sketch is the KLL algorithm (arXiv 1603.05346) as Deequ has it: list i holds values that
stand for 2^i rows.

    python3 sagemaker_statistics.py FOLDER    writes the two files
    python3 sagemaker_statistics.py           measures the largest rank error of sketches with k = 2048
"""
import bisect, json, math, random, statistics, sys
from statistics import NormalDist

N = 20_000


class Sketch:
    def __init__(self, k, c, seed):
        self.k, self.c, self.levels, self.random = k, c, [[]], random.Random(seed)

    def capacity(self, level):
        return max(2, math.ceil(self.k * self.c ** (len(self.levels) - 1 - level)) + 1)

    def add(self, value):
        self.levels[0].append(value)
        level = 0
        while level < len(self.levels) and len(self.levels[level]) > self.capacity(level):
            buffer = sorted(self.levels[level])
            keep = [buffer.pop()] if len(buffer) % 2 else []
            if level + 1 == len(self.levels):
                self.levels.append([])
            self.levels[level + 1] += buffer[self.random.randrange(2)::2]
            self.levels[level] = keep
            level += 1

    def below(self, values):
        return sum(2 ** i * bisect.bisect_left(sorted(level), values) for i, level in enumerate(self.levels))


def numeric(name, values, missing, integral, k=256, sketch=True):
    s = Sketch(k, 0.64, 11)
    for value in values:
        s.add(value)
    low, high, n = min(values), max(values), len(values)
    edges = [low + (high - low) * i / 10 for i in range(11)]
    total = sum(2 ** i * len(level) for i, level in enumerate(s.levels))
    assert total == n
    ranks = [s.below(edge) for edge in edges[:-1]] + [n]
    kll = {"buckets": [
        {"lower_bound": edges[i], "upper_bound": edges[i + 1], "count": float(ranks[i + 1] - ranks[i])}
        for i in range(10)]}
    if sketch:
        kll["sketch"] = {"parameters": {"c": 0.64, "k": float(k)}, "data": s.levels}
    return {"name": name, "inferred_type": "Integral" if integral else "Fractional", "numerical_statistics": {
        "common": {"num_present": n, "num_missing": missing}, "mean": math.fsum(values) / n,
        "sum": math.fsum(values), "std_dev": statistics.pstdev(values), "min": low, "max": high,
        "distribution": {"kll": kll}}}


def text(name, buckets, missing, untold=0):
    return {"name": name, "inferred_type": "String", "string_statistics": {
        "common": {"num_present": sum(buckets.values()) + untold, "num_missing": missing},
        "distinct_count": float(len(buckets)), "distribution": {
            "categorical": {"buckets": [{"value": v, "count": c} for v, c in buckets.items()]}}}}


def shuffled(quantile, rows, seed):
    values = [quantile((i + 0.5) / rows) for i in range(rows)]
    random.Random(seed).shuffle(values)
    return values


def write(folder):
    z = NormalDist().inv_cdf
    features = [
        numeric("income", shuffled(lambda p: round(math.exp(10 + 0.5 * z(p)), 2), N, 1), 0, False),
        numeric("age", shuffled(lambda p: float(18 + int(62 * p)), N, 2), 0, True),
        numeric("visits", shuffled(lambda p: float(int(-3 * math.log(1 - p))), N, 3), 0, True),
        numeric("temperature", shuffled(lambda p: round(8 + 6 * z(p), 3), N - 400, 4), 400, False),
        numeric("weight", shuffled(lambda p: round(70 + 10 * z(p), 3), N, 5), 0, False, sketch=False),
        text("channel", {"web": 11000, "shop": 6000, "phone": 2880}, 120),
        text("campaign", {"spring": 9000, "1.0": 6000, "autumn": 4000}, 0, untold=1000),
        {"name": "remark", "inferred_type": "Unknown"},
        numeric("prediction", shuffled(lambda p: round(100 + 15 * z(p), 3), N, 6), 0, False),
    ]
    drift = {"perform_comparison": "Enabled", "comparison_threshold": 0.1, "comparison_method": "Simple"}
    constraints = {"version": 0.0, "features": [
        {"name": "income", "inferred_type": "Fractional", "completeness": 1.0,
         "num_constraints": {"is_non_negative": True}},
        {"name": "age", "inferred_type": "Integral", "completeness": 1.0,
         "num_constraints": {"is_non_negative": True},
         "monitoringConfigOverrides": {"distribution_constraints": {"comparison_threshold": 0.2}}},
        {"name": "visits", "inferred_type": "Integral", "completeness": 1.0,
         "num_constraints": {"is_non_negative": True}},
        {"name": "temperature", "inferred_type": "Fractional", "completeness": 0.98,
         "num_constraints": {"is_non_negative": False}},
        {"name": "weight", "inferred_type": "Fractional", "completeness": 1.0,
         "num_constraints": {"is_non_negative": True}},
        {"name": "channel", "inferred_type": "String", "completeness": 0.994,
         "string_constraints": {"domains": ["web", "shop", "phone"]}},
        {"name": "campaign", "inferred_type": "String", "completeness": 1.0},
        {"name": "prediction", "inferred_type": "Fractional", "completeness": 1.0,
         "num_constraints": {"is_non_negative": True}},
    ], "monitoring_config": {"evaluate_constraints": "Enabled", "emit_metrics": "Enabled",
                             "datatype_check_threshold": 1.0, "domain_content_threshold": 1.0,
                             "distribution_constraints": drift}}
    data = {"version": 0.0, "dataset": {"item_count": N}, "features": features}
    for name, document in (("statistics.json", data), ("constraints.json", constraints)):
        with open(f"{folder}/{name}", "w") as out:
            json.dump(document, out, indent=None if name[0] == "s" else 2)
            out.write("\n")


def measure():
    for rows in (10_000, 100_000, 1_000_000):
        worst = []
        for seed in range(10 if rows < 1_000_000 else 3):
            order = list(range(rows))
            random.Random(seed).shuffle(order)
            s = Sketch(2048, 0.64, seed)
            for value in order:
                s.add(value)
            kept = sorted((v, 2 ** i) for i, level in enumerate(s.levels) for v in level)
            seen, most = 0, 0
            for value, weight in kept:
                most = max(most, abs(seen - value), abs(seen + weight - value - 1))
                seen += weight
            worst.append(most / rows)
        print(rows, "rows:", len(kept), "values, largest rank error", f"{max(worst):.5f}", "median", f"{statistics.median(worst):.5f}")


if __name__ == "__main__":
    write(sys.argv[1]) if len(sys.argv) > 1 else measure()
