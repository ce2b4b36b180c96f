"""GARCH(1,1) normal and GJR-t fits by Python arch, cold, standard errors included."""

import sys
import warnings

from arch import arch_model

import timing

warnings.filterwarnings("ignore")
if sys.argv[1] == "normal":
    model = arch_model(timing.golden("g01_dem2gbp.csv"), rescale=False, vol="GARCH", p=1, q=1)
else:
    model = arch_model(
        timing.golden("g02_sp500_logret_pct.csv"), rescale=False, vol="GARCH", p=1, o=1, q=1, dist="t"
    )


def fit():
    return model.fit(disp="off", options={"ftol": 1e-12, "maxiter": 1000})


timing.report(lambda: fit().std_err, {"logLikelihood": float(fit().loglikelihood)})
