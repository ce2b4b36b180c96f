package io.foreshock.adapter.registry;

import io.foreshock.evaluation.MarginMetrics;
import io.foreshock.forecast.Combination;
import io.foreshock.forecast.MemberName;
import io.foreshock.forecast.regime.LabelStability;
import io.foreshock.model.ClassGroup;
import io.foreshock.model.ClassSettings;
import io.foreshock.policy.MarginProfile;
import io.foreshock.training.ClassTraining;
import io.foreshock.training.DataSource;
import io.foreshock.training.MarketScore;
import io.foreshock.training.PooledVariance;
import io.foreshock.training.ProfileSearch;
import io.foreshock.training.RegimeHistory;
import io.foreshock.training.StabilityGoals;
import io.foreshock.training.StressJudgement;
import io.foreshock.training.TrainedEdition;
import io.foreshock.training.WeightSearch;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** Writes the model card of an edition, after M. Mitchell and others, "Model Cards" (2019). */
final class ModelCard {

  private static final int PROFILES_SHOWN = 8;
  private static final String METRIC_HEAD =
      "coverage | eq | peak/trough | 1 d | 5 d | 10 d | 30 d | cost |\n";

  private final TrainedEdition edition;
  private final StringBuilder text = new StringBuilder();

  private ModelCard(TrainedEdition edition) {
    this.edition = edition;
  }

  /** Returns the card as Markdown. */
  static String of(TrainedEdition edition) {
    ModelCard card = new ModelCard(edition);
    card.head();
    card.settings();
    card.data();
    for (ClassTraining training : edition.training().values()) {
      card.training(training);
    }
    card.tail();
    return card.text.toString();
  }

  private void head() {
    String knownUntil = Instant.ofEpochMilli(edition.knownUntilMs()).toString();
    line("# %s %s", edition.modelId(), edition.version());
    line("");
    line("A combination of classical members (GJR-GARCH, EWMA, log-HAR, Markov switching) and the");
    line("margin profile of each asset class of the group `%s`.", edition.group().code());
    line("Nothing after %s has touched it.", knownUntil);
    line("");
    line(
        "- **Intended use**: forecasts of the next day's tail and margin parameters for markets of");
    line("  these classes, on days after knownUntil; a venue judges before it applies them.");
    line("- **Not for**: portfolios, options, markets that do not move, or days up to knownUntil,");
    line("  where its figures are in-sample.");
    line("- **Limits**: training data hold no crisis but those of their years. Classes with few");
    line("  markets rest on few market-sides; the tables say how many.");
    line(
        "- **Fallback**: a market below 500 days is served by EWMA alone; without this edition the");
    line("  older one serves, and before that the documented defaults.");
    line("- **Owner**: Foreshock maintainers.");
    line(
        "- **Review**: when a newer edition is trained, when a demotion alarm is raised, and at the");
    line("  latest two years after knownUntil.");
    line("");
  }

  private void settings() {
    line("## What it sets");
    line("");
    line(
        "| class | tail weights | variance weights | pooled regression | w | up/d | down/d"
            + " | dwell h | falls in stress | class minimum |");
    line("|---|---|---|---|---|---|---|---|---|---|");
    edition.settings().forEach((key, one) -> line("| %s | %s |", key, setting(one)));
    line("");
  }

  private static String setting(ClassSettings settings) {
    Combination combination = settings.combination();
    return combination.tail().text()
        + " | "
        + combination.variance().text()
        + " | "
        + combination
            .pooledFor(MemberName.HAR_X_POT)
            .map(pooled -> pooled.schema().id())
            .orElse("none")
        + " | "
        + profile(settings.profile());
  }

  private static String profile(MarginProfile profile) {
    return format(
        "%.2f | %.1f %% | %.1f %% | %d | %s | %.2f %%",
        profile.target().stressedWeightPpm() / 1e6,
        profile.steps().stepUpPpmPerDay() / 1e4,
        profile.steps().stepDownPpmPerDay() / 1e4,
        profile.hysteresis().dwellHours(),
        profile.hysteresis().lowerWhileStressed() ? "yes" : "no",
        profile.target().classMinimumImfPpm() / 1e4);
  }

  private void data() {
    line("## Training data");
    line("");
    line("| set | rows | from | to | source | licence |");
    line("|---|---|---|---|---|---|");
    for (DataSource source : edition.sources()) {
      line(
          "| %s | %d | %s | %s | %s | %s |",
          source.name(),
          source.rows(),
          source.firstTimestamp(),
          source.lastTimestamp(),
          source.source(),
          source.licence());
    }
    line("");
    line(
        "Rows after knownUntil were cut off before anything was computed. Fits made on the way: %d,",
        edition.fitCount());
    line(
        "of which %d found no distinct regimes (a simpler model or the parameters before served).",
        edition.unidentifiedFits());
    if (!edition.shippedFits().isEmpty()) {
      line(
          "`fits.json.gz` holds %d fits of all bundled series to their ends. Each uses the past of",
          edition.shippedFits().size());
      line(
          "its own day only and is found by a hash of its input: it saves time and changes nothing.");
    }
    line("");
  }

  private void training(ClassTraining training) {
    StabilityGoals goals = training.goals();
    line(
        "## %s: %d markets, %d market-days",
        training.assetClass(), training.markets().size(), training.rows());
    line("");
    line(
        "Goals: coverage at least %.1f %%, peak-to-trough at most %.0f, 5-day rise at most %.0f %%,"
            + " cost at most %.0f %%.",
        100 * goals.coverage(),
        goals.peakToTrough(),
        100 * goals.fiveDayRise(),
        100 * goals.cost());
    line(
        "Means over market-sides of training days, in-sample by definition; the first row serves.");
    line("");
    text.append("| w | up/d | down/d | dwell h | falls in stress | class minimum | missed by | ");
    text.append(METRIC_HEAD);
    line("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
    training.profiles().stream().limit(PROFILES_SHOWN).forEach(this::profileRow);
    line("");
    line("%d profiles were tried.", training.profiles().size());
    line("");
    weightTable(training);
    marketTable(training);
    labelTable(training);
  }

  private void profileRow(ProfileSearch.Scored scored) {
    line(
        "| %s | %.3f | %s |",
        profile(scored.profile()), scored.violation(), metrics(scored.metrics()));
  }

  private void weightTable(ClassTraining training) {
    line(
        "Combinations in whole tenths by mean loss%s; the first row serves. Of all of those members,"
            + " the best ten and the members alone.",
        training.pooledWeights()
            ? ", over all markets of the group, since the class has few of its own"
            : "");
    line("");
    weightTable(WeightSearch.TAIL, training.weights());
    weightTable(WeightSearch.VARIANCE, training.varianceWeights());
    training.pooledVariance().ifPresent(this::pooled);
  }

  private void weightTable(WeightSearch search, List<WeightSearch.Scored> scores) {
    line("| weights | %s |", search.lossName());
    line("|---|---|");
    for (WeightSearch.Scored scored : scores) {
      line("| %s | %.5f |", scored.weights().text(), scored.loss());
    }
    line("");
  }

  private void pooled(PooledVariance pooled) {
    line(
        "Variance regression `%s`, pooled over markets: QLIKE %.4f against %.4f of each market's own"
            + " on %d markets after %s, fitted to the days before it. The pooled one %s.",
        pooled.schema().id(),
        pooled.pooledQlike(),
        pooled.ownQlike(),
        pooled.markets(),
        LocalDate.ofEpochDay(pooled.splitDay()),
        pooled.wins() ? "serves" : "does not serve");
    for (PooledVariance.Learned learned : pooled.learned()) {
      line("Corrected by the model of `%s`: %.4f.", learned.member().code(), learned.qlike());
    }
    for (StressJudgement stress : pooled.stress()) {
      line(
          "Stressed days by a `%s`, which serves nobody: Brier %.4f, skill %.3f on %d market-days.",
          stress.model(), stress.brier(), stress.skill(), stress.days());
    }
    line("");
  }

  private void marketTable(ClassTraining training) {
    text.append("| market | side | days | ").append(METRIC_HEAD);
    line("|---|---|---|---|---|---|---|---|---|---|---|");
    for (MarketScore market : training.markets()) {
      line("| %s | long | %d | %s |", market.marketId(), market.rows(), metrics(market.longSide()));
      line(
          "| %s | short | %d | %s |",
          market.marketId(), market.rows(), metrics(market.shortSide()));
    }
    line("");
  }

  private void labelTable(ClassTraining training) {
    if (training.labels().isEmpty()) {
      return;
    }
    line(
        "Regime labels, borders noted every thirty days: agreement with the borders before on the");
    line("last 250 days, borders that renamed their own day, and changes of the label foreseen.");
    line("");
    line("| market | borders | mean agreement | least | renamed | switches a year |");
    line("|---|---|---|---|---|---|");
    for (RegimeHistory.Labels market : training.labels()) {
      LabelStability stability = market.stability();
      line(
          "| %s | %d | %.3f | %.3f | %d | %.1f |",
          market.marketId(),
          stability.agreements().size() + 1,
          stability.meanAgreement(),
          stability.leastAgreement(),
          stability.relabels(),
          stability.switchesPerYear());
    }
    line("");
  }

  private static String metrics(MarginMetrics metrics) {
    return format(
        "%.2f %% | %.3f | %.2f | %.0f %% | %.0f %% | %.0f %% | %.0f %% | %.1f %%",
        100 * metrics.coverage(),
        metrics.equalCoverage(),
        metrics.peakToTrough(),
        100 * metrics.oneDayRise(),
        100 * metrics.fiveDayRise(),
        100 * metrics.tenDayRise(),
        100 * metrics.thirtyDayRise(),
        100 * metrics.cost());
  }

  private void tail() {
    line("## How to make it again");
    line("");
    line(
        "`./foreshock train%s --out FOLDER` writes the same bytes.",
        edition.group() == ClassGroup.CRYPTO ? " --crypto-bars FILE" : "");
  }

  private void line(String pattern, Object... values) {
    text.append(format(pattern, values)).append('\n');
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
