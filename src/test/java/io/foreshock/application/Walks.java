package io.foreshock.application;

import io.foreshock.forecast.ChampionForecast;
import io.foreshock.forecast.FittedParameters;
import io.foreshock.market.Market;
import io.foreshock.market.MarketDirectory;
import io.foreshock.market.MarketId;
import io.foreshock.market.PriceBar;
import io.foreshock.market.PriceSeries;
import io.foreshock.market.verification.PricedMarkets;
import io.foreshock.model.Editions;
import io.foreshock.model.LoadedModels;
import io.foreshock.publication.SetEncoder;
import io.foreshock.publication.SetIdentity;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the tests of the river share. */
final class Walks {

  static final String HASH = "0123456789abcdef".repeat(4);
  static final Editions NO_EDITIONS = new Editions(List.of(), HASH);
  static final LoadedModels NO_MODELS =
      new LoadedModels(NO_EDITIONS, FittedParameters.NONE, List.of());
  static final ChampionDirectory DOCUMENTED = new ChampionDirectory(NO_EDITIONS, Map.of());

  /** A record's text names every component, so it stands for canonical bytes well enough. */
  static final SetEncoder ENCODER =
      (set, setId, seal) -> (setId + set).getBytes(StandardCharsets.UTF_8);

  /** Live scoring that asks for nothing. */
  static final LiveWarnings UNWARNED = publication -> LiveWarning.NONE;

  private Walks() {}

  /** Returns a chain that signs as {@link MemorySigner} does and keeps its place in memory. */
  static PublicationChain chain() {
    return new PublicationChain(ENCODER, MemorySigner::read, new MemorySigner(), new MemoryState());
  }

  /** Returns what assesses portfolios in markets whose price no sources tell. */
  static AssessPortfolio portfolios(MarketRisks risks) {
    return new AssessPortfolio(
        risks,
        MarketDirectory.of(List.of(), List.of()),
        new VerifyPrices(new PricedMarkets(List.of()), new NoReports()),
        Clock.systemUTC());
  }

  /** Everything an evaluation says, to the bit: a double is printed so that it reads back equal. */
  static String told(MarketHistory history, MarketEvaluation evaluation) {
    ChampionForecast forecast = evaluation.forecast();
    return String.join(
        "\n",
        String.valueOf(evaluation.sequence()),
        String.valueOf(forecast.dailyVariance()),
        forecast.conditional().toString(),
        forecast.filtered().toString(),
        forecast.members().toString(),
        forecast.weights().toString(),
        forecast.regime().atHorizon(1).toString(),
        forecast.carry().recursion().toString(),
        Arrays.toString(forecast.carry().orderedResiduals()),
        evaluation.choice().toString(),
        evaluation.input().toString(),
        evaluation.decision().toString(),
        evaluation.coverBasis(),
        setId(history, evaluation));
  }

  static String setId(MarketHistory history, MarketEvaluation evaluation) {
    return SetIdentity.of(
            SetComposer.compose(history, evaluation, Optional.empty(), NO_EDITIONS), ENCODER)
        .toString();
  }

  static MarketHistory history(Market market, PriceSeries bars) {
    return MarketHistory.of(market, bars);
  }

  /** Returns the bars from one index up to, not including, another. */
  static List<PriceBar> bars(PriceSeries series, int from, int to) {
    List<PriceBar> bars = new ArrayList<>();
    for (int i = from; i < to; i++) {
      bars.add(PriceBar.ofClose(series.openTimeMs(i), series.close(i)));
    }
    return bars;
  }

  static MarketId id(String value) {
    return new MarketId(value);
  }
}
