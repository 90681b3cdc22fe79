package dev.countersign.server.postgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** The folder that holds all that a server keeps, locked for one server at a time. */
public final class DataFolder implements AutoCloseable {
  private final Path path;
  private final FileChannel channel;

  private DataFolder(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Makes the folder where there is none, which nobody else may look into, and locks it.
   *
   * @throws PostgresUnavailable when it cannot be made or written
   * @throws FolderInUse when another process uses it
   */
  public static DataFolder open(Path path) {
    Path folder = path.toAbsolutePath().normalize();
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder);
        // PostgreSQL may be run as another user, who must be able to pass through to its own
        // folder.
        permit(folder, "rwx--x--x");
      }
      FileChannel channel =
          FileChannel.open(
              folder.resolve("lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      if (locked(channel) == null) {
        String holder = Files.readString(folder.resolve("lock")).strip();
        channel.close();
        throw new FolderInUse(
            "The data folder "
                + folder
                + " is in use by another countersign start"
                + (holder.isEmpty() ? "" : " (process " + holder + ")")
                + "; stop that one, or give this one a folder of its own with --data");
      }
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap(
              Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
      return new DataFolder(folder, channel);
    } catch (IOException e) {
      throw new PostgresUnavailable(
          "The data folder "
              + folder
              + " cannot be made or written ("
              + e
              + "); give one that can with --data",
          e);
    }
  }

  /** The folder, absolute. */
  public Path path() {
    return path;
  }

  /**
   * True where nothing is in the folder but a lock that somebody left, or where there is none.
   *
   * @throws PostgresUnavailable when it cannot be read
   */
  public static boolean isEmpty(Path path) {
    if (!Files.exists(path)) {
      return true;
    }
    try (DirectoryStream<Path> all = Files.newDirectoryStream(path, DataFolder::isKept)) {
      return !all.iterator().hasNext();
    } catch (IOException e) {
      throw new PostgresUnavailable("The folder " + path + " cannot be read: " + e, e);
    }
  }

  /**
   * Deletes all that is in it but its lock, for whoever filled it and failed.
   *
   * @throws PostgresUnavailable when something cannot be deleted
   */
  public void empty() {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(path, DataFolder::isKept)) {
      for (Path one : all) {
        Program.delete(one);
      }
    } catch (IOException e) {
      throw new PostgresUnavailable("What is in " + path + " could not be deleted: " + e, e);
    }
  }

  /** Lets another server use the folder. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new PostgresUnavailable("The lock of " + path + " could not be given up: " + e, e);
    }
  }

  private static boolean isKept(Path one) {
    return !one.endsWith("lock");
  }

  private static void permit(Path folder, String permissions) throws IOException {
    if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
    }
  }

  private static @Nullable FileLock locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) { // this very process holds it
      return null;
    }
  }
}
