package io.foreshock.adapter.rest;

import io.foreshock.application.MarketPublication;
import io.foreshock.market.ClockMode;
import io.foreshock.publication.Health;
import io.foreshock.publication.MarginSet;
import io.foreshock.publication.SetEncoder;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/**
 * One published set as it is sent: its canonical bytes and those headers that never change, made
 * once.
 */
final class SetDocument {

  static final String DATA_AGE = "Foreshock-Data-Age-Seconds";
  static final String HEALTH = "Foreshock-Health";
  static final String CLOCK = "Foreshock-Clock";
  static final String MODEL = "Foreshock-Model";
  static final String DATA_CUTOFF = "Foreshock-Data-Cutoff-Ms";

  private static final CacheControl REVALIDATE = CacheControl.valueOf("no-cache");

  private final MarketPublication publication;
  private final byte[] json;
  private final String entityTag;
  private final String model;
  private final String dataCutoff;

  private SetDocument(MarketPublication publication, byte[] json) {
    MarginSet.Provenance provenance = publication.set().provenance();
    this.publication = publication;
    this.json = json;
    this.entityTag = '"' + publication.setId() + '"';
    this.model = provenance.modelId() + "/" + provenance.modelVersion();
    this.dataCutoff = Long.toString(publication.set().observedAtMs());
  }

  /** Encodes a publication. */
  static SetDocument of(MarketPublication publication, SetEncoder encoder) {
    return new SetDocument(publication, encoder.encode(publication.set(), publication.setId()));
  }

  MarketPublication publication() {
    return publication;
  }

  /** The canonical bytes themselves; never written to. */
  byte[] json() {
    return json;
  }

  /** Returns the seconds since the close of the last bar, not negative. */
  long ageSeconds(long nowMs) {
    return Math.max(0, (nowMs - publication.lastCloseMs()) / 1000);
  }

  /**
   * Returns the health now: a live set that has expired is stale, a replay's clock stands still.
   */
  Health health(long nowMs) {
    boolean expired = isLive() && nowMs > publication.set().expiresAtMs();
    return expired ? Health.STALE : publication.set().health();
  }

  /** Tells whether the set may be used by the wall clock. */
  boolean isFresh(long nowMs) {
    return isLive() && nowMs <= publication.set().expiresAtMs();
  }

  private boolean isLive() {
    return publication.market().clock() == ClockMode.LIVE;
  }

  /** Returns the answer to a request that may hold the set already. */
  Response response(@Nullable String ifNoneMatch, long nowMs) {
    Response.ResponseBuilder response =
        EntityTags.match(ifNoneMatch, entityTag)
            ? Response.notModified()
            : Response.ok(json, MediaType.APPLICATION_JSON_TYPE);
    return response
        .header(HttpHeaders.ETAG, entityTag)
        .cacheControl(REVALIDATE)
        .header(DATA_AGE, Long.toString(ageSeconds(nowMs)))
        .header(HEALTH, health(nowMs).name())
        .header(CLOCK, publication.market().clock().name())
        .header(MODEL, model)
        .header(DATA_CUTOFF, dataCutoff)
        .build();
  }
}
