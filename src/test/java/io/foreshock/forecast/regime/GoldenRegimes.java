package io.foreshock.forecast.regime;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * Reads the reference numbers of {@code golden/regime} and quotes the parameters made with them.
 */
final class GoldenRegimes {

  private GoldenRegimes() {}

  /** Rows of numbers; a first line of names is skipped. */
  static double[][] rows(String file) {
    String path = "/golden/regime/" + file;
    try (InputStream in =
            Objects.requireNonNull(GoldenRegimes.class.getResourceAsStream(path), path);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .filter(line -> !line.isBlank() && !Character.isLetter(line.charAt(0)))
          .map(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray())
          .toArray(double[][]::new);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static double[] column(double[][] rows, int column) {
    return Arrays.stream(rows).mapToDouble(row -> row[column]).toArray();
  }

  static double[] demGbpReturns() {
    return column(rows("g03_dem2gbp_ms2_meanvar_probs.csv"), 0);
  }

  /** statsmodels 0.13.5, p[0→0] and p[1→0] as it prints them. */
  static TransitionMatrix twoStates(double stayInZero, double oneToZero) {
    return TransitionMatrix.of(
        new double[][] {{stayInZero, 1.0 - stayInZero}, {oneToZero, 1.0 - oneToZero}});
  }

  static TransitionMatrix demGbpThreeStates() {
    return TransitionMatrix.of(
        new double[][] {
          {0.9734453164984996, 0.00856015943329665, 1.0 - 0.9734453164984996 - 0.00856015943329665},
          {0.01164547054246132, 0.9465189266409354, 1.0 - 0.01164547054246132 - 0.9465189266409354},
          {
            2.8682972140530578e-08,
            0.11410419696646788,
            1.0 - 2.8682972140530578e-08 - 0.11410419696646788
          }
        });
  }

  static SwitchingRegressionParameters fedFunds() {
    return SwitchingRegressionParameters.of(
        new double[][] {{3.7087754161838253}, {9.556762981634613}},
        new double[] {4.441819107001283, 4.441819107001283},
        twoStates(0.9820961813314881, 0.05036498128172636));
  }

  static SwitchingRegressionParameters absoluteReturns() {
    return SwitchingRegressionParameters.of(
        new double[][] {
          {0.7641546029545188, 0.07907349230325156}, {1.972774349116255, 0.5279793614766608}
        },
        new double[] {0.34761346081833044, 2.5771323347158335},
        twoStates(0.7530933537163587, 0.6825468582247436));
  }

  static SwitchingRegressionParameters demGbpTwoRegimes() {
    return SwitchingRegressionParameters.of(
        new double[][] {{0.019237684804239156}, {-0.07380887447526248}},
        new double[] {0.06572589002457446, 0.4655372644782388},
        twoStates(0.9441052067041646, 0.09051782129224265));
  }

  static SwitchingRegressionParameters demGbpThreeRegimes() {
    return SwitchingRegressionParameters.of(
        new double[][] {{-0.004778271675255726}, {0.02804733826905606}, {-0.12876572622030852}},
        new double[] {0.0345124547901066, 0.12087684711014743, 0.6112669624504021},
        demGbpThreeStates());
  }

  static SwitchingAutoregressionParameters gnp() {
    return SwitchingAutoregressionParameters.of(
        new double[] {-0.3588059198880108, 1.1635183843664287},
        new double[] {
          0.01348694108145311, -0.05752164650119101, -0.2469849956792933, -0.21292016576907993
        },
        0.591369010085295,
        twoStates(0.7546749491269993, 0.09591489050747083));
  }

  /** Hamilton's model as printed by EViews 8. */
  static SwitchingAutoregressionParameters gnpPublished() {
    return SwitchingAutoregressionParameters.of(
        new double[] {-0.358811, 1.163516},
        new double[] {0.013486, -0.057521, -0.246983, -0.212923},
        Math.exp(2.0 * -0.262658),
        twoStates(0.754673, 0.095915));
  }

  /** Constant and first lag. */
  static MarkovSwitchingRegression absoluteReturnsModel() {
    double[] series = column(rows("input_areturns_sp500weekly.csv"), 0);
    double[] response = Arrays.copyOfRange(series, 1, series.length);
    double[][] regressors = new double[response.length][];
    for (int t = 0; t < response.length; t++) {
      regressors[t] = new double[] {1.0, series[t]};
    }
    return new MarkovSwitchingRegression(response, regressors, new boolean[] {true, true}, true);
  }

  static MarkovSwitchingRegression constantModel(double[] response, boolean switchingVariance) {
    double[][] ones = new double[response.length][];
    Arrays.setAll(ones, t -> new double[] {1.0});
    return new MarkovSwitchingRegression(response, ones, new boolean[] {true}, switchingVariance);
  }
}
