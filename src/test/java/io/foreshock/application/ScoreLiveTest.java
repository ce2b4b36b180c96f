package io.foreshock.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foreshock.forecast.FittedParameters;
import io.foreshock.market.PriceSeries;
import io.foreshock.market.StoreUnavailableException;
import io.foreshock.model.Editions;
import io.foreshock.model.LoadedModels;
import io.foreshock.model.LoadedModels.ArtifactProblem;
import io.foreshock.model.ModelReference;
import io.foreshock.model.ShelvedModel;
import io.foreshock.training.LiveScorecard;
import io.foreshock.training.LiveScorecard.SideScore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Scorecards of stored bars that grow. */
class ScoreLiveTest {

  private static final BacktestExamples.Memory MEMORY = new BacktestExamples.Memory();
  private static final int BARS = 900;

  private final MemoryStore store = new MemoryStore();
  private final MemoryShelf shelf = new MemoryShelf().withShipped("net-exchange/2002-12-31");
  private final ShelvedModel model = shelf.list().getFirst();
  private final ScoreLive scores = new ScoreLive(shelf, new EditionWalks(store, Map.of(), MEMORY));
  private MarketHistory history;

  @BeforeEach
  void store() throws Exception {
    history = BacktestExamples.standardAndPoor(BARS + 1);
    append(0, BARS - 1);
  }

  private void append(int from, int to) {
    PriceSeries bars = history.bars();
    store.append(history.market(), bars.barLengthMs(), Walks.bars(bars, from, to), 0);
  }

  private LiveScorecard card() {
    return scores.of(model).orElseThrow();
  }

  /** What a later day brings changes no earlier one. */
  @Test
  void of_oneMoreDay_addsItAndChangesNoOther() {
    LiveScorecard before = card();
    append(BARS - 1, BARS);
    LiveScorecard after = card();
    for (int i = 0; i < before.sides().size(); i++) {
      SideScore earlier = before.sides().get(i);
      SideScore later = after.sides().get(i);
      assertThat(later.days()).isEqualTo(earlier.days() + 1).isLessThan(250);
      assertThat(later.last().subList(0, earlier.days())).isEqualTo(earlier.last());
    }
  }

  @Test
  void of_nothingNew_readsNothingAgain() {
    LiveScorecard before = card();
    assertThat(store.takeReads()).hasSize(1);
    assertThat(card()).isEqualTo(before);
    assertThat(store.takeReads()).isEmpty();
    append(BARS - 1, BARS);
    card();
    assertThat(store.takeReads()).hasSize(1);
  }

  @Test
  void of_storeFails_failsAsAWhole() {
    LiveScorecard before = card();
    append(BARS - 1, BARS);
    store.fail(history.market().id(), true);
    assertThatThrownBy(() -> scores.of(model)).isInstanceOf(StoreUnavailableException.class);
    store.fail(history.market().id(), false);
    assertThat(card().sides().getFirst().days()).isEqualTo(before.sides().getFirst().days() + 1);
  }

  /** Documented defaults would speak instead, and be scored in its name. */
  @Test
  void of_damagedEdition_isNotScored() {
    MemoryShelf damaged =
        new MemoryShelf() {
          @Override
          public LoadedModels load(ModelReference reference) {
            return new LoadedModels(
                new Editions(List.of(), Walks.HASH),
                FittedParameters.NONE,
                List.of(new ArtifactProblem(reference + "/weights.json", "sha256 differs")));
          }
        };
    ScoreLive of = new ScoreLive(damaged, new EditionWalks(store, Map.of(), MEMORY));
    assertThatIllegalStateException()
        .isThrownBy(() -> of.of(model))
        .withMessageContaining("net-exchange/2002-12-31 cannot be scored")
        .withMessageContaining("sha256 differs");
  }

  @Test
  void of_noMarketOfTheGroup_isEmpty() {
    ScoreLive empty = new ScoreLive(shelf, new EditionWalks(new MemoryStore(), Map.of(), MEMORY));
    assertThat(empty.of(model)).isEqualTo(Optional.empty());
  }
}
