package io.foreshock.application;

import io.foreshock.market.MarketId;
import io.foreshock.publication.ContentHash;
import io.foreshock.publication.MalformedSetException;
import io.foreshock.publication.MarginSet;
import io.foreshock.publication.ReceivedSet;
import io.foreshock.publication.Seal;
import io.foreshock.publication.ServiceState;
import io.foreshock.publication.SetEncoder;
import io.foreshock.publication.SetIdentity;
import io.foreshock.publication.SetReader;
import io.foreshock.publication.SetSigner;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Seals what is published: gives each set of a market a sequence above every one before and the
 * content hash of the last, and has it signed. The last one is kept before the set is served, so
 * the same set after a restart gets the same seal; other content gets the next place in the chain,
 * also where the day is the same.
 */
public final class PublicationChain {

  private static final String KEY = "published/";

  private final SetEncoder encoder;
  private final SetReader reader;
  private final SetSigner signer;
  private final ServiceState state;

  /**
   * Makes the chain.
   *
   * @param encoder canonical bytes of sets
   * @param reader reads them as a consumer does
   * @param signer signs them
   * @param state where the last set of each market is kept
   */
  public PublicationChain(
      SetEncoder encoder, SetReader reader, SetSigner signer, ServiceState state) {
    this.encoder = encoder;
    this.reader = reader;
    this.signer = signer;
    this.state = state;
  }

  /** Returns the identity of a set. */
  String setId(MarginSet set) {
    return SetIdentity.of(set, encoder).toString();
  }

  /** Returns a publication with its place in the chain and signatures. */
  MarketPublication sealed(MarketPublication publication) {
    String key = KEY + publication.marketId();
    Optional<Link> last = state.get(key).map(Link::parse);
    Optional<Link> same = last.filter(link -> link.setId().equals(publication.setId()));
    Seal place = same.map(Link::place).orElseGet(() -> next(publication.set(), last));
    MarketPublication signed = signed(publication, place);
    if (same.isEmpty()) {
      state.put(key, Link.of(signed).toString());
    }
    return signed;
  }

  private static Seal next(MarginSet set, Optional<Link> last) {
    long following = last.map(link -> link.place().sequence() + 1).orElse(1L);
    String prevHash = last.map(Link::contentHash).orElse(ContentHash.NONE);
    return Seal.unsigned(Math.max(set.sequence(), following), prevHash);
  }

  /** Returns the snapshot with every set signed by the keys that sign now, itself where it is. */
  PublishedSnapshot signedNow(PublishedSnapshot snapshot) {
    TreeMap<MarketId, MarketPublication> anew = new TreeMap<>();
    for (MarketPublication publication : snapshot.markets().values()) {
      publication
          .seal()
          .filter(seal -> !seal.keyIds().equals(signer.keyIds(publication.set().clock())))
          .ifPresent(seal -> anew.put(publication.marketId(), signed(publication, seal)));
    }
    return snapshot.with(anew, snapshot.refused());
  }

  private MarketPublication signed(MarketPublication publication, Seal place) {
    Seal unsigned = Seal.unsigned(place.sequence(), place.prevHash());
    ReceivedSet content =
        read(encoder.encode(publication.set(), publication.setId(), Optional.of(unsigned)));
    return publication.sealed(unsigned.signed(content.terms().contentHash(), signer.sign(content)));
  }

  private ReceivedSet read(byte[] canonical) {
    try {
      return reader.read(canonical);
    } catch (MalformedSetException ours) {
      throw new IllegalStateException("a set to be published cannot be read", ours);
    }
  }

  /** The last set of a market, as it is kept. */
  private record Link(String setId, Seal place, String contentHash) {

    private static final int PARTS = 4;

    static Link of(MarketPublication publication) {
      Seal seal = publication.seal().orElseThrow();
      return new Link(publication.setId(), seal, seal.contentHash());
    }

    static Link parse(String text) {
      String[] parts = text.split(" ", -1);
      if (parts.length != PARTS) {
        throw new IllegalStateException("the last set kept must have four parts, was " + text);
      }
      return new Link(parts[0], Seal.unsigned(Long.parseLong(parts[1]), parts[2]), parts[3]);
    }

    @Override
    public String toString() {
      return String.join(
          " ", setId, Long.toString(place.sequence()), place.prevHash(), contentHash);
    }
  }
}
