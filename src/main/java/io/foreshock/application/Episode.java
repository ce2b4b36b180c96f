package io.foreshock.application;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Stretches of market stress that are known by name. */
public enum Episode {
  /** Lehman Brothers fails, 15 September 2008. */
  LEHMAN("2008-09", "2008-09-01", "2008-10-31"),
  /** The pandemic reaches markets. */
  PANDEMIC("2020-03", "2020-02-20", "2020-03-31"),
  /** Crypto-assets halve, 19 May 2021. */
  CRYPTO_FALL("2021-05", "2021-05-01", "2021-05-31"),
  /** Terra and Luna fail, 7 to 13 May 2022. */
  LUNA("2022-05", "2022-05-01", "2022-05-31"),
  /** FTX fails, 6 to 11 November 2022. */
  FTX("2022-11", "2022-11-01", "2022-11-30");

  private final String code;
  private final ReplayPeriod period;

  Episode(String code, String from, String to) {
    this.code = code;
    this.period = new ReplayPeriod(LocalDate.parse(from), LocalDate.parse(to));
  }

  /** Returns the episode of a code such as {@code 2008-09}, empty for others. */
  public static Optional<Episode> of(String code) {
    return Arrays.stream(values()).filter(episode -> episode.code.equals(code)).findFirst();
  }

  /** Returns the codes. */
  public static List<String> codes() {
    return Arrays.stream(values()).map(episode -> episode.code).toList();
  }

  /** Returns its days. */
  public ReplayPeriod period() {
    return period;
  }
}
