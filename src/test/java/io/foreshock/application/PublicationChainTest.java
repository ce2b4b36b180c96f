package io.foreshock.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.foreshock.forecast.FittedParameters;
import io.foreshock.market.Market;
import io.foreshock.market.PriceSeries;
import io.foreshock.market.SimulatedMarkets;
import io.foreshock.publication.ContentHash;
import io.foreshock.publication.Seal;
import io.foreshock.publication.SetIdentity;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PublicationChainTest {

  private static final Market MARKET = SimulatedMarkets.crypto("SIM");

  private final MemorySigner signer = new MemorySigner();
  private final MemoryState state = new MemoryState();
  private final PublicationChain chain = chain();

  private PublicationChain chain() {
    return new PublicationChain(Walks.ENCODER, MemorySigner::read, signer, state);
  }

  /** A publication after some days; another seed is another history with as many. */
  private static MarketPublication after(int days, long seed) {
    PriceSeries bars =
        SimulatedMarkets.closes(
            MARKET.id(), SimulatedMarkets.DAY_MS, SimulatedMarkets.returns(days, 1, 0.02, seed));
    MarketHistory history = MarketHistory.of(MARKET, bars);
    MarginWalk walk = new MarginWalk(history, Walks.DOCUMENTED, FittedParameters.NONE);
    MarketEvaluation evaluation = walk.toEnd().orElseThrow();
    var set = SetComposer.compose(history, evaluation, walk.quality(), Walks.NO_EDITIONS);
    return new MarketPublication(
        MARKET,
        SimulatedMarkets.DAY_MS,
        days,
        evaluation.evaluatedAtMs(),
        set,
        SetIdentity.of(set, Walks.ENCODER).toString(),
        Optional.empty(),
        evaluation);
  }

  private static Seal seal(MarketPublication publication) {
    return publication.seal().orElseThrow();
  }

  @Test
  void sealed_first_namesNoneBeforeAndHashesWhatIsSigned() {
    MarketPublication first = chain.sealed(after(80, 1));
    assertThat(seal(first).prevHash()).isEqualTo(ContentHash.NONE);
    assertThat(seal(first).sequence()).isEqualTo(21);
    byte[] signed =
        Walks.ENCODER.encode(
            first.set(), first.setId(), Optional.of(Seal.unsigned(21, ContentHash.NONE)));
    assertThat(seal(first).contentHash()).isEqualTo(ContentHash.of(signed));
  }

  @Test
  void sealed_next_namesTheOneBefore() {
    Seal first = seal(chain.sealed(after(80, 1)));
    Seal next = seal(chain.sealed(after(81, 1)));
    assertThat(next.sequence()).isEqualTo(22);
    assertThat(next.prevHash()).isEqualTo(first.contentHash());
  }

  @Test
  void sealed_sameSetAfterARestart_getsTheSameSeal() {
    chain.sealed(after(80, 1));
    Seal before = seal(chain.sealed(after(81, 1)));
    assertThat(seal(chain().sealed(after(81, 1)))).isEqualTo(before);
  }

  /** Other models on the same day: the evaluation has the same number, the publication has not. */
  @Test
  void sealed_otherContentOfTheSameDay_getsAHigherSequence() {
    Seal first = seal(chain.sealed(after(80, 1)));
    Seal other = seal(chain.sealed(after(80, 2)));
    Seal back = seal(chain.sealed(after(80, 1)));
    assertThat(other.sequence()).isEqualTo(first.sequence() + 1);
    assertThat(other.prevHash()).isEqualTo(first.contentHash());
    assertThat(back.sequence()).isEqualTo(first.sequence() + 2);
    assertThat(back.prevHash()).isEqualTo(other.contentHash());
  }

  @Test
  void signedNow_anotherKey_signsTheSameContent() {
    MarketPublication before = chain.sealed(after(80, 1));
    PublishedSnapshot snapshot =
        new PublishedSnapshot(4, new TreeMap<>(Map.of(MARKET.id(), before)), new TreeMap<>());
    assertThat(chain.signedNow(snapshot)).isSameAs(snapshot);
    signer.keyId = "second";
    PublishedSnapshot after = chain.signedNow(snapshot);
    Seal seal = seal(after.market(MARKET.id()).orElseThrow());
    assertThat(after.sequence()).isEqualTo(5);
    assertThat(seal.contentHash()).isEqualTo(seal(before).contentHash());
    assertThat(seal.keyIds()).containsExactly("second");
  }
}
