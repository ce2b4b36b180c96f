"""Filtered historical simulation over ten days, 10,000 paths, in numpy, with the same draws."""

import numpy as np

import timing

PATHS = 10_000
DAYS = 10
ALPHAS = (0.025, 0.01, 0.005, 0.001)
MU, OMEGA, ALPHA, GAMMA, BETA, START = 0.0002, 2e-6, 0.02, 0.1, 0.9, 1.2e-4
STEP = np.uint64(0x9E3779B97F4A7C15)
pool = timing.golden("g02_sp500_logret_pct.csv")[-1500:]


def draws(first, seed=20_260_101):
    """Returns indices into the pool from SplitMix64, the counter being a vector."""
    count = np.arange(first + 1, first + PATHS + 1, dtype=np.uint64)
    z = np.uint64(seed) + count * STEP
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    z ^= z >> np.uint64(31)
    # The high word of z * n; the low half of z cannot carry into it by more than the sum below.
    n = np.uint64(len(pool))
    low = (z & np.uint64(0xFFFFFFFF)) * n >> np.uint64(32)
    return ((z >> np.uint64(32)) * n + low >> np.uint64(32)).astype(np.int64)


def tails(losses, n):
    """Returns VaR and ES at each level; losses are the far end, ascending."""
    var, es = [], []
    offset = n - len(losses)
    for alpha in ALPHAS:
        position = (1.0 - alpha) * (n - 1)
        rank = int(position)
        low, high = losses[rank - offset], losses[rank + 1 - offset]
        quantile = low + (position - rank) * (high - low)
        var.append(quantile)
        es.append(losses[np.searchsorted(losses, quantile) :].mean())
    return np.array(var), np.array(es)


def simulate():
    variance = np.full(PATHS, START)
    cumulative = np.zeros(PATHS)
    # Somewhat more than the nearest level needs: equal losses count as beyond it together.
    far = PATHS - int((1.0 - ALPHAS[0]) * (PATHS - 1)) + 64
    before = None
    var = es = 0.0
    for day in range(DAYS):
        residual = pool[draws(day * PATHS)]
        cumulative += MU + np.sqrt(variance) * residual
        news = np.where(residual < 0.0, ALPHA + GAMMA, ALPHA)
        variance = OMEGA + (news * (residual * residual) + BETA) * variance
        ends = np.partition(cumulative, (far, PATHS - far - 1))
        sides = []
        for losses in (-ends[: far + 1], ends[PATHS - far - 1 :]):
            losses.sort()
            sides.append(tails(losses, PATHS))
        now = np.array(sides)
        before = now if before is None else np.maximum(now, before)
        var += before[:, 0].sum()
        es += before[:, 1].sum()
    return var, es


total = simulate()
timing.report(simulate, {"sumOfVar": float(total[0]), "sumOfEs": float(total[1])})
