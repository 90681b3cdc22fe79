package dev.countersign.chain.keystore;

import dev.countersign.model.value.UnreadableInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** Keystores on the disk: read within a bound, written whole or not at all, for the owner alone. */
public final class KeystoreFile {
  private static final int LARGEST = 64 * 1024;

  private KeystoreFile() {}

  /**
   * Reads one.
   *
   * @throws UnreadableInput when it cannot be read, has more than 64 KiB, or is no keystore
   */
  public static Keystore read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new UnreadableInput("The keystore " + file + " has more than 64 KiB; none has");
      }
      return Keystore.read(new String(bytes, StandardCharsets.UTF_8));
    } catch (NoSuchFileException e) {
      throw new UnreadableInput("The keystore " + file + " does not exist");
    } catch (IOException e) {
      throw new UnreadableInput(
          "The keystore " + file + " could not be read: " + e.getClass().getSimpleName());
    }
  }

  /**
   * Writes a new one with the permissions 0600. It is on the disk when this returns; a crash before
   * leaves no part of it under that name.
   *
   * @throws UnreadableInput when something is there already, which is never overwritten, or the
   *     file cannot be written
   */
  public static void writeNew(Path file, Keystore keystore) {
    Path target = file.toAbsolutePath();
    Path folder = target.getParent();
    if (folder == null || Files.exists(target)) {
      throw exists(file);
    }
    Path fresh = null;
    try {
      fresh = Files.createTempFile(folder, ".keystore-", ".tmp", ownerOnly(folder));
      write(fresh, keystore.json().getBytes(StandardCharsets.UTF_8));
      publish(fresh, target);
      sync(folder);
    } catch (FileAlreadyExistsException e) {
      throw exists(file);
    } catch (NoSuchFileException e) {
      throw new UnreadableInput("The folder " + folder + " for the keystore does not exist");
    } catch (IOException e) {
      throw new UnreadableInput(
          "The keystore " + file + " could not be written: " + e.getClass().getSimpleName());
    } finally {
      discard(fresh);
    }
  }

  private static void write(Path fresh, byte[] bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
      ByteBuffer left = ByteBuffer.wrap(bytes);
      while (left.hasRemaining()) {
        channel.write(left);
      }
      channel.force(true);
    }
  }

  /** A hard link is made only where no file is; a move would replace one that came in between. */
  private static void publish(Path fresh, Path target) throws IOException {
    try {
      Files.createLink(target, fresh);
    } catch (UnsupportedOperationException e) {
      if (Files.exists(target)) {
        throw new FileAlreadyExistsException(target.toString());
      }
      Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private static void sync(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Not every system lets a folder be opened; the file itself is on the disk.
      return;
    }
  }

  private static void discard(@Nullable Path fresh) {
    try {
      if (fresh != null) {
        Files.deleteIfExists(fresh);
      }
    } catch (IOException e) {
      // What is left is encrypted, and hidden by its name.
      return;
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path folder) {
    boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private static UnreadableInput exists(Path file) {
    return new UnreadableInput(
        "There is something at " + file + " already; a keystore never overwrites anything");
  }
}
