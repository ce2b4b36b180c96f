package io.foreshock.adapter.registry;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The steps of which a change on disk is made; a crash may come in any of them or between two. */
interface FileSteps {

  /** On the disk there is. */
  FileSteps DISK = new Disk();

  /** Makes a folder and those it lies in, where they are missing. */
  void makeFolder(Path folder) throws IOException;

  /** Makes an empty folder of a new name below another. */
  Path makeFolderIn(Path parent, String prefix) throws IOException;

  /** Writes a file, which is on the disk when the call returns. */
  void write(Path file, byte[] bytes) throws IOException;

  /** Gives a file or folder another name at once; a file of that name is replaced. */
  void rename(Path from, Path to) throws IOException;

  /** Puts the names in a folder on the disk. */
  void sync(Path folder) throws IOException;

  /** Deletes a file or an empty folder. */
  void delete(Path path) throws IOException;

  /** The disk. */
  final class Disk implements FileSteps {

    private Disk() {}

    @Override
    public void makeFolder(Path folder) throws IOException {
      Files.createDirectories(folder);
    }

    @Override
    public Path makeFolderIn(Path parent, String prefix) throws IOException {
      return Files.createTempDirectory(parent, prefix);
    }

    @Override
    public void write(Path file, byte[] bytes) throws IOException {
      try (FileChannel channel =
          FileChannel.open(
              file,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
          channel.write(left);
        }
        channel.force(true);
      }
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void sync(Path folder) throws IOException {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }

    @Override
    public void delete(Path path) throws IOException {
      Files.delete(path);
    }
  }
}
