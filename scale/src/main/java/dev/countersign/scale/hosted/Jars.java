package dev.countersign.scale.hosted;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a cluster is sent besides Flink, until it is closed. */
public final class Jars implements AutoCloseable {
  private final Path packed;
  private final List<Path> all;

  private Jars(Path packed, List<Path> all) {
    this.packed = packed;
    this.all = List.copyOf(all);
  }

  /**
   * Out of a class path.
   *
   * @throws IOException where folders of classes cannot be packed
   */
  public static Jars of(String classPath) throws IOException {
    Path packed = Files.createTempDirectory("countersign-scale");
    return new Jars(packed, Shipment.of(classPath, packed));
  }

  /** The files. */
  List<Path> all() {
    return all;
  }

  @Override
  public void close() throws IOException {
    try (Stream<Path> left = Files.list(packed)) {
      for (Path one : left.toList()) {
        Files.deleteIfExists(one);
      }
    }
    Files.deleteIfExists(packed);
  }
}
