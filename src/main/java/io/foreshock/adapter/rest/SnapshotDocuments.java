package io.foreshock.adapter.rest;

import io.foreshock.application.MarketPublication;
import io.foreshock.application.PublishedSnapshot;
import io.foreshock.publication.SetEncoder;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Everything published at one moment as it is sent. Immutable. */
final class SnapshotDocuments {

  private static final byte COMMA = ',';
  private static final byte NEW_LINE = '\n';

  private final PublishedSnapshot snapshot;
  private final List<SetDocument> documents;
  private final Map<String, SetDocument> byMarket = new HashMap<>();
  private final Map<String, SetDocument> bySetId = new HashMap<>();
  private final byte[] json;
  private final byte[] lines;
  private final String tag;

  private SnapshotDocuments(PublishedSnapshot snapshot, List<SetDocument> documents) {
    this.snapshot = snapshot;
    this.documents = List.copyOf(documents);
    for (SetDocument document : documents) {
      byMarket.put(document.publication().marketId().value(), document);
      bySetId.put(document.publication().setId(), document);
    }
    this.json = json(documents);
    this.lines = lines(documents);
    this.tag = snapshot.sequence() + "-" + contentTag(documents);
  }

  /**
   * Encodes a snapshot, taking over what has not changed since the one before.
   *
   * @param snapshot what is published
   * @param encoder canonical bytes of sets
   * @param before documents of the snapshot before
   */
  static SnapshotDocuments of(
      PublishedSnapshot snapshot, SetEncoder encoder, SnapshotDocuments before) {
    List<SetDocument> documents = new ArrayList<>();
    for (MarketPublication publication : snapshot.markets().values()) {
      documents.add(
          before
              .bySetId(publication.setId())
              .filter(document -> document.publication().equals(publication))
              .orElseGet(() -> SetDocument.of(publication, encoder)));
    }
    return new SnapshotDocuments(snapshot, documents);
  }

  /** Returns the documents of nothing. */
  static SnapshotDocuments empty() {
    return new SnapshotDocuments(PublishedSnapshot.EMPTY, List.of());
  }

  /** The sequence starts anew with the process, so the tag needs the contents as well. */
  private static UUID contentTag(List<SetDocument> documents) {
    String tags = documents.stream().map(SetDocument::entityTag).collect(Collectors.joining("\n"));
    return UUID.nameUUIDFromBytes(tags.getBytes(StandardCharsets.UTF_8));
  }

  PublishedSnapshot snapshot() {
    return snapshot;
  }

  /** Returns the documents ordered by market. */
  List<SetDocument> all() {
    return documents;
  }

  Optional<SetDocument> byMarket(String marketId) {
    return Optional.ofNullable(byMarket.get(marketId));
  }

  Optional<SetDocument> bySetId(String setId) {
    return Optional.ofNullable(bySetId.get(setId));
  }

  /** Returns what names this state: the sequence and a hash of every set's tag. */
  String tag() {
    return tag;
  }

  /** All sets in one JSON document; the array itself, never written to. */
  byte[] json() {
    return json;
  }

  /** All sets, one on a line; the array itself, never written to. */
  byte[] lines() {
    return lines;
  }

  /** Returns some sets in one JSON document. */
  byte[] json(Collection<SetDocument> some) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(
        ("{\"sequence\":" + snapshot.sequence() + ",\"sets\":[").getBytes(StandardCharsets.UTF_8));
    boolean first = true;
    for (SetDocument document : some) {
      if (!first) {
        out.write(COMMA);
      }
      out.writeBytes(document.json());
      first = false;
    }
    out.writeBytes("]}".getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }

  /** Returns some sets, one on a line. */
  byte[] lines(Collection<SetDocument> some) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (SetDocument document : some) {
      out.writeBytes(document.json());
      out.write(NEW_LINE);
    }
    return out.toByteArray();
  }
}
