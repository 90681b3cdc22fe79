package dev.countersign.lure.confine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;

/** How a child is started: this JDK, this class path, small, and nothing of the environment. */
final class ReaderCommand {
  private static final List<String> OF_BOTH =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:-UsePerfData",
          "-XX:+DisableAttachMechanism",
          "-XX:+DisplayVMOutputToStderr",
          "-Xlog:disable",
          "--enable-native-access=ALL-UNNAMED");

  /**
   * Where in its working folder a child unpacks native libraries: tree-sitter's name for it. They
   * are moved there from the folder for temporary files, and Landlock's first version allows no
   * move between folders.
   */
  static final String LIBRARIES = "lib";

  private static final String CACHE = "-XX:AOTCache=";

  /** Where Linux tells of this process's arguments, whole, each with a zero behind it. */
  private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");

  private ReaderCommand() {}

  /** The command of a child that runs {@code main} and works in {@code folder}. */
  static List<String> of(String main, Path folder) {
    List<String> command = new ArrayList<>();
    List<String> cached =
        cache().map(file -> List.of(CACHE + file, "-XX:+VerifySharedSpaces")).orElse(List.of());
    if (Confinement.supported()) {
      command.add(java());
      command.addAll(OF_BOTH);
      command.add("-Xmx64m");
      command.addAll(cached);
      command.addAll(List.of("-cp", classPath(), Prelude.class.getName()));
    }
    command.add(java());
    command.addAll(OF_BOTH);
    command.addAll(cached);
    command.addAll(
        List.of(
            "-Xmx512m",
            "-Xss1m",
            "-XX:MetaspaceSize=160m",
            "-XX:+ExitOnOutOfMemoryError",
            "-Djava.awt.headless=true",
            "-Djava.io.tmpdir=" + folder.resolve(LIBRARIES),
            "-Duser.home=" + folder,
            "-Dtree-sitter-lib=" + folder,
            "-Duser.timezone=" + TimeZone.getDefault().getID()));
    command.addAll(List.of("-cp", classPath(), main));
    return command;
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static String classPath() {
    return System.getProperty("java.class.path");
  }

  /** The cache of loaded classes that this process was started with, if any (decision 0001). */
  static Optional<Path> cache() {
    try {
      return cache(Files.readString(COMMAND_LINE));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The one that a command line names. */
  static Optional<Path> cache(String commandLine) {
    return Arrays.stream(commandLine.split("\0", -1))
        .filter(one -> one.startsWith(CACHE))
        .map(one -> Path.of(one.substring(CACHE.length())).toAbsolutePath())
        .findFirst();
  }
}
