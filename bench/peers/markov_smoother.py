"""Hamilton filter and Kim smoother by statsmodels at given parameters, raw results only."""

import numpy as np
import statsmodels.api as sm

import timing

model = sm.tsa.MarkovRegression(
    timing.golden("g01_dem2gbp.csv"), k_regimes=2, trend="c", switching_variance=True
)
PARAMETERS = np.array(
    (
        0.9441052067041646,
        0.09051782129224265,
        0.019237684804239156,
        -0.07380887447526248,
        0.06572589002457446,
        0.4655372644782388,
    )
)


def smooth():
    return model.smooth(PARAMETERS, return_raw=True)


result = smooth()
calm = result.smoothed_marginal_probabilities
calm = calm[0] if calm.shape[0] == 2 else calm[:, 0]
timing.report(
    smooth,
    {
        "logLikelihood": float(np.sum(result.joint_loglikelihoods))
        if hasattr(result, "joint_loglikelihoods")
        else float(result.llf),
        "smoothedSum": float(calm.sum()),
        "smoothedSquares": float((calm * calm).sum()),
    },
)
