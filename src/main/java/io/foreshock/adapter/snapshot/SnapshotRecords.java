package io.foreshock.adapter.snapshot;

import io.foreshock.application.MarketEvaluation;
import io.foreshock.application.MarketPublication;
import io.foreshock.application.PublishedSnapshot;
import io.foreshock.forecast.ChampionForecast;
import io.foreshock.forecast.MemberForecast;
import io.foreshock.forecast.MemberWeights;
import io.foreshock.forecast.Uncertainty;
import io.foreshock.forecast.VarianceCarry;
import io.foreshock.forecast.regime.RegimePrior;
import io.foreshock.forecast.tail.GjrRecursion;
import io.foreshock.market.Market;
import io.foreshock.model.ChampionChoice;
import io.foreshock.model.ClassSettings;
import io.foreshock.policy.Attribution;
import io.foreshock.policy.AttributionStep;
import io.foreshock.policy.BufferRules;
import io.foreshock.policy.HaircutInput;
import io.foreshock.policy.HaircutRules;
import io.foreshock.policy.HeldRegime;
import io.foreshock.policy.HysteresisRules;
import io.foreshock.policy.LevelMemory;
import io.foreshock.policy.MaintenanceRules;
import io.foreshock.policy.MarginParameters;
import io.foreshock.policy.MarginProfile;
import io.foreshock.policy.NoticeTrack;
import io.foreshock.policy.PolicyDecision;
import io.foreshock.policy.PolicyInput;
import io.foreshock.policy.PolicyMemory;
import io.foreshock.policy.PolicyState;
import io.foreshock.policy.PublishedLevel;
import io.foreshock.policy.RegimeMemory;
import io.foreshock.policy.RegimeMultipliers;
import io.foreshock.policy.RegimeRules;
import io.foreshock.policy.ScheduledChange;
import io.foreshock.policy.ScheduledParameter;
import io.foreshock.policy.SideInput;
import io.foreshock.policy.SideMemory;
import io.foreshock.policy.SidedPpm;
import io.foreshock.policy.StepRules;
import io.foreshock.policy.TargetRules;
import io.foreshock.policy.UncertaintyInput;
import io.foreshock.publication.ContractDomain;
import io.foreshock.publication.MarginSet;
import io.foreshock.publication.Quality;
import io.foreshock.publication.Seal;
import io.foreshock.publication.SetSignature;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** The records in a snapshot, named for the native image, which must know what is reflected on. */
@RegisterForReflection(
    targets = {
      Attribution.class,
      AttributionStep.class,
      BufferRules.class,
      ChampionChoice.class,
      ChampionForecast.class,
      ClassSettings.class,
      ContractDomain.class,
      GjrRecursion.class,
      HaircutInput.class,
      HaircutRules.class,
      HeldRegime.class,
      HysteresisRules.class,
      LevelMemory.class,
      MaintenanceRules.class,
      MarginParameters.class,
      MarginProfile.class,
      MarginSet.class,
      MarginSet.Fallback.class,
      MarginSet.Provenance.class,
      Market.class,
      MarketEvaluation.class,
      MarketPublication.class,
      MemberForecast.class,
      MemberWeights.class,
      NoticeTrack.class,
      PolicyDecision.class,
      PolicyInput.class,
      PolicyMemory.class,
      PolicyState.class,
      PublishedLevel.class,
      PublishedSnapshot.class,
      Quality.class,
      Quality.SideQuality.class,
      RegimeMemory.class,
      RegimeMultipliers.class,
      RegimePrior.class,
      RegimeRules.class,
      ScheduledChange.class,
      ScheduledParameter.class,
      Seal.class,
      SetSignature.class,
      SideInput.class,
      SideMemory.class,
      SidedPpm.class,
      StepRules.class,
      TargetRules.class,
      Uncertainty.class,
      UncertaintyInput.class,
      VarianceCarry.class,
      io.foreshock.forecast.regime.RegimeProbabilities.class,
      io.foreshock.policy.RegimeProbabilities.class
    })
final class SnapshotRecords {

  private SnapshotRecords() {}
}
