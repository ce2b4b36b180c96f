"""VaR and ES from a sliding pool of 1,500 residuals for every day of a series, in numpy.

All days are worked on at once, in blocks that fit the cache; only the far ends of each pool are
sorted, after a partition. A loop over days, and sorting whole pools, take longer.
"""

import numpy as np

import timing

POOL = 1500
SIGMA = 0.012
ALPHAS = (0.025, 0.01, 0.005)
BLOCK = 64
residuals = timing.golden("g02_sp500_logret_pct.csv")
pools = np.lib.stride_tricks.sliding_window_view(residuals, POOL)[1:]
POSITIONS = [(1.0 - alpha) * (POOL - 1) for alpha in ALPHAS]
FAR = POOL - int(POSITIONS[0])


def side(losses):
    """Returns the sums of VaR and ES of one side; rows are the far ends, ascending."""
    var = es = 0.0
    offset = POOL - losses.shape[1]
    for position in POSITIONS:
        rank = int(position) - offset
        low, high = losses[:, rank], losses[:, rank + 1]
        quantile = np.maximum(low + (position % 1.0) * (high - low), 0.0)
        beyond = losses >= quantile[:, None]
        var += quantile.sum()
        es += ((losses * beyond).sum(axis=1) / beyond.sum(axis=1)).sum()
    return var, es


def walk():
    var = es = 0.0
    for first in range(0, len(pools), BLOCK):
        ends = np.partition(pools[first : first + BLOCK], (FAR, POOL - FAR - 1), axis=1)
        for losses in (-ends[:, : FAR + 1], ends[:, POOL - FAR - 1 :]):
            losses.sort(axis=1)
            v, e = side(losses)
            var += v
            es += e
    return var * SIGMA, es * SIGMA


if __name__ == "__main__":
    total = walk()
    timing.report(walk, {"sumOfVar": float(total[0]), "sumOfEs": float(total[1])})
