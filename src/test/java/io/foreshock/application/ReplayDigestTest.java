package io.foreshock.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.foreshock.forecast.FittedParameters;
import io.foreshock.market.Market;
import io.foreshock.market.PriceSeries;
import io.foreshock.market.SimulatedMarkets;
import io.foreshock.model.LoadedModels;
import io.foreshock.training.DataSource;
import io.foreshock.training.TrainingSeries;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReplayDigestTest {

  private static final int DAYS = 130;
  private static final DataSource SOURCE = new DataSource("s", "", 0, "", "", "", "", true);

  private static TrainingSeries series(String name, double lastReturn) {
    Market market = SimulatedMarkets.crypto(name);
    double[] returns = SimulatedMarkets.returns(DAYS, 1, 0.02, name.charAt(0));
    returns[DAYS - 1] = lastReturn;
    PriceSeries bars = SimulatedMarkets.closes(market.id(), SimulatedMarkets.DAY_MS, returns);
    return new TrainingSeries(SOURCE, market, bars);
  }

  private static Map<ReplayDigest.Kind, ReplayDigest.Digest> replay(
      int threads, TrainingSeries... series) throws InterruptedException {
    LoadedModels models = new LoadedModels(Walks.NO_EDITIONS, FittedParameters.NONE, List.of());
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      return new ReplayDigest(models, Walks.ENCODER).replay(Arrays.asList(series), executor);
    }
  }

  @Test
  void replay_oneThreadOrThree_isTheSame() throws InterruptedException {
    TrainingSeries[] all = {series("A", 0.01), series("B", 0.01), series("C", 0.01)};
    assertThat(replay(3, all)).isEqualTo(replay(1, all)).isEqualTo(replay(1, all));
  }

  @Test
  void replay_everyEvaluation_isCountedInEveryKind() throws InterruptedException {
    long evaluations =
        new MarginWalk(
                MarketHistory.of(series("A", 0.01).market(), series("A", 0.01).bars()),
                Walks.DOCUMENTED,
                new FitsInMemory())
            .toEnd()
            .orElseThrow()
            .sequence();
    assertThat(replay(1, series("A", 0.01)).values())
        .allSatisfy(digest -> assertThat(digest.count()).isEqualTo(evaluations));
  }

  @ParameterizedTest
  @EnumSource
  void replay_lastReturnChanged_changesTheHash(ReplayDigest.Kind kind) throws InterruptedException {
    assertThat(replay(1, series("A", -0.09)).get(kind))
        .isNotEqualTo(replay(1, series("A", 0.01)).get(kind));
  }

  @Test
  void replay_orderOfSeries_changesTheHash() throws InterruptedException {
    assertThat(replay(1, series("A", 0.01), series("B", 0.01)))
        .isNotEqualTo(replay(1, series("B", 0.01), series("A", 0.01)));
  }
}
