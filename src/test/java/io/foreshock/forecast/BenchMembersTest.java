package io.foreshock.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foreshock.feature.DailyObservations;
import io.foreshock.forecast.regime.MarkovSwitchingGarch;
import io.foreshock.forecast.regime.SwitchingGarchFilter;
import io.foreshock.forecast.regime.SwitchingGarchSettings;
import io.foreshock.forecast.regime.SwitchingGarchState;
import io.foreshock.forecast.tail.Caviar;
import io.foreshock.forecast.tail.CaviarFit;
import io.foreshock.forecast.tail.CaviarForm;
import io.foreshock.forecast.tail.FilteredHistoricalSimulation;
import io.foreshock.forecast.tail.GasFit;
import io.foreshock.forecast.tail.GasOneFactor;
import io.foreshock.forecast.tail.ParametricStudentT;
import io.foreshock.forecast.tail.ResidualPool;
import io.foreshock.forecast.tail.TailForecast;
import io.foreshock.forecast.volatility.Egarch;
import io.foreshock.forecast.volatility.EgarchParameters;
import io.foreshock.forecast.volatility.EgarchSettings;
import io.foreshock.forecast.volatility.GjrFit;
import io.foreshock.forecast.volatility.GjrGarch;
import io.foreshock.forecast.volatility.GjrParameters;
import io.foreshock.forecast.volatility.GjrSettings;
import io.foreshock.forecast.volatility.InnovationDistribution;
import io.foreshock.forecast.volatility.RealizedGarch;
import io.foreshock.forecast.volatility.RealizedGarchParameters;
import io.foreshock.forecast.volatility.StartVariance;
import io.foreshock.forecast.volatility.StochasticVolatility;
import io.foreshock.forecast.volatility.StochasticVolatilityParameters;
import io.foreshock.market.Side;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each member of the bench against its model, estimator and formulas taken one by one. */
class BenchMembersTest {

  private static final double ROUNDING = 1e-9; // 500 steps of exp and log, relative
  private static final FitMemory FITS = new FitMemory();
  private static final DailyObservations DAYS = TestMembers.intraday(640);
  private static final double[] RETURNS = DAYS.logReturns();
  private static final double[] FIRST = Arrays.copyOf(RETURNS, 500);

  private static MemberForecast after(MemberName name, int days) {
    return TestMembers.shown(TestMembers.of(name, DAYS, FITS), 0, days).forecast();
  }

  private static double meanSquare(double[] values) {
    return Arrays.stream(values).map(r -> r * r).sum() / values.length;
  }

  /** The member as it stood before it shared its machinery: fit, filter, pool, every day alike. */
  @Test
  void gjr_everyDay_isWhatItsOwnLoopMakes() {
    ForecastMember member = TestMembers.of(MemberName.GJR_FHS, DAYS, FITS);
    ResidualPool pool = new ResidualPool(1_500, TestMembers.PRIOR);
    GjrParameters known = null;
    double variance = Double.NaN;
    for (int day = 0; day < RETURNS.length; day++) {
      member.observe(day);
      if (known != null) {
        pool.add(RETURNS[day] / Math.sqrt(variance));
        variance = GjrGarch.nextVariance(known, variance, RETURNS[day]);
      }
      int seen = day + 1;
      if (seen == 500 || (seen > 500 && (seen - 60) % 30 == 0)) {
        double[] window = Arrays.copyOf(RETURNS, seen);
        known = GjrGarch.fit(window, GjrSettings.reference(), known).parameters();
        double[] variances = GjrGarch.filter(known, window, Fittable.meanSquare(window));
        double[] residuals = new double[seen];
        Arrays.setAll(residuals, t -> window[t] / Math.sqrt(variances[t]));
        pool.rebuild(residuals);
        variance = variances[seen];
      }
      if (known != null) {
        assertThat(member.forecast())
            .isEqualTo(
                new MemberForecast(
                    MemberName.GJR_FHS,
                    variance,
                    FilteredHistoricalSimulation.oneStep(pool, Math.sqrt(variance))));
      }
    }
  }

  @Test
  void egarch_day_isFilteredByItsFormula() {
    EgarchParameters p =
        Egarch.fit(
                FIRST,
                new EgarchSettings(true, new InnovationDistribution.StudentT(5.0), 500),
                null)
            .parameters();
    double variance = meanSquare(FIRST);
    ResidualPool pool = new ResidualPool(1_500, TestMembers.PRIOR);
    for (int day = 0; day < 505; day++) {
      pool.add(RETURNS[day] / Math.sqrt(variance));
      double z = (RETURNS[day] - p.mu()) / Math.sqrt(variance);
      variance =
          Math.exp(
              p.omega()
                  + p.alpha() * (Math.abs(z) - Math.sqrt(2 / Math.PI))
                  + p.gamma() * z
                  + p.beta() * Math.log(variance));
    }
    MemberForecast forecast = after(MemberName.EGARCH_FHS, 505);
    assertThat(forecast.dailyVariance() / variance).isCloseTo(1.0, within(ROUNDING));
    assertThat(forecast.tail().valueAtRisk(Side.LONG, 0.01))
        .isCloseTo(pool.valueAtRisk(Side.LONG, 0.01) * Math.sqrt(variance), within(ROUNDING));
  }

  @Test
  void egarch_fallAfterALongCalm_staysBelowTheLargestSquare() {
    double[] returns = new double[640];
    Arrays.setAll(returns, day -> (day < 520 ? 0.03 : 1e-7) * ((day % 3) - 1.2));
    returns[630] = -0.05;
    FilteredMember member =
        TestMembers.filtered(
            MemberName.EGARCH_FHS,
            new EgarchVariance(returns),
            TestMembers.daily(returns),
            FittedParameters.NONE);
    for (int day = 0; day < 640; day++) {
      member.observe(day);
      if (member.ready()) {
        assertThat(member.nextVariance()).isBetween(0.05 * 0.05 * 1e-9, 0.05 * 0.05);
      }
    }
  }

  @Test
  void realizedGarch_day_isFilteredByItsFormula() {
    double[] measures = DAYS.realizedVariances();
    RealizedGarchParameters p =
        RealizedGarch.fit(FIRST, Arrays.copyOf(measures, 500)).joint().parameters();
    double variance = meanSquare(FIRST);
    for (int day = 0; day < 505; day++) {
      variance =
          Math.exp(p.omega() + p.beta() * Math.log(variance) + p.gamma() * Math.log(measures[day]));
    }
    assertThat(after(MemberName.REALIZED_GARCH_FHS, 505).dailyVariance() / variance)
        .isCloseTo(1.0, within(ROUNDING));
  }

  @Test
  void garchT_day_hasTheClosedFormTail() {
    GjrSettings settings =
        new GjrSettings(
            true,
            false,
            new InnovationDistribution.FittedStudentT(),
            true,
            StartVariance.BACKCAST,
            500);
    GjrFit fit = GjrGarch.fit(FIRST, settings, null);
    GjrParameters p = fit.parameters();
    double variance = meanSquare(FIRST);
    for (double logReturn : FIRST) {
      double error = logReturn - p.mu();
      variance = p.omega() + p.alpha() * error * error + p.beta() * variance;
    }
    TailForecast tail =
        ParametricStudentT.of(p.degreesOfFreedom()).oneStep(p.mu(), Math.sqrt(variance));
    MemberForecast forecast = after(MemberName.GARCH_T, 500);
    assertThat(p.gamma()).isZero();
    assertThat(forecast.dailyVariance() / variance).isCloseTo(1.0, within(ROUNDING));
    for (Side side : Side.values()) {
      assertThat(forecast.tail().valueAtRisk(side, 0.005))
          .isCloseTo(tail.valueAtRisk(side, 0.005), within(ROUNDING));
      assertThat(forecast.tail().expectedShortfall(side, 0.001))
          .isCloseTo(tail.expectedShortfall(side, 0.001), within(ROUNDING));
    }
  }

  @Test
  void msGarch_day_isTheMixtureOfItsFilter() {
    SwitchingGarchFilter filter =
        new SwitchingGarchFilter(
            MarkovSwitchingGarch.fit(
                    FIRST, 2, SwitchingGarchSettings.DEFAULT.withLeverage(false), null)
                .parameters());
    SwitchingGarchState state = filter.after(Arrays.copyOf(RETURNS, 550));
    MemberForecast forecast = after(MemberName.MS_GARCH, 550);
    assertThat(forecast.dailyVariance()).isEqualTo(filter.nextVariance(state));
    assertThat(forecast.tail().valueAtRisk(Side.SHORT, 0.01))
        .isEqualTo(filter.valueAtRisk(state, 0.01, Side.SHORT));
    assertThat(forecast.tail().expectedShortfall(Side.LONG, 0.001))
        .isEqualTo(filter.expectedShortfall(state, 0.001, Side.LONG));
  }

  @Test
  void caviar_day_isTheFitsOwnWithFarLevelsOfItsPool() {
    MemberForecast forecast = after(MemberName.CAVIAR_SAV, 500);
    CaviarFit[][] fits = new CaviarFit[2][2];
    for (Side side : Side.values()) {
      for (int level = 0; level < 2; level++) {
        fits[side.ordinal()][level] =
            Caviar.fit(FIRST, side, level == 0 ? 0.025 : 0.01, CaviarForm.SYMMETRIC_ABSOLUTE, null);
      }
      CaviarFit near = fits[side.ordinal()][0];
      CaviarFit far = fits[side.ordinal()][1];
      close(forecast, side, 0.025, near.nextValueAtRisk(), near.nextExpectedShortfall());
      ResidualPool pool = new ResidualPool(1_500, TestMembers.PRIOR);
      pool.rebuild(far.standardizedReturns());
      double unit = far.nextValueAtRisk();
      close(
          forecast,
          side,
          0.001,
          unit * pool.valueAtRisk(side, 0.001),
          unit * pool.expectedShortfall(side, 0.001));
    }
    double shortfalls = 0.0;
    double realized = 0.0;
    for (int day = 0; day < 500; day++) {
      shortfalls += squaredShortfall(fits, day);
      realized += DAYS.realizedVariance(day);
    }
    double variance = squaredShortfall(fits, 500) * realized / shortfalls;
    assertThat(forecast.dailyVariance() / variance).isCloseTo(1.0, within(ROUNDING));
  }

  private static double squaredShortfall(CaviarFit[][] fits, int day) {
    double ofLong = fits[0][0].shortfallRatio() * fits[0][0].valuesAtRisk()[day];
    double ofShort = fits[1][0].shortfallRatio() * fits[1][0].valuesAtRisk()[day];
    return 0.5 * (ofLong * ofLong + ofShort * ofShort);
  }

  private static void close(
      MemberForecast forecast, Side side, double alpha, double valueAtRisk, double shortfall) {
    assertThat(forecast.tail().valueAtRisk(side, alpha)).isCloseTo(valueAtRisk, within(ROUNDING));
    assertThat(forecast.tail().expectedShortfall(side, alpha))
        .isCloseTo(shortfall, within(ROUNDING));
  }

  @Test
  void gas_day_isTheFitsOwn() {
    MemberForecast forecast = after(MemberName.GAS_ONE_FACTOR, 500);
    for (Side side : Side.values()) {
      GasFit fit = GasOneFactor.fit(FIRST, side, 0.025, null);
      close(forecast, side, 0.025, fit.nextValueAtRisk(), fit.nextExpectedShortfall());
    }
  }

  @Test
  void historicalSimulation_day_isTypeSevenOfTheLastFiveHundred() {
    MemberForecast forecast = after(MemberName.HISTORICAL_SIMULATION, 620);
    double[] sorted = Arrays.copyOfRange(RETURNS, 120, 620);
    Arrays.sort(sorted);
    double rank = 0.01 * 499; // 4.99 ranks from the lowest
    double quantile = sorted[4] + (rank - 4) * (sorted[5] - sorted[4]);
    assertThat(forecast.tail().valueAtRisk(Side.LONG, 0.01)).isCloseTo(-quantile, within(ROUNDING));
    double beyond = -Arrays.stream(sorted, 0, 5).sum() / 5;
    assertThat(forecast.tail().expectedShortfall(Side.LONG, 0.01))
        .isCloseTo(beyond, within(ROUNDING));
    assertThat(forecast.dailyVariance()).isCloseTo(meanSquare(sorted), within(ROUNDING));
  }

  @Test
  void stochasticVolatility_day_isFilteredByItsFormula() {
    StochasticVolatilityParameters p = StochasticVolatility.fit(FIRST, 500, null).parameters();
    double settled = StochasticVolatility.settledVariance(p);
    double gain = settled / (settled + Math.PI * Math.PI / 2.0);
    double mean = Math.log(meanSquare(FIRST) / p.squareRatio()) - settled / 2.0;
    for (int day = 0; day < 505; day++) {
      double square = RETURNS[day] * RETURNS[day] + p.offset();
      double seen = Math.log(square) - p.offset() / square + 1.2703628454614782;
      double filtered = mean + gain * (seen - mean);
      mean = p.meanLogVariance() + p.persistence() * (filtered - p.meanLogVariance());
    }
    double variance = p.squareRatio() * Math.exp(mean + settled / 2.0);
    assertThat(after(MemberName.SV_FHS, 505).dailyVariance() / variance)
        .isCloseTo(1.0, within(ROUNDING));
  }

  /** A variance recursion whose second fit is refused. */
  private static final class RefusingVariance implements VarianceRecursion {

    private int fits;

    @Override
    public String estimator() {
      return "refusing/1";
    }

    @Override
    public double[] data(int from, int to) {
      return new double[0];
    }

    @Override
    public double[] fit(int from, int to, double @Nullable [] warmStart) {
      fits++;
      if (fits > 1) {
        throw new IllegalArgumentException("refused");
      }
      return new double[] {4.0};
    }

    @Override
    public double next(double[] parameters, double variance, int day) {
      return parameters[0];
    }
  }

  @Test
  void filtered_refusedFit_keepsTheParametersInUse() {
    RefusingVariance refusing = new RefusingVariance();
    FilteredMember member =
        TestMembers.filtered(MemberName.EGARCH_FHS, refusing, DAYS, FittedParameters.NONE);
    TestMembers.shown(member, 0, 600);
    assertThat(refusing.fits).isEqualTo(5);
    assertThat(member.parameters()).containsExactly(4.0);
    assertThat(member.forecast().dailyVariance()).isEqualTo(4.0);
  }

  /** A tail recursion of constant numbers whose fits of the short side are refused in the end. */
  private static final class RefusingTail implements TailRecursion {

    private int fits;

    @Override
    public String estimator() {
      return "refusing/1";
    }

    @Override
    public double[] fit(double[] window, Side side, double alpha, double @Nullable [] warmStart) {
      fits++;
      if (side == Side.SHORT && warmStart != null) {
        throw new IllegalArgumentException("refused");
      }
      return new double[] {fits};
    }

    @Override
    public double start(double[] parameters) {
      return 0.0;
    }

    @Override
    public double next(
        double[] parameters, double state, Side side, double alpha, double logReturn) {
      return state;
    }

    @Override
    public double valueAtRisk(double[] parameters, double state) {
      return parameters[0];
    }

    @Override
    public double expectedShortfall(double[] parameters, double state) {
      return parameters[0] + 1.0;
    }
  }

  @Test
  void tail_oneRefusedFit_keepsAllParametersInUse() {
    RefusingTail refusing = new RefusingTail();
    TailMember member =
        TestMembers.tail(MemberName.CAVIAR_AS, refusing, DAYS, FittedParameters.NONE);
    TestMembers.shown(member, 0, 610);
    assertThat(refusing.fits).isEqualTo(7);
    assertThat(member.forecast().tail().valueAtRisk(Side.LONG, 0.025)).isEqualTo(1.0);
    assertThat(member.forecast().tail().expectedShortfall(Side.SHORT, 0.025)).isEqualTo(4.0);
  }
}
