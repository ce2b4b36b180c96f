package io.foreshock.adapter.rest;

import io.foreshock.forecast.ChampionForecast;
import io.foreshock.forecast.MemberForecast;
import io.foreshock.market.Side;
import io.foreshock.policy.Ppm;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What one member of the champion says of the next day.
 *
 * @param member its name
 * @param weightPpm its share of the combination
 * @param sigmaPpm daily volatility, log
 * @param varLongPpm VaR 99 % of long positions over the day, log loss
 * @param varShortPpm VaR 99 % of short positions over the day, log loss
 */
@Schema(name = "Member", description = "A member's forecast of the next day, log-return losses.")
record MemberDocument(
    @Schema(examples = "gjr-fhs") String member,
    @Schema(examples = "250000") long weightPpm,
    @Schema(examples = "400000") long varianceWeightPpm,
    @Schema(examples = "21340") long sigmaPpm,
    @Schema(examples = "62310") long varLongPpm,
    @Schema(examples = "55120") long varShortPpm) {

  private static final double ALPHA = 0.01;

  /** Returns the members that spoke, in the order of their names' enum. */
  static List<MemberDocument> of(ChampionForecast forecast) {
    return forecast.members().values().stream()
        .sorted(Comparator.comparing(MemberForecast::member))
        .map(member -> of(member, forecast))
        .toList();
  }

  private static MemberDocument of(MemberForecast member, ChampionForecast forecast) {
    return new MemberDocument(
        member.member().code(),
        Math.round(forecast.weights().getOrDefault(member.member(), 0.0) * Ppm.ONE),
        Math.round(forecast.varianceWeights().getOrDefault(member.member(), 0.0) * Ppm.ONE),
        Ppm.ofFractionRoundedUp(Math.sqrt(member.dailyVariance())),
        Ppm.ofFractionRoundedUp(member.tail().valueAtRisk(Side.LONG, ALPHA)),
        Ppm.ofFractionRoundedUp(member.tail().valueAtRisk(Side.SHORT, ALPHA)));
  }
}
