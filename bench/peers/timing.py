"""Times a function as the ledger asks for it: seconds an operation, processor and wall."""

import json
import time


def report(operation, oracle, seconds=3.0):
    """Runs an operation for a while after one second of warming up, and prints the result."""
    _run(operation, 1.0)
    cpu = time.process_time()
    wall = time.perf_counter()
    count = _run(operation, seconds)
    cpu = time.process_time() - cpu
    wall = time.perf_counter() - wall
    print(json.dumps({"cpu": cpu / count, "wall": wall / count, **oracle}))


def _run(operation, seconds):
    end = time.perf_counter() + seconds
    count = 0
    while count == 0 or time.perf_counter() < end:
        operation()
        count += 1
    return count


def golden(name):
    """Returns the numbers of a one-column file of the test resources."""
    import os

    import numpy as np

    folder = os.path.join(os.path.dirname(__file__), "../../src/test/resources/golden")
    return np.loadtxt(os.path.join(folder, name))
