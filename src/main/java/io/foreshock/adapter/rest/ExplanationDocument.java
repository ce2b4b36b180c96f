package io.foreshock.adapter.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.foreshock.application.MarketEvaluation;
import io.foreshock.application.MarketPublication;
import io.foreshock.forecast.regime.Regime;
import io.foreshock.market.Side;
import io.foreshock.policy.Attribution;
import io.foreshock.policy.AttributionStep;
import io.foreshock.policy.Counterfactual;
import io.foreshock.policy.Counterfactuals;
import io.foreshock.policy.HeldParameter;
import io.foreshock.policy.HeldParameters;
import io.foreshock.policy.HeldRegime;
import io.foreshock.policy.PolicyDecision;
import io.foreshock.policy.RegimeProbabilities;
import io.foreshock.policy.ScheduledParameter;
import io.foreshock.publication.MarginSet;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How a set came about.
 *
 * @param setId the set
 * @param marketId its market
 * @param bindingSide side with the larger initial margin
 * @param bindingConstraint last rail that changed that side's value, or none
 * @param longRunPpm where that side's steps begin
 * @param publishedPpm where they end: the published initial margin
 * @param steps that side's steps, the rounding residual last
 * @param sides the same for both sides
 * @param held parameters that are not where they should be, and what holds them
 * @param counterfactuals the nearest changes that would have published another initial margin
 * @param members forecasts of the champion's members
 * @param maintenance what maintenance margin covers
 * @param regime the held regime
 * @param provenance what the set was made from
 * @param dataCutoffMs knowledge time of the newest input, epoch milliseconds
 */
@Schema(name = "Explanation", description = "How a set came about.")
record ExplanationDocument(
    @Schema(examples = Api.EXAMPLE_SET) String setId,
    @Schema(examples = Api.EXAMPLE_MARKET) String marketId,
    Side bindingSide,
    @Schema(examples = "stepLimit") String bindingConstraint,
    @Schema(examples = "36215") long longRunPpm,
    @Schema(examples = "98213") long publishedPpm,
    List<Step> steps,
    Sides sides,
    List<Held> held,
    List<Otherwise> counterfactuals,
    List<MemberDocument> members,
    Maintenance maintenance,
    HeldRegimeDocument regime,
    ProvenanceDocument provenance,
    @Schema(examples = "1586822400000") long dataCutoffMs) {

  /** One step of one side. */
  @Schema(name = "ExplanationStep")
  record Step(
      @Schema(examples = "currentVol") String code,
      @Schema(description = "The level after the step before.", examples = "36215") long beforePpm,
      @Schema(examples = "81204") long afterPpm,
      @Schema(description = "after over before, rounded for display.", examples = "2242275")
          long factorPpm,
      @Schema(
              description = "Natural logarithm of after over before, in millionths.",
              examples = "807491")
          long contributionLogMicro,
      @Schema(description = "Whether the step is a rail and changed the value.") boolean binding,
      String text) {

    static Step of(AttributionStep step) {
      return new Step(
          step.code(),
          step.beforePpm(),
          step.afterPpm(),
          step.factorPpm(),
          step.contributionLogMicro(),
          step.binding(),
          step.text());
    }
  }

  /** The steps of one side. */
  @Schema(name = "ExplanationSide")
  record SideSteps(String bindingConstraint, long longRunPpm, long publishedPpm, List<Step> steps) {

    static SideSteps of(Attribution attribution) {
      return new SideSteps(
          attribution.bindingConstraint(),
          attribution.longRunPpm(),
          attribution.publishedPpm(),
          attribution.steps().stream().map(Step::of).toList());
    }
  }

  /** Both sides. */
  @Schema(name = "ExplanationSides")
  record Sides(
      @JsonProperty("long") SideSteps longSide, @JsonProperty("short") SideSteps shortSide) {}

  /** A parameter that is not where it should be. */
  @Schema(name = "HeldParameter")
  record Held(
      ScheduledParameter.Parameter parameter,
      @Schema(description = "What it should be.", examples = "23953") long askedPpm,
      @Schema(description = "What is in force.", examples = "23000") long publishedPpm,
      @Schema(description = "What holds it.") HeldParameter.HeldBy reason) {

    static Held of(HeldParameter held) {
      return new Held(held.parameter(), held.askedPpm(), held.publishedPpm(), held.reason());
    }
  }

  /** The nearest change of one quantity that would have published another initial margin. */
  @Schema(name = "Counterfactual")
  record Otherwise(
      Side side,
      Counterfactual.ImaginedQuantity quantity,
      @Schema(description = "What the quantity was.", examples = "51240") long actualPpm,
      @Schema(description = "What it would have been.", examples = "53139") long ifPpm,
      @Schema(description = "Initial margin as published.", examples = "61488") long publishedPpm,
      @Schema(description = "Initial margin then.", examples = "63766") long wouldBePpm,
      String text) {

    static Otherwise of(Counterfactual found) {
      return new Otherwise(
          found.side(),
          found.quantity(),
          found.actualPpm(),
          found.ifPpm(),
          found.publishedPpm(),
          found.wouldBePpm(),
          found.text());
    }
  }

  /** What maintenance margin must hold before fees. */
  @Schema(name = "MaintenanceCover")
  record Maintenance(
      @Schema(examples = "VaR(one bar) x intradayShare") String coverBasis,
      @Schema(examples = "28410") long coverLongPpm,
      @Schema(examples = "24900") long coverShortPpm) {}

  /** The held regime and the probabilities it was decided on. */
  @Schema(name = "HeldRegime")
  record HeldRegimeDocument(
      Regime label,
      @Schema(examples = "20000") long calmPpm,
      @Schema(examples = "180000") long elevatedPpm,
      @Schema(examples = "800000") long stressedPpm,
      @Schema(examples = "1582588800000") long enteredAtMs,
      @Schema(examples = "4233600") long dwellSeconds) {

    static HeldRegimeDocument of(MarginSet set) {
      HeldRegime held = set.parameters().regime();
      RegimeProbabilities probabilities = set.regimeProbabilities();
      return new HeldRegimeDocument(
          held.label(),
          probabilities.calmPpm(),
          probabilities.elevatedPpm(),
          probabilities.stressedPpm(),
          held.enteredAtMs(),
          held.dwellSeconds());
    }
  }

  /** Returns the explanation of a publication. */
  static ExplanationDocument of(MarketPublication publication) {
    MarketEvaluation evaluation = publication.evaluation();
    PolicyDecision decision = evaluation.decision();
    Attribution binding = decision.bindingAttribution();
    SideSteps bindingSteps = SideSteps.of(binding);
    return new ExplanationDocument(
        publication.setId(),
        publication.marketId().value(),
        binding.side(),
        bindingSteps.bindingConstraint(),
        bindingSteps.longRunPpm(),
        bindingSteps.publishedPpm(),
        bindingSteps.steps(),
        new Sides(
            SideSteps.of(decision.longAttribution()), SideSteps.of(decision.shortAttribution())),
        held(evaluation),
        counterfactuals(evaluation),
        MemberDocument.of(evaluation.forecast()),
        maintenance(evaluation),
        HeldRegimeDocument.of(publication.set()),
        ProvenanceDocument.of(publication.set().provenance()),
        publication.set().observedAtMs());
  }

  private static List<Held> held(MarketEvaluation evaluation) {
    return HeldParameters.of(
            evaluation.profile(), evaluation.input(), evaluation.decision().parameters())
        .stream()
        .map(Held::of)
        .toList();
  }

  private static List<Otherwise> counterfactuals(MarketEvaluation evaluation) {
    Counterfactuals search =
        new Counterfactuals(evaluation.profile(), evaluation.before(), evaluation.input());
    return Arrays.stream(Side.values())
        .flatMap(side -> search.of(side).stream())
        .map(Otherwise::of)
        .toList();
  }

  private static Maintenance maintenance(MarketEvaluation evaluation) {
    return new Maintenance(
        evaluation.coverBasis(),
        evaluation.input().longSide().maintenanceCoverPpm(),
        evaluation.input().shortSide().maintenanceCoverPpm());
  }
}
