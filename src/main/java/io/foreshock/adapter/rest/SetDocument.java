package io.foreshock.adapter.rest;

import io.foreshock.application.MarketPublication;
import io.foreshock.market.ClockMode;
import io.foreshock.publication.ContentHash;
import io.foreshock.publication.Health;
import io.foreshock.publication.MarginSet;
import io.foreshock.publication.SetEncoder;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
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

  private static final CharSequence DATA_AGE_NAME = bytesOf(DATA_AGE);
  private static final CharSequence HEALTH_NAME = bytesOf(HEALTH);
  private static final CharSequence CLOCK_NAME = bytesOf(CLOCK);
  private static final CharSequence MODEL_NAME = bytesOf(MODEL);
  private static final CharSequence DATA_CUTOFF_NAME = bytesOf(DATA_CUTOFF);

  private static final int TAG_DIGITS = 16;
  private static final int NOT_MODIFIED = 304;
  private static final String NO_CACHE = "no-cache";
  private static final CharSequence NO_CACHE_VALUE = bytesOf(NO_CACHE);
  private static final CharSequence JSON_VALUE = bytesOf(MediaType.APPLICATION_JSON);
  private static final CacheControl REVALIDATE = CacheControl.valueOf(NO_CACHE);

  private final MarketPublication publication;
  private final byte[] json;
  private final String entityTag;
  private final String model;
  private final String dataCutoff;
  private final String clock;
  private final CharSequence entityTagValue;
  private final CharSequence clockValue;
  private final CharSequence modelValue;
  private final CharSequence dataCutoffValue;
  private final Buffer body;

  private SetDocument(MarketPublication publication, byte[] json) {
    MarginSet.Provenance provenance = publication.set().provenance();
    this.publication = publication;
    this.json = json;
    this.entityTag = '"' + publication.setId() + '-' + tag(json) + '"';
    this.model = provenance.modelId() + "/" + provenance.modelVersion();
    this.dataCutoff = Long.toString(publication.set().observedAtMs());
    this.clock = publication.market().clock().name();
    this.entityTagValue = bytesOf(entityTag);
    this.clockValue = bytesOf(clock);
    this.modelValue = bytesOf(model);
    this.dataCutoffValue = bytesOf(dataCutoff);
    this.body = Buffer.buffer(json);
  }

  /** Returns text as it travels, so that sending it is copying it. */
  private static CharSequence bytesOf(String text) {
    return io.vertx.core.http.HttpHeaders.createOptimized(text);
  }

  /** Encodes a publication. */
  static SetDocument of(MarketPublication publication, SetEncoder encoder) {
    return new SetDocument(
        publication, encoder.encode(publication.set(), publication.setId(), publication.seal()));
  }

  /** The same set may be published again, or signed by another key. */
  private static String tag(byte[] json) {
    return ContentHash.of(json).substring(0, TAG_DIGITS);
  }

  String entityTag() {
    return entityTag;
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
   * Returns the health now: a live set that has expired is stale unless it was worse already, a
   * replay's clock stands still.
   */
  Health health(long nowMs) {
    boolean expired = isLive() && nowMs > publication.set().expiresAtMs();
    Health health = publication.set().health();
    return expired && health.compareTo(Health.STALE) < 0 ? Health.STALE : health;
  }

  /** Tells whether the set may be used by the wall clock. */
  boolean isFresh(long nowMs) {
    return isLive() && nowMs <= publication.set().expiresAtMs();
  }

  /** Tells whether its time is the wall clock's. */
  boolean isLive() {
    return publication.market().clock() == ClockMode.LIVE;
  }

  /**
   * Returns the answer to a request that may hold the set already.
   *
   * @param health trust in the set now, with all that is known beside it
   */
  Response response(@Nullable String ifNoneMatch, Health health, long nowMs) {
    Response.ResponseBuilder response =
        EntityTags.match(ifNoneMatch, entityTag)
            ? Response.notModified()
            : Response.ok(json, MediaType.APPLICATION_JSON_TYPE);
    return response
        .header(HttpHeaders.ETAG, entityTag)
        .cacheControl(REVALIDATE)
        .header(DATA_AGE, Long.toString(ageSeconds(nowMs)))
        .header(HEALTH, health.name())
        .header(CLOCK, clock)
        .header(MODEL, model)
        .header(DATA_CUTOFF, dataCutoff)
        .build();
  }

  /** Sends what {@link #response} returns, without the resources' detour. */
  void send(HttpServerResponse response, @Nullable String ifNoneMatch, Health health, long nowMs) {
    MultiMap headers =
        response
            .headers()
            .add(io.vertx.core.http.HttpHeaders.ETAG, entityTagValue)
            .add(io.vertx.core.http.HttpHeaders.CACHE_CONTROL, NO_CACHE_VALUE)
            .add(DATA_AGE_NAME, Long.toString(ageSeconds(nowMs)))
            .add(HEALTH_NAME, health.name())
            .add(CLOCK_NAME, clockValue)
            .add(MODEL_NAME, modelValue)
            .add(DATA_CUTOFF_NAME, dataCutoffValue);
    if (EntityTags.match(ifNoneMatch, entityTag)) {
      response.setStatusCode(NOT_MODIFIED).end();
    } else {
      headers.add(io.vertx.core.http.HttpHeaders.CONTENT_TYPE, JSON_VALUE);
      response.end(body);
    }
  }
}
