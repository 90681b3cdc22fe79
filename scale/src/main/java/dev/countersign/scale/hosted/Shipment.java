package dev.countersign.scale.hosted;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** What a cluster needs besides Flink itself to run the job: as files that it can be sent. */
public final class Shipment {
  /** Flink brings these; a second copy beside its own would be another class of the same name. */
  private static final List<String> FLINKS_OWN =
      List.of(
          "flink-",
          "frocksdbjni-",
          "slf4j-",
          "log4j-",
          "kryo-",
          "minlog-",
          "objenesis-",
          "reflectasm-",
          "asm-",
          "javassist-",
          "async-profiler-",
          "commons-cli-");

  /** These are for a broker, or for the commands. */
  private static final List<String> OF_NO_USE =
      List.of(
          "kafka-", "kafka_", "scala-", "argparse4j-", "jopt-simple-", "metrics-core-", "jose4j-");

  private static final List<String> NEEDED_ALL_THE_SAME =
      List.of("flink-connector-base-", "flink-connector-kafka-", "kafka-clients-");

  private Shipment() {}

  /** Whether a file of the class path is sent. */
  static boolean sent(String name) {
    return begins(name, NEEDED_ALL_THE_SAME)
        || !(begins(name, FLINKS_OWN) || begins(name, OF_NO_USE));
  }

  private static boolean begins(String name, List<String> any) {
    return any.stream().anyMatch(name::startsWith);
  }

  /**
   * Of a class path.
   *
   * @param folder where folders of classes are packed
   */
  public static List<Path> of(String classPath, Path folder) throws IOException {
    List<Path> all = new ArrayList<>();
    for (String entry : classPath.split(File.pathSeparator, -1)) {
      Path path = Path.of(entry).toAbsolutePath();
      if (entry.isEmpty()) {
        continue;
      }
      if (Files.isDirectory(path)) {
        all.add(packed(path, folder.resolve(all.size() + ".jar")));
      } else if (Files.isRegularFile(path) && sent(path.getFileName().toString())) {
        all.add(path);
      }
    }
    return all;
  }

  private static Path packed(Path classes, Path jar) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file);
        Stream<Path> all = Files.walk(classes)) {
      for (Path one : all.filter(Files::isRegularFile).sorted().toList()) {
        out.putNextEntry(
            new JarEntry(classes.relativize(one).toString().replace(File.separatorChar, '/')));
        Files.copy(one, out);
        out.closeEntry();
      }
    }
    return jar;
  }
}
