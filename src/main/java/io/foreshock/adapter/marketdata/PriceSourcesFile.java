package io.foreshock.adapter.marketdata;

import io.foreshock.market.MarketId;
import io.foreshock.market.verification.PriceSource;
import io.foreshock.market.verification.PricedMarket;
import io.foreshock.market.verification.PricedMarkets;
import io.foreshock.market.verification.SourceKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads the file that says which sources tell the price of which market. */
public final class PriceSourcesFile {

  private static final long DEFAULT_DIVERGENCE_PPM = 5_000;
  private static final long LONGEST_SECONDS = 30 * 86_400;
  private static final long SECOND_MS = 1_000;

  private PriceSourcesFile() {}

  /**
   * Returns the sources of each market; none where there is no file.
   *
   * @param file the operator's file
   * @throws IllegalArgumentException naming the file, the place in it and the field at fault
   */
  public static PricedMarkets read(Path file) {
    if (!Files.exists(file)) {
      return new PricedMarkets(List.of());
    }
    try {
      return parse(Files.readString(file, StandardCharsets.UTF_8), file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads sources.
   *
   * @param json object with the list {@code markets}
   * @param source name for messages
   * @throws IllegalArgumentException naming the source, the place in it and the field at fault
   */
  public static PricedMarkets parse(String json, String source) {
    JsonFields file = JsonFields.parse(json, source);
    List<PricedMarket> markets =
        file.objects("markets").stream().map(PriceSourcesFile::market).toList();
    return placed(file, () -> new PricedMarkets(markets));
  }

  private static PricedMarket market(JsonFields entry) {
    List<PriceSource> sources =
        entry.objects("sources").stream().map(PriceSourcesFile::source).toList();
    long quorum =
        entry.has("quorum") ? entry.integer("quorum") : PricedMarket.majority(sources.size());
    long divergencePpm =
        entry.has("divergencePpm") ? entry.integer("divergencePpm") : DEFAULT_DIVERGENCE_PPM;
    int most = (int) Math.clamp(quorum, 0, Integer.MAX_VALUE);
    return placed(
        entry,
        () -> new PricedMarket(new MarketId(entry.text("marketId")), sources, most, divergencePpm));
  }

  private static PriceSource source(JsonFields entry) {
    Optional<String> key =
        entry.has("publicKey") ? Optional.of(entry.text("publicKey")) : Optional.empty();
    long heartbeatMs = milliseconds(entry, "heartbeatSeconds");
    long maximumAgeMs = milliseconds(entry, "maximumAgeSeconds");
    long stuckAfterMs = milliseconds(entry, "stuckSeconds");
    return placed(
        entry,
        () ->
            new PriceSource(
                entry.text("id"),
                heartbeatMs,
                maximumAgeMs,
                stuckAfterMs,
                entry.integer("maximumConfidencePpm"),
                key.map(SourceKey::new)));
  }

  private static long milliseconds(JsonFields entry, String field) {
    long seconds = entry.integer(field);
    if (!(seconds >= 1 && seconds <= LONGEST_SECONDS)) {
      throw new IllegalArgumentException(
          entry.source()
              + ": '"
              + field
              + "' must be in [1, "
              + LONGEST_SECONDS
              + "], was '"
              + seconds
              + "'");
    }
    return seconds * SECOND_MS;
  }

  /** Makes a value; where that is refused, says at which place. */
  private static <T> T placed(JsonFields entry, Supplier<T> make) {
    try {
      return make.get();
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      throw message.startsWith(entry.source())
          ? e
          : new IllegalArgumentException(entry.source() + ": " + message, e);
    }
  }
}
