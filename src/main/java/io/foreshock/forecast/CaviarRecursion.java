package io.foreshock.forecast;

import io.foreshock.forecast.tail.Caviar;
import io.foreshock.forecast.tail.CaviarFit;
import io.foreshock.forecast.tail.CaviarForm;
import io.foreshock.forecast.tail.CaviarParameters;
import io.foreshock.market.Side;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * {@link Caviar} as a recursion: the state is the value at risk itself. Behind the four parameters
 * stand the value at risk of the window's first day and the shortfall ratio.
 *
 * @param form how yesterday's return moves the value at risk
 */
record CaviarRecursion(CaviarForm form) implements TailRecursion {

  private static final int PARAMETERS = 4;
  private static final int FIRST = PARAMETERS;
  private static final int RATIO = PARAMETERS + 1;

  @Override
  public String estimator() {
    return "caviar-" + form.name().toLowerCase(Locale.ROOT) + "/1";
  }

  @Override
  public double[] fit(double[] window, Side side, double alpha, double @Nullable [] warmStart) {
    CaviarParameters start = warmStart == null ? null : recursion(warmStart);
    CaviarFit fit = Caviar.fit(window, side, alpha, form, start);
    double[] parameters = Arrays.copyOf(fit.parameters().toArray(), RATIO + 1);
    parameters[FIRST] = fit.valuesAtRisk()[0];
    parameters[RATIO] = fit.shortfallRatio();
    return parameters;
  }

  private static CaviarParameters recursion(double[] parameters) {
    return CaviarParameters.fromArray(Arrays.copyOf(parameters, PARAMETERS));
  }

  @Override
  public double start(double[] parameters) {
    return parameters[FIRST];
  }

  @Override
  public double next(double[] parameters, double state, Side side, double alpha, double logReturn) {
    return recursion(parameters).next(state, side, logReturn);
  }

  @Override
  public double valueAtRisk(double[] parameters, double state) {
    return state;
  }

  @Override
  public double expectedShortfall(double[] parameters, double state) {
    return parameters[RATIO] * state;
  }
}
