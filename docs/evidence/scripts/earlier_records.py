"""Writes records with the earlier forms of the contracts, as a producer of another language does.

fastavro knows nothing of Plumbline's classes: it reads the form, computes the fingerprint and encodes.
Usage: earlier_records.py > jobs/kafka/src/test/resources/golden/earlier-records.txt
"""
import io
from pathlib import Path

import fastavro
from fastavro.schema import fingerprint, load_schema, to_parsing_canonical_form

FORMS = Path("schemas/src/main/earlier")
TIME = 1_709_251_199_000

MEASUREMENT = dict(
    metric="psi", feature="age", value=0.25, n=1000, baselineN=10000, threshold=0.2, pValue=0.001,
    interval=dict(lower=0.2, upper=0.3, level=0.95), effect=0.5, detectable=0.19, errorBound=0.01,
    verdict="DRIFT", reason="above its threshold")
DISTRIBUTION = dict(feature="age", bins=["(-inf, 30)", "[30, inf)"], baseline=[6000, 4000], current=[400, 600])
RECORDS = [
    ("Prediction", dict(
        predictionId="r-1", model="loans", modelVersion="7", role="SHADOW", eventTime=TIME, entityId="c-9",
        output=dict(value=None, score=0.75, classScores={"no": 0.25, "yes": 0.75}, predictedClass="yes"),
        scoringLatencyMicros=120, traceParent=None,
        features=dict(age=41, income=1234.5, country="ÖS", member=True, note=None))),
    ("Prediction", dict(
        predictionId="r-2", model="loans", modelVersion="7", role="CHAMPION", eventTime=-1, entityId=None,
        output=dict(value=-0.0, score=None, classScores=None, predictedClass=None),
        scoringLatencyMicros=None, traceParent=None, features={})),
    ("Baseline", dict(
        baselineId="0123456789abcdef", model="loans", modelVersion="7", revision=3, effectiveFrom=TIME,
        sha256="ab" * 32, document='{"id": "0123456789abcdef"}', uri=None)),
    ("DeadLetter", dict(
        topic="plumbline.labels.v1", partition=2, offset=17, kafkaTimestamp=TIME, errorClass="TRUNCATED",
        reason="cut short", size=3, payload=bytes([0xC3, 1, 0]))),
    ("WindowReport", dict(
        model="loans", modelVersion="7", role="CHAMPION", segment="", granularity="PT1H", clock="TIME", lane="DATA",
        windowStart=TIME - 3_600_000, windowEnd=TIME, status="FINAL", revision=2, emittedAt=TIME, judged=True, rows=1000,
        labelledRows=None, baselineId="0123456789abcdef", monitorRevision=4, measurements=[MEASUREMENT],
        distributions=[DISTRIBUTION])),
    ("AlertEpisode", dict(
        id="e-1", model="loans", modelVersion="7", segment="", baselineId="0123456789abcdef", rule="feature-drift",
        severity="WARNING", state="OPEN", granularity="PT1H", clock="TIME", openedAt=TIME, updatedAt=TIME, resolvedAt=None,
        windowStart=TIME - 3_600_000, windowEnd=TIME, windows=2, summary="age drifts", evidence=[MEASUREMENT],
        distributions=[DISTRIBUTION], runbook="feature-drift.md", dashboard=None)),
    ("RetrainingTrigger", dict(
        id="t-1", source="/plumbline/loans", type="dev.plumbline.retraining.requested.v1", time=TIME, model="loans",
        modelVersion="7", baselineId="0123456789abcdef", mode="REQUEST", rule="performance", episodeId="e-1",
        reason="rmse", clock="TIME", trainFrom=TIME - 86_400_000, trainTo=TIME,
        exclude=[{"from": TIME - 7_200_000, "to": TIME - 3_600_000, "reason": "data-quality"}], evidence=[MEASUREMENT])),
]

print("# Records of earlier forms, as hexadecimal bytes, by docs/evidence/scripts/earlier_records.py.")
print(f"# Written by fastavro {fastavro.__version__} (MIT licence); no random numbers. Same licence as the project.")
for name, record in RECORDS:
    (file,) = FORMS.glob(name + "-*.avsc")
    schema = load_schema(str(file))
    header = bytes.fromhex(fingerprint(to_parsing_canonical_form(schema), "CRC-64-AVRO"))
    assert header[::-1].hex() == file.stem.split("-")[1], (header.hex(), file.stem)
    out = io.BytesIO()
    fastavro.schemaless_writer(out, schema, record)
    print(name, (b"\xc3\x01" + header + out.getvalue()).hex())
