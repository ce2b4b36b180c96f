package io.foreshock.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Losses of several models by day, each the mean over the market-sides on which all of these models
 * have one that day. Markets on which one of them never speaks are left out.
 */
final class CrossSection {

  private final List<String> models;
  private final double[][] losses;

  private CrossSection(List<String> models, double[][] losses) {
    this.models = models;
    this.losses = losses;
  }

  /**
   * Makes the cross-section.
   *
   * @param models at least one, the order of the rows
   * @param forecasts forecasts of these and maybe other models
   * @param loss losses of a series, one list for each side that is judged apart
   * @throws IllegalArgumentException if there is no market or no day on which all speak
   */
  static CrossSection of(
      List<String> models,
      List<ForecastSeries> forecasts,
      Function<ForecastSeries, List<DailyLosses>> loss) {
    List<DailyMeans> means = Stream.generate(DailyMeans::new).limit(models.size()).toList();
    for (Map<String, ForecastSeries> market : byMarket(forecasts).values()) {
      List<List<DailyLosses>> spoken =
          models.stream().flatMap(model -> Stream.ofNullable(market.get(model))).map(loss).toList();
      if (spoken.size() == models.size()) {
        add(means, spoken);
      }
    }
    double[][] losses = means.stream().map(DailyMeans::means).toArray(double[][]::new);
    if (losses[0].length == 0) {
      throw new IllegalArgumentException("no day on which all of " + models + " speak");
    }
    return new CrossSection(models, losses);
  }

  private static void add(List<DailyMeans> means, List<List<DailyLosses>> spoken) {
    for (int side = 0; side < spoken.getFirst().size(); side++) {
      int place = side;
      List<DailyLosses> models = spoken.stream().map(sides -> sides.get(place)).toList();
      for (long day : DailyLosses.commonDays(models)) {
        for (int model = 0; model < models.size(); model++) {
          means.get(model).add(day, models.get(model).on(day));
        }
      }
    }
  }

  private static Map<String, Map<String, ForecastSeries>> byMarket(List<ForecastSeries> forecasts) {
    Map<String, Map<String, ForecastSeries>> markets = new LinkedHashMap<>();
    for (ForecastSeries series : forecasts) {
      markets
          .computeIfAbsent(series.symbol(), unseen -> new LinkedHashMap<>())
          .put(series.model(), series);
    }
    return markets;
  }

  /** Returns the models that speak of every market, in the order of their first series. */
  static List<String> everywhere(List<ForecastSeries> forecasts) {
    Set<String> models = new LinkedHashSet<>();
    forecasts.forEach(series -> models.add(series.model()));
    byMarket(forecasts).values().forEach(market -> models.retainAll(market.keySet()));
    return new ArrayList<>(models);
  }

  List<String> models() {
    return models;
  }

  /** Returns loss of each model and day, model first; shared, not to be written to. */
  double[][] losses() {
    return losses;
  }

  /** Returns the losses of the first model less those of another. */
  double[] firstLess(int model) {
    double[] differences = new double[losses[0].length];
    for (int t = 0; t < differences.length; t++) {
      differences[t] = losses[0][t] - losses[model][t];
    }
    return differences;
  }
}
