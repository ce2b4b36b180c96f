package io.foreshock.adapter.cli.report;

import io.foreshock.application.ForecastRow;

/** The two kinds of days, which are never shown together. */
enum Sample {
  /** Days served by an edition that knew nothing of them. */
  OUT_OF_SAMPLE("out", ForecastRow.CHAMPION),
  /** Days before the oldest edition. */
  IN_SAMPLE("in", ForecastRow.CHAMPION_IN_SAMPLE);

  private final String id;
  private final String champion;

  Sample(String id, String champion) {
    this.id = id;
    this.champion = champion;
  }

  /** Returns the name used in the page's ids. */
  String id() {
    return id;
  }

  /** Returns the champion's name in the rows of these days. */
  String champion() {
    return champion;
  }

  boolean inSample() {
    return this == IN_SAMPLE;
  }
}
