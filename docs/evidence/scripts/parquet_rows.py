"""Writes the Parquet files of jobs/cli/src/test/resources/rows; pyarrow 26.0.1, Python 3.

  python3 docs/evidence/scripts/parquet_rows.py jobs/cli/src/test/resources/rows

loan-2000.parquet  the first 2,000 rows of NannyML's car-loan reference set, whose CSV the
                   command line ships (source and licence: its README.md), three row groups
types-*.parquet    one column per type, four rows, the last of them empty, in each compression
"""

import datetime as dt
import decimal
import pathlib
import sys

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq

out = pathlib.Path(sys.argv[1])
root = pathlib.Path(__file__).resolve().parents[3]
loan = root / "jobs/cli/src/main/resources/data/nannyml_car_loan"

rows = pyarrow.csv.read_csv(
    loan / "reference_synthetic_car_loan.csv.gz",
    convert_options=pyarrow.csv.ConvertOptions(column_types={"timestamp": pa.string()}),
).slice(0, 2000)
pq.write_table(rows, out / "loan-2000.parquet", compression="zstd", row_group_size=900)

utc = dt.timezone.utc
at = [dt.datetime(2024, 5, 1, 10, 30, second, 250_000, utc) for second in (15, 16, 17)]
columns = {
    "i32": (pa.int32(), [1, -2, 3]),
    "i64": (pa.int64(), [1 << 40, -2, 3]),
    "u8": (pa.uint8(), [1, 200, 3]),
    "f16": (pa.float16(), [0.5, -1.5, float("inf")]),
    "f32": (pa.float32(), [0.5, -1.5, 3.25]),
    "f64": (pa.float64(), [0.1, float("nan"), float("-inf")]),
    "flag": (pa.bool_(), [True, False, True]),
    "text": (pa.string(), ["Köln", "", "12"]),
    "category": (pa.dictionary(pa.int8(), pa.string()), ["a", "b", "a"]),
    "day": (pa.date32(), [moment.date() for moment in at]),
    "millis": (pa.timestamp("ms", "UTC"), at),
    "micros": (pa.timestamp("us"), [moment.replace(tzinfo=None) for moment in at]),
    "nanos": (pa.timestamp("ns", "UTC"), at),
    "money": (pa.decimal128(9, 2), [decimal.Decimal("1.25"), decimal.Decimal("-2.50"), 3]),
    "big_money": (pa.decimal128(30, 3), [decimal.Decimal("1.125"), -2, 3]),
    "list": (pa.list_(pa.int32()), [[1], [2, 3], []]),
    "pair": (pa.struct([("x", pa.int32())]), [{"x": 1}, {"x": 2}, {"x": 3}]),
}
types = pa.table({name: pa.array(values + [None], kind) for name, (kind, values) in columns.items()})
for compression in ("none", "snappy", "gzip", "zstd", "lz4"):
    pq.write_table(types, out / f"types-{compression}.parquet", compression=compression)
pq.write_table(types, out / "types-brotli.parquet", compression="brotli")
pq.write_table(
    types.select(["micros"]),
    out / "types-int96.parquet",
    use_deprecated_int96_timestamps=True,
)
pq.write_table(
    types, out / "types-pages-v2.parquet", data_page_version="2.0", compression="snappy"
)
