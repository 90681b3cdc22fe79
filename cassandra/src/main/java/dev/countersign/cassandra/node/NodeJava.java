package dev.countersign.cassandra.node;

import dev.countersign.model.value.UnreadableInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds a JDK that Cassandra 5 runs on: 17, or 11. Ours is too new for it. */
final class NodeJava {
  private static final Pattern VERSION = Pattern.compile("(?m)^JAVA_VERSION=\"(\\d+)[^\"]*\"$");
  private static final List<String> TAKEN = List.of("17", "11");
  private static final int MOST_RELEASE = 64 << 10; // bytes

  private NodeJava() {}

  /**
   * The {@code java} to start it with.
   *
   * @param environment of this process: {@code CASSANDRA_JAVA_HOME}, {@code JAVA_HOME}, {@code
   *     PATH} and {@code HOME} are looked at, and where systems have their JDKs
   * @throws UnreadableInput where there is none
   */
  static Path find(Map<String, String> environment) {
    List<Path> homes = homes(environment);
    for (String version : TAKEN) {
      for (Path home : homes) {
        Path java = home.resolve("bin/java");
        if (version(home).filter(version::equals).isPresent() && Files.isExecutable(java)) {
          return java;
        }
      }
    }
    throw new UnreadableInput(
        "Cassandra 5 needs a JDK 17 (or 11) and none was found; install one, or set"
            + " CASSANDRA_JAVA_HOME to its folder");
  }

  private static List<Path> homes(Map<String, String> environment) {
    List<Path> homes = new ArrayList<>();
    for (String name : List.of("CASSANDRA_JAVA_HOME", "JAVA_HOME_17_X64", "JAVA_HOME")) {
      String home = environment.getOrDefault(name, "");
      if (!home.isEmpty()) {
        homes.add(Path.of(home));
      }
    }
    for (String folder : environment.getOrDefault("PATH", "").split(":", -1)) {
      Path java = Path.of(folder.isEmpty() ? "." : folder).resolve("java");
      if (Files.isExecutable(java)) {
        real(java).map(Path::getParent).map(Path::getParent).ifPresent(homes::add);
      }
    }
    inside(Path.of("/usr/lib/jvm"), "", homes);
    inside(Path.of("/Library/Java/JavaVirtualMachines"), "Contents/Home", homes);
    String own = environment.getOrDefault("HOME", "");
    if (!own.isEmpty()) {
      inside(Path.of(own, ".sdkman/candidates/java"), "", homes);
      inside(Path.of(own, ".jdks"), "", homes);
    }
    return homes;
  }

  private static Optional<Path> real(Path java) {
    try {
      return Optional.of(java.toRealPath());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static void inside(Path folder, String behind, List<Path> homes) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> all = Files.list(folder)) {
      all.sorted().map(one -> one.resolve(behind)).forEach(homes::add);
    } catch (IOException e) {
      // What cannot be looked at has none for us.
    }
  }

  private static Optional<String> version(Path home) {
    Path release = home.resolve("release");
    try {
      if (!Files.isRegularFile(release) || Files.size(release) > MOST_RELEASE) {
        return Optional.empty();
      }
      Matcher version = VERSION.matcher(Files.readString(release));
      return version.find() ? Optional.of(version.group(1)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
