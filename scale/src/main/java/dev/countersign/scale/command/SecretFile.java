package dev.countersign.scale.command;

import dev.countersign.model.value.UnreadableInput;
import dev.countersign.scale.job.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The secret under which accounts are counted, as 32 hexadecimal digits in a file. */
final class SecretFile {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");
  private static final int HALF = 16;

  private SecretFile() {}

  /** Read; where a job begins anew and there is none yet, made for its owner only. */
  static Settings.Secret of(Path file, boolean anew) {
    try {
      if (anew && Files.notExists(file)) {
        make(file);
      }
      String text = Files.readString(file, StandardCharsets.UTF_8).strip();
      if (!FORM.matcher(text).matches()) {
        throw new UnreadableInput(file + " holds no secret; expected 32 hexadecimal digits");
      }
      return new Settings.Secret(
          Long.parseUnsignedLong(text.substring(0, HALF), 16),
          Long.parseUnsignedLong(text.substring(HALF), 16));
    } catch (NoSuchFileException e) {
      throw new UnreadableInput(
          file + " is not there; expected the secret that the savepoint was made with");
    } catch (IOException e) {
      throw new UnreadableInput(file + " could not be read or made: " + e.getMessage());
    }
  }

  private static void make(Path file) throws IOException {
    byte[] secret = new byte[HALF];
    new SecureRandom().nextBytes(secret);
    try (var channel =
        Files.newByteChannel(
            file,
            EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      channel.write(StandardCharsets.UTF_8.encode(HexFormat.of().formatHex(secret) + "\n"));
    } catch (FileAlreadyExistsException e) {
      // Somebody else was quicker; theirs is read.
    }
  }
}
