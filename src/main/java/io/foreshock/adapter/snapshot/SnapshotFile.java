package io.foreshock.adapter.snapshot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.foreshock.application.MarketPublication;
import io.foreshock.application.PublishedSnapshot;
import io.foreshock.publication.SetEncoder;
import io.foreshock.publication.SetIdentity;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;

/**
 * A published snapshot in one file of two lines. The first names the schema, the form of the
 * content, the program that wrote it, and the length and SHA-256 of the second, which is the
 * content as JSON. A file is there whole or not at all, whenever the process or the machine stops.
 *
 * <p>The form is a hash over names and types of everything in the content, so a program in which
 * one of them has changed does not read what another wrote.
 */
public final class SnapshotFile {

  private static final String SCHEMA = "published-snapshot/1";
  private static final String CANNOT_READ = "cannot be read: ";
  private static final long LARGEST = 1L << 30;
  private static final byte NEW_LINE = '\n';
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Codec CODEC = Codecs.of(PublishedSnapshot.class);

  private final Path path;
  private final String program;
  private final SetEncoder encoder;

  /**
   * Names the file; nothing is read or written yet.
   *
   * @param path where it is
   * @param program version of the program
   * @param encoder canonical bytes of sets
   */
  public SnapshotFile(Path path, String program, SetEncoder encoder) {
    this.path = path;
    this.program = program;
    this.encoder = encoder;
  }

  /**
   * Writes a snapshot in place of the one before. When the method returns, it survives a crash.
   *
   * @param snapshot what is published
   * @throws IOException if the file cannot be written; the one before is still there
   */
  public void write(PublishedSnapshot snapshot) throws IOException {
    byte[] content = MAPPER.writeValueAsBytes(CODEC.write(snapshot));
    ObjectNode header = MAPPER.createObjectNode();
    header.put("schema", SCHEMA);
    header.put("form", form());
    header.put("program", program);
    header.put("bytes", content.length);
    header.put("sha256", sha256(content));
    Path folder = Objects.requireNonNull(path.toAbsolutePath().getParent(), "a file has a folder");
    Files.createDirectories(folder);
    Path next = path.resolveSibling(path.getFileName() + ".new");
    writeThrough(next, MAPPER.writeValueAsBytes(header), new byte[] {NEW_LINE}, content);
    Files.move(next, path, StandardCopyOption.ATOMIC_MOVE);
    sync(folder);
  }

  private static void writeThrough(Path file, byte[]... parts) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      for (byte[] part : parts) {
        ByteBuffer buffer = ByteBuffer.wrap(part);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
      }
      channel.force(true);
    }
  }

  /** The new name is in the folder, which has to reach the disk as well. */
  private static void sync(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /**
   * Reads the snapshot.
   *
   * @return what was published, empty where there is no file
   * @throws RejectedSnapshotException if the file is damaged, or of another form or program
   */
  public Optional<PublishedSnapshot> read() throws RejectedSnapshotException {
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    byte[] file = bytes();
    int headerEnd = headerEnd(file);
    byte[] content = Arrays.copyOfRange(file, headerEnd + 1, file.length);
    requireSound(parsed(Arrays.copyOf(file, headerEnd)), content);
    PublishedSnapshot snapshot = decoded(parsed(content));
    for (MarketPublication publication : snapshot.markets().values()) {
      requireIdentity(publication);
    }
    return Optional.of(snapshot);
  }

  private byte[] bytes() throws RejectedSnapshotException {
    try {
      if (Files.size(path) > LARGEST) {
        throw new RejectedSnapshotException("is larger than " + LARGEST + " bytes");
      }
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new RejectedSnapshotException(CANNOT_READ + e, e);
    }
  }

  private static int headerEnd(byte[] file) throws RejectedSnapshotException {
    for (int i = 0; i < file.length; i++) {
      if (file[i] == NEW_LINE) {
        return i;
      }
    }
    throw new RejectedSnapshotException("has no line with its form and hash");
  }

  private static JsonNode parsed(byte[] json) throws RejectedSnapshotException {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new RejectedSnapshotException("is not JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new RejectedSnapshotException(CANNOT_READ + e, e);
    }
  }

  private void requireSound(JsonNode header, byte[] content) throws RejectedSnapshotException {
    require(header, "schema", SCHEMA);
    require(header, "form", form());
    require(header, "program", program);
    require(header, "bytes", Integer.toString(content.length));
    require(header, "sha256", sha256(content));
  }

  private static void require(JsonNode header, String key, String expected)
      throws RejectedSnapshotException {
    String found = header.path(key).asText();
    if (!expected.equals(found)) {
      throw new RejectedSnapshotException(key + " must be '" + expected + "', was '" + found + "'");
    }
  }

  private static PublishedSnapshot decoded(JsonNode content) throws RejectedSnapshotException {
    try {
      return (PublishedSnapshot) CODEC.read(content);
    } catch (RuntimeException e) {
      throw new RejectedSnapshotException("holds what cannot be: " + e.getMessage(), e);
    }
  }

  /** A set says in its identity what its content must be. */
  private void requireIdentity(MarketPublication publication) throws RejectedSnapshotException {
    String expected = SetIdentity.of(publication.set(), encoder).toString();
    if (!expected.equals(publication.setId())) {
      throw new RejectedSnapshotException(
          "setId of "
              + publication.marketId()
              + " must be "
              + expected
              + ", was "
              + publication.setId());
    }
  }

  private static String form() {
    return sha256(CODEC.form().getBytes(StandardCharsets.UTF_8));
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
