package io.foreshock.forecast;

import io.foreshock.feature.DailyAggregation;
import io.foreshock.feature.DailyObservations;
import io.foreshock.feature.FeatureSchema;
import io.foreshock.feature.VarianceFeatures;
import io.foreshock.forecast.tail.CaviarForm;
import io.foreshock.forecast.volatility.HarLags;
import io.foreshock.market.MarketId;
import io.foreshock.market.SimulatedMarkets;
import io.foreshock.market.TradingCalendar;
import java.util.List;
import java.util.Optional;

/** Simulated days and every member on its own. */
final class TestMembers {

  static final double PRIOR = 0.15;

  private TestMembers() {}

  /** Days of twelve bars; the first day makes none of its own. */
  static DailyObservations intraday(int days) {
    double[] returns = SimulatedMarkets.returns(days + 1, 12, 0.02, 3);
    return DailyAggregation.of(
        SimulatedMarkets.bars(new MarketId("SIM"), 2 * SimulatedMarkets.HOUR_MS, returns, 17),
        TradingCalendar.CONTINUOUS);
  }

  /** Days of one bar, of which only the close is known. */
  static DailyObservations daily(double[] returns) {
    return DailyAggregation.of(
        SimulatedMarkets.closes(new MarketId("SIM"), SimulatedMarkets.DAY_MS, returns),
        TradingCalendar.CONTINUOUS);
  }

  static ForecastMember of(MemberName name, DailyObservations days, FittedParameters memory) {
    RefitSchedule schedule = RefitSchedule.MONTHLY;
    return switch (name) {
      case GJR_FHS -> new GjrMember(days, schedule, memory, PRIOR);
      case GJR_POT -> new Pair(new GjrMember(days, schedule, memory, PRIOR));
      case EWMA_FHS -> new EwmaMember(days, PRIOR);
      case LOG_HAR_FHS -> new LogHarMember(days, schedule, HarLags.CONTINUOUS, PRIOR);
      case HAR_X_POT -> harX(days, schedule);
      case TREES_POT, NET_POT, NET_FZ0 -> new Learned(name, days, schedule);
      case REGIME_MIXTURE -> new RegimeMember(days, schedule, memory);
      case EGARCH_FHS -> filtered(name, new EgarchVariance(days.logReturns()), days, memory);
      case REALIZED_GARCH_FHS -> filtered(name, new RealizedGarchVariance(days), days, memory);
      case GARCH_T -> new GarchTMember(days, schedule, memory, PRIOR);
      case MS_GARCH -> new MsGarchMember(days, schedule, memory);
      case CAVIAR_AS -> tail(name, new CaviarRecursion(CaviarForm.ASYMMETRIC_SLOPE), days, memory);
      case CAVIAR_SAV ->
          tail(name, new CaviarRecursion(CaviarForm.SYMMETRIC_ABSOLUTE), days, memory);
      case GAS_ONE_FACTOR -> tail(name, new GasRecursion(), days, memory);
      case HISTORICAL_SIMULATION -> new HistoricalSimulationMember(days, PRIOR);
      case SV_FHS ->
          filtered(name, new StochasticVolatilityVariance(days.logReturns()), days, memory);
    };
  }

  static FilteredMember filtered(
      MemberName name,
      VarianceRecursion recursion,
      DailyObservations days,
      FittedParameters memory) {
    return new FilteredMember(name, recursion, days, RefitSchedule.MONTHLY, memory, PRIOR);
  }

  static TailMember tail(
      MemberName name, TailRecursion recursion, DailyObservations days, FittedParameters memory) {
    return new TailMember(name, recursion, days, RefitSchedule.MONTHLY, memory, PRIOR);
  }

  static HarXMember harX(DailyObservations days, RefitSchedule schedule) {
    HarXMember member = new HarXMember(features(days), schedule, PRIOR);
    member.serve(Optional.empty());
    return member;
  }

  static VarianceFeatures features(DailyObservations days) {
    return VarianceFeatures.of(FeatureSchema.INTRADAY, days, 7, 30, true);
  }

  /** Shows a member the days from one on, up to another. */
  static <M extends ForecastMember> M shown(M member, int from, int to) {
    for (int day = from; day < to; day++) {
      member.observe(day);
    }
    return member;
  }

  /** Shows a bench its next days. */
  static List<MemberForecast> after(MemberBench bench, int days) {
    for (int day = 0; day < days; day++) {
      bench.observeNext();
    }
    return bench.forecasts();
  }

  /** A GJR-POT member that shows the member it rests on the day first. */
  private record Pair(GjrMember gjr, GjrPotMember pot) implements ForecastMember {

    Pair(GjrMember gjr) {
      this(gjr, new GjrPotMember(gjr));
    }

    @Override
    public MemberName name() {
      return pot.name();
    }

    @Override
    public void observe(int index) {
      gjr.observe(index);
      pot.observe(index);
    }

    @Override
    public boolean ready() {
      return pot.ready();
    }

    @Override
    public MemberForecast forecast() {
      return pot.forecast();
    }
  }

  /** A learned member that shows the member it begins with the day first. */
  private record Learned(HarXMember elder, PooledMember member) implements ForecastMember {

    Learned(MemberName name, DailyObservations days, RefitSchedule schedule) {
      this(name, days, harX(days, schedule));
    }

    private Learned(MemberName name, DailyObservations days, HarXMember elder) {
      this(elder, member(name, features(days), elder));
      member.serve(Optional.of(LearnedModels.of(name, FeatureSchema.INTRADAY)));
    }

    private static PooledMember member(
        MemberName name, VarianceFeatures features, HarXMember elder) {
      return name == MemberName.NET_FZ0
          ? new TailNetMember(features, elder, PRIOR)
          : new LearnedMember(name, features, elder, PRIOR);
    }

    @Override
    public MemberName name() {
      return member.name();
    }

    @Override
    public void observe(int index) {
      elder.observe(index);
      member.observe(index);
    }

    @Override
    public boolean ready() {
      return member.ready();
    }

    @Override
    public MemberForecast forecast() {
      return member.forecast();
    }
  }
}
