package io.foreshock.model;

import io.foreshock.market.AssetClass;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * All approved editions. Each day is served by the newest whose {@code knownUntilMs} lies before
 * it; days before the oldest are served by the documented defaults.
 *
 * @param editions editions in any order
 * @param documentedHash SHA-256 of the documented defaults, 64 hexadecimal digits
 */
public record Editions(List<Edition> editions, String documentedHash) {

  /** Name of the champion of days before the oldest edition. */
  public static final String DOCUMENTED = "classical-documented";

  private static final String DOCUMENTED_VERSION = "1";

  /** Sorts by {@code knownUntilMs}. */
  public Editions {
    editions = editions.stream().sorted(Comparator.comparingLong(Edition::knownUntilMs)).toList();
  }

  /**
   * Returns the champion of a day.
   *
   * @param assetClass class of the market
   * @param dayStartMs start of the day the parameters are for, epoch milliseconds
   */
  public ChampionChoice inForce(AssetClass assetClass, long dayStartMs) {
    return newestBefore(assetClass, dayStartMs)
        .flatMap(edition -> choice(edition, assetClass))
        .orElseGet(() -> documented(assetClass));
  }

  /**
   * Returns the newest edition of a class that knows nothing of a day, empty where there is none.
   *
   * @param assetClass class of the market
   * @param dayStartMs start of the day, epoch milliseconds
   */
  public Optional<Edition> newestBefore(AssetClass assetClass, long dayStartMs) {
    return serving(assetClass).stream()
        .filter(edition -> edition.knownUntilMs() < dayStartMs)
        .reduce((older, newer) -> newer);
  }

  /** Returns the earliest {@code knownUntilMs} of a class, empty where it has no edition. */
  public OptionalLong oldestKnownUntilMs(AssetClass assetClass) {
    return serving(assetClass).stream().mapToLong(Edition::knownUntilMs).min();
  }

  /** Returns the latest {@code knownUntilMs} of a class, empty where it has no edition. */
  public OptionalLong newestKnownUntilMs(AssetClass assetClass) {
    return serving(assetClass).stream().mapToLong(Edition::knownUntilMs).max();
  }

  /** Returns the editions of one class, which say of it what all of them say. */
  public Editions only(AssetClass assetClass) {
    return new Editions(serving(assetClass), documentedHash);
  }

  private List<Edition> serving(AssetClass assetClass) {
    return editions.stream().filter(e -> e.settings().containsKey(assetClass)).toList();
  }

  private static Optional<ChampionChoice> choice(Edition edition, AssetClass assetClass) {
    return edition
        .settingsOf(assetClass)
        .map(settings ->
            new ChampionChoice(
                edition.modelId(),
                edition.version(),
                edition.contentHash(),
                OptionalLong.of(edition.knownUntilMs()),
                settings));
  }

  private ChampionChoice documented(AssetClass assetClass) {
    return new ChampionChoice(
        DOCUMENTED,
        DOCUMENTED_VERSION,
        documentedHash,
        OptionalLong.empty(),
        ClassSettings.documented(assetClass));
  }
}
