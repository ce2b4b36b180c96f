package io.foreshock.adapter.signing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;

/** Files that hold private keys: nobody but their owner may read them. */
final class KeyFiles {

  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";
  private static final int LARGEST_BYTES = 16_384;
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  private static final Set<PosixFilePermission> OF_OTHERS =
      EnumSet.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.GROUP_EXECUTE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE,
          PosixFilePermission.OTHERS_EXECUTE);

  private KeyFiles() {}

  /**
   * Returns the Ed25519 key of a PKCS#8 file in PEM (RFC 7468), as {@code openssl genpkey} writes
   * it.
   *
   * @throws IllegalArgumentException if others may read it or it holds no such key; the message
   *     shows nothing of its content
   */
  static PrivateKey readEd25519(Path file) {
    String text = read(file);
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END);
    if (!(begin >= 0 && end > begin)) {
      throw new IllegalArgumentException(file + " must be a PKCS#8 private key in PEM");
    }
    try {
      byte[] encoded = Base64.getMimeDecoder().decode(text.substring(begin + BEGIN.length(), end));
      return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    } catch (GeneralSecurityException | IllegalArgumentException _) {
      // The cause might show parts of the key.
      throw new IllegalArgumentException(file + " must hold an Ed25519 private key");
    }
  }

  /** Returns the text of a file that only its owner may read. */
  static String read(Path file) {
    try {
      requirePrivate(file);
      if (Files.size(file) > LARGEST_BYTES) {
        throw new IllegalArgumentException(file + " is too large for a key");
      }
      return Files.readString(file, StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the key file " + file, e);
    }
  }

  private static void requirePrivate(Path file) throws IOException {
    if (!POSIX) {
      return;
    }
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
    if (permissions.stream().anyMatch(OF_OTHERS::contains)) {
      throw new IllegalArgumentException(
          file
              + " must be for its owner alone (chmod 600), its permissions are "
              + PosixFilePermissions.toString(permissions));
    }
  }

  /** Writes a private key as PKCS#8 in PEM; it is for the owner alone from the first byte on. */
  static void writePrivate(Path file, PrivateKey key) throws IOException {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
    write(file, BEGIN + "\n" + body + "\n" + END + "\n");
  }

  /** Writes a file in place of the one before, whole or not at all. */
  static void write(Path file, String text) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(next);
    try (FileChannel channel =
        FileChannel.open(
            next,
            EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            ownerOnly("rw-------"))) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Makes a folder for its owner alone, where there is none. */
  static void makeFolder(Path folder) throws IOException {
    Path above = folder.toAbsolutePath().getParent();
    if (above != null) {
      Files.createDirectories(above);
    }
    if (!Files.isDirectory(folder)) {
      Files.createDirectory(folder, ownerOnly("rwx------"));
    }
  }

  private static FileAttribute<?>[] ownerOnly(String permissions) {
    return POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
