"""Errors that come more and less often: jobs/core/src/test/resources/golden/detector/made_errors.csv.gz.

Usage: python made_errors.py | gzip -9n > made_errors.csv.gz (NumPy's legacy generator, any version)
"""
import numpy

draw = numpy.random.RandomState(20261121)
print("value")
for rate, rows in [(0.1, 45000), (0.13, 5000), (0.3, 5000), (0.1, 5000)]:
    for error in (draw.random_sample(rows) < rate).astype(int):
        print(error)
