package io.foreshock.market;

import java.util.Optional;

/** Tells whether the values of one bar are possible at all. */
@FunctionalInterface
public interface BarJudge {

  /**
   * Returns why the bar must be set aside, or nothing where its values are possible.
   *
   * @param bar a bar as reported; every value may be impossible
   */
  Optional<QuarantineReason> judge(PriceBar bar);
}
