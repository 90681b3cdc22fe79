package dev.countersign.lure.confine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TimeZone;

/** How a child is started: this JDK, this class path, small, and nothing of the environment. */
final class ReaderCommand {
  private static final List<String> OF_BOTH =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xshare:auto",
          "-XX:-UsePerfData",
          "-XX:+DisableAttachMechanism",
          "-XX:+DisplayVMOutputToStderr",
          "-Xlog:disable",
          "--enable-native-access=ALL-UNNAMED");

  private ReaderCommand() {}

  /** The command of a child that runs {@code main} and works in {@code folder}. */
  static List<String> of(String main, Path folder) {
    List<String> command = new ArrayList<>();
    if (Confinement.supported()) {
      command.add(java());
      command.addAll(OF_BOTH);
      command.add("-Xmx16m");
      command.addAll(cache());
      command.addAll(List.of("-cp", classPath(), Prelude.class.getName()));
    }
    command.add(java());
    command.addAll(OF_BOTH);
    command.addAll(cache());
    command.addAll(
        List.of(
            "-Xmx512m",
            "-Xss1m",
            "-XX:MetaspaceSize=160m",
            "-XX:+ExitOnOutOfMemoryError",
            "-Djava.awt.headless=true",
            "-Djava.io.tmpdir=" + folder,
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
  private static List<String> cache() {
    return ProcessHandle.current().info().arguments().stream()
        .flatMap(Arrays::stream)
        .filter(one -> one.startsWith("-XX:AOTCache=") || one.equals("-XX:+VerifySharedSpaces"))
        .toList();
  }
}
