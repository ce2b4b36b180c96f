"""Fifty EM iterations of a two-state Gaussian hidden Markov model in numpy.

Python pays for every step of a loop over time, so there is none: filter and smoother are prefix
products of 2 x 2 matrices, built by doubling in log2(n) vectorised rounds, rescaled in each. The
loop over time with one small product a step was tried and takes thirteen times as long.
"""

import numpy as np

import timing

ITERATIONS = 50
y = timing.golden("g01_dem2gbp.csv")
n = len(y)


def prefix_products(m):
    """Returns the products m[0], m[0] m[1], ... of 2 x 2 matrices (4, n), and the logs of scales."""
    a, b, c, d = m
    scale = np.zeros(n)
    step = 1
    while step < n:
        la, lb, lc, ld = a[:-step], b[:-step], c[:-step], d[:-step]
        ra, rb, rc, rd = a[step:], b[step:], c[step:], d[step:]
        pa, pb = la * ra + lb * rc, la * rb + lb * rd
        pc, pd = lc * ra + ld * rc, lc * rb + ld * rd
        size = pa + pb + pc + pd
        inverse = 1.0 / size
        tail = np.log(size) + scale[:-step] + scale[step:]
        a = np.concatenate((a[:step], pa * inverse))
        b = np.concatenate((b[:step], pb * inverse))
        c = np.concatenate((c[:step], pc * inverse))
        d = np.concatenate((d[:step], pd * inverse))
        scale = np.concatenate((scale[:step], tail))
        step *= 2
    return (a, b, c, d), scale


def expectation(mean, variance, p, start):
    """Returns log-likelihood, smoothed probabilities (2, n) and expected transitions (2, 2)."""
    gap = y - mean[:, None]
    log_density = -0.5 * (np.log(2.0 * np.pi * variance)[:, None] + gap * gap / variance[:, None])
    largest = log_density.max(axis=0)
    f = np.exp(log_density - largest)
    # Forward: row vector start times the product of P diag(f_t).
    m = (p[0, 0] * f[0], p[0, 1] * f[1], p[1, 0] * f[0], p[1, 1] * f[1])
    for i, value in enumerate((f[0, 0], 0.0, 0.0, f[1, 0])):
        m[i][0] = value
    (a, b, c, d), scale = prefix_products(m)
    alpha = np.array((start[0] * a + start[1] * c, start[0] * b + start[1] * d))
    total = alpha.sum(axis=0)
    log_likelihood = np.log(total[-1]) + scale[-1] + largest.sum()
    alpha /= total
    # Backward: column vector of ones, products of P diag(f_t) from the right.
    reverse = [x[:0:-1] for x in m]
    ones = np.ones(1)
    zeros = np.zeros(1)
    # The transposes multiplied from the left give the products from the right.
    (ra, rb, rc, rd), _ = prefix_products(
        (
            np.concatenate((ones, reverse[0])),
            np.concatenate((zeros, reverse[2])),
            np.concatenate((zeros, reverse[1])),
            np.concatenate((ones, reverse[3])),
        )
    )
    beta = np.array((ra + rc, rb + rd))[:, ::-1]
    gamma = alpha * beta
    gamma /= gamma.sum(axis=0)
    weighted = f[:, 1:] * beta[:, 1:]
    joint = alpha[:, None, :-1] * p[:, :, None] * weighted[None, :, :]
    joint /= joint.sum(axis=(0, 1))
    return log_likelihood, gamma, joint.sum(axis=2)


def run():
    mean = np.array((0.1, -0.1))
    variance = np.array((0.1, 0.4))
    p = np.array(((0.9, 0.1), (0.2, 0.8)))
    start = np.array((p[1, 0], p[0, 1])) / (p[1, 0] + p[0, 1])
    log_likelihood, gamma, moves = expectation(mean, variance, p, start)
    for _ in range(ITERATIONS):
        weight = gamma.sum(axis=1)
        mean = gamma @ y / weight
        gap = y - mean[:, None]
        variance = (gamma * gap * gap).sum(axis=1) / weight
        p = moves / moves.sum(axis=1, keepdims=True)
        start = gamma[:, 0]
        log_likelihood, gamma, moves = expectation(mean, variance, p, start)
    return log_likelihood, variance


fitted, variances = run()
timing.report(
    run,
    {
        "logLikelihood": float(fitted),
        "iterations": float(ITERATIONS),
        "calmVariance": float(variances.min()),
    },
)
