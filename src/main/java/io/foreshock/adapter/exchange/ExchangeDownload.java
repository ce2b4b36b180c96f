package io.foreshock.adapter.exchange;

import io.foreshock.application.FetchBars;
import io.foreshock.application.StepProgress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Downloads history page by page. Rows are written as the exchange sent them, oldest first, each
 * time once, and only when they are complete; what is missing is told and never filled in.
 */
public final class ExchangeDownload implements FetchBars {

  /** Letters, digits and what stands between them: safe in an address and in a file. */
  private static final Pattern SYMBOL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");

  private static final long MINUTE_MS = 60_000;

  private final Clock clock;
  private final Sleeper sleeper;

  ExchangeDownload(Clock clock, Sleeper sleeper) {
    this.clock = clock;
    this.sleeper = sleeper;
  }

  /** Returns the downloads of this machine, by its clock. */
  public static ExchangeDownload create() {
    return new ExchangeDownload(Clock.systemUTC(), Thread::sleep);
  }

  @Override
  public Fetched fetch(Request request, StepProgress progress) throws IOException {
    Venue venue = Venue.of(request.source(), request.kind());
    requireKnown(venue, request);
    String baseUrl = baseUrl(request.baseUrl().orElse(venue.baseUrl()));
    try (PartFile part = open(venue, request)) {
      PageReader pages = new PageReader(clock, sleeper, venue, baseUrl);
      try {
        download(venue, pages, request, part, progress);
      } catch (IOException broken) {
        throw told(broken, request, part);
      }
      return finish(request, part, pages);
    }
  }

  private static void requireKnown(Venue venue, Request request) {
    if (!SYMBOL.matcher(request.symbol()).matches()) {
      throw new IllegalArgumentException(
          "a symbol has letters, digits, '.', '_' and '-', was '" + request.symbol() + "'");
    }
    if (request.intervalMs() % MINUTE_MS != 0
        || !venue.intervalMinutes().contains(request.intervalMs() / MINUTE_MS)) {
      throw new IllegalArgumentException(
          "there is no interval of "
              + request.intervalMs() / MINUTE_MS
              + " minutes; there are "
              + new TreeSet<>(venue.intervalMinutes()));
    }
  }

  private static String baseUrl(String text) {
    try {
      URI uri = URI.create(text);
      if (uri.getHost() != null
          && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
      }
    } catch (IllegalArgumentException e) {
      // told below, with every other address that will not do
    }
    throw new IllegalArgumentException(
        "the base URL must be http://HOST or https://HOST, was '" + text + "'");
  }

  /** The end is no part of the request's identity: a broken download may go on further. */
  private static PartFile open(Venue venue, Request request) throws IOException {
    String identity =
        String.join(
            " ",
            request.source().name(),
            request.symbol(),
            request.kind().name(),
            String.valueOf(request.intervalMs()),
            String.valueOf(request.fromMs()));
    return PartFile.open(
        Path.of(request.out()).toAbsolutePath(),
        identity + "\n",
        venue.header(),
        venue.rowSymbol(request.symbol()),
        request.intervalMs());
  }

  private static void download(
      Venue venue, PageReader pages, Request request, PartFile part, StepProgress progress)
      throws IOException {
    long completeAfterMs = venue.completeAfterMs(request.intervalMs());
    long fromMs = part.rows() > 0 ? part.lastMs() + Math.max(1, completeAfterMs) : request.fromMs();
    while (fromMs <= lastMs(request, pages, completeAfterMs)) {
      Query query =
          new Query(
              request.symbol(),
              request.intervalMs(),
              fromMs,
              lastMs(request, pages, completeAfterMs));
      Page page = whole(pages, query);
      part.append(within(page.rows(), fromMs, lastMs(request, pages, completeAfterMs)));
      long nextMs = page.nextFromMs().orElse(Long.MAX_VALUE);
      if (nextMs <= fromMs) {
        throw new IOException("the exchange answered with the same page again");
      }
      fromMs = nextMs;
      progress.advanced(
          "fetching " + request.symbol(),
          Math.min(fromMs, query.untilMs()) - request.fromMs(),
          query.untilMs() - request.fromMs());
      pages.pause();
    }
  }

  /** The last opening time that is wanted and complete by now. */
  private static long lastMs(Request request, PageReader pages, long completeAfterMs) {
    return Math.min(request.toMs().orElse(Long.MAX_VALUE) - 1, pages.nowMs() - completeAfterMs);
  }

  /** Asks on until the page has all its rows. */
  private static Page whole(PageReader pages, Query query) throws IOException {
    Page first = pages.read(query);
    List<Row> rows = new ArrayList<>(first.rows());
    Page page = first;
    long untilMs = query.untilMs();
    while (page.againUntilMs().isPresent()) {
      if (page.againUntilMs().getAsLong() >= untilMs) {
        throw new IOException("the exchange answered with the same page again");
      }
      untilMs = page.againUntilMs().getAsLong();
      pages.pause();
      page = pages.read(query.until(untilMs));
      rows.addAll(page.rows());
    }
    return new Page(rows, first.nextFromMs(), page.againUntilMs());
  }

  private static List<Row> within(List<Row> rows, long fromMs, long lastMs) throws IOException {
    List<Row> sorted =
        rows.stream()
            .distinct()
            .filter(row -> row.timeMs() >= fromMs && row.timeMs() <= lastMs)
            .sorted(Comparator.comparingLong(Row::timeMs))
            .toList();
    for (int i = 1; i < sorted.size(); i++) {
      if (sorted.get(i).timeMs() == sorted.get(i - 1).timeMs()) {
        throw new IOException(
            "the exchange answered with two rows of one time: " + sorted.get(i).line("symbol"));
      }
    }
    return sorted;
  }

  private static IOException told(IOException broken, Request request, PartFile part) {
    return part.rows() == 0
        ? broken
        : new IOException(
            broken.getMessage()
                + "; "
                + part.rows()
                + " rows are kept in "
                + request.out()
                + ".part, the same command goes on from there",
            broken);
  }

  private static Fetched finish(Request request, PartFile part, PageReader pages)
      throws IOException {
    if (part.rows() == 0) {
      throw new IOException("the exchange has no rows of " + request.symbol() + " in that time");
    }
    PartScan scan = part.scan();
    if (scan.rows() != part.rows()) {
      throw new IOException(request.out() + ".part: was changed while it was written");
    }
    long endMs = Math.min(request.toMs().orElse(Long.MAX_VALUE), pages.nowMs());
    String sha256 = scan.sha256Hex();
    part.finish(sha256);
    return new Fetched(
        request.out(),
        scan.rows(),
        part.keptRows(),
        scan.firstMs(),
        scan.lastMs(),
        scan.gapsBetween(request.fromMs(), endMs),
        sha256);
  }
}
