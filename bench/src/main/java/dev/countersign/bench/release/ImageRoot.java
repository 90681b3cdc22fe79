package dev.countersign.bench.release;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.spi.ToolProvider;

/**
 * Makes the folder that the container image has beneath Countersign: a Java runtime of the modules
 * that are needed, the C libraries that it and the native parts load, and who the user is. There is
 * no shell in it, no package manager, and nothing that downloads. Linux with glibc only: the
 * libraries are this machine's, so the image is for its architecture.
 *
 * <p>{@code java bench/src/main/java/dev/countersign/bench/release/ImageRoot.java
 * cli/target/image-root}, by a JDK 25. The folder must not be there.
 */
public final class ImageRoot {
  /**
   * What Countersign and its libraries use. {@code java.se} is what jdeps finds, nearly whole,
   * since Spring and Tomcat name much of it; the others are found by name while it runs: {@code
   * jdk.unsupported} (Unsafe, by Guava and RocksDB's wrapper), {@code jdk.crypto.cryptoki} (keys in
   * tokens), {@code jdk.zipfs} (libraries in jars), {@code jdk.charsets} and {@code jdk.localedata}
   * (mails in any encoding), {@code jdk.naming.dns} (DNS), {@code jdk.net} and {@code
   * jdk.management} (sockets and metrics).
   */
  static final List<String> MODULES =
      List.of(
          "java.se",
          "jdk.charsets",
          "jdk.crypto.cryptoki",
          "jdk.localedata",
          "jdk.management",
          "jdk.naming.dns",
          "jdk.net",
          "jdk.unsupported",
          "jdk.zipfs");

  /** The C library's parts, and C++'s for RocksDB, DuckDB and tree-sitter. */
  private static final List<String> LIBRARIES =
      List.of(
          "libc.so.6",
          "libdl.so.2",
          "libgcc_s.so.1",
          "libm.so.6",
          "libnss_dns.so.2",
          "libnss_files.so.2",
          "libpthread.so.0",
          "libresolv.so.2",
          "librt.so.1",
          "libstdc++.so.6");

  /** By {@code os.arch}: the folder of libraries as Debian names it, and the dynamic linker. */
  private static final Map<String, List<String>> ARCHITECTURES =
      Map.of(
          "amd64", List.of("x86_64-linux-gnu", "lib64/ld-linux-x86-64.so.2"),
          "aarch64", List.of("aarch64-linux-gnu", "lib/ld-linux-aarch64.so.1"));

  private static final String USER = "countersign:x:65532:65532:countersign:/data:/sbin/nologin\n";

  private final Path root;
  private final Path system;

  private ImageRoot(Path root, Path system) {
    this.root = root;
    this.system = system;
  }

  /** Makes it; the argument is the folder. */
  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      throw new IllegalArgumentException("one argument: the folder to make");
    }
    Path root = Path.of(args[0]);
    if (Files.exists(root)) {
      throw new IllegalArgumentException(root + " is there already; delete it, or name another");
    }
    new ImageRoot(root, Path.of("/")).make();
  }

  private void make() throws IOException {
    Files.createDirectories(root);
    runtime();
    libraries();
    write("etc/passwd", USER);
    write("etc/group", "countersign:x:65532:\n");
    write("etc/nsswitch.conf", "passwd: files\ngroup: files\nhosts: files dns\n");
    Files.createDirectories(root.resolve("data"));
    Files.createDirectories(root.resolve("tmp"));
  }

  private void runtime() {
    ToolProvider jlink =
        ToolProvider.findFirst("jlink")
            .orElseThrow(() -> new IllegalStateException("this JDK has no jlink"));
    PrintWriter out = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int code =
        jlink.run(
            out,
            out,
            "--add-modules",
            String.join(",", MODULES),
            "--strip-java-debug-attributes",
            "--no-header-files",
            "--no-man-pages",
            "--output",
            root.resolve("opt/java").toString());
    if (code != 0) {
      throw new IllegalStateException("jlink failed with " + code);
    }
  }

  private void libraries() throws IOException {
    String name = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    List<String> places = ARCHITECTURES.get(name);
    if (places == null) {
      throw new IllegalStateException("the image is made on amd64 or aarch64, not on " + name);
    }
    Path linker = Path.of(places.getLast());
    copy(system.resolve(linker), root.resolve(linker));
    for (String library : LIBRARIES) {
      Path from = found(places.getFirst(), library);
      copy(from, root.resolve("lib").resolve(places.getFirst()).resolve(library));
    }
  }

  private Path found(String folder, String library) {
    for (String place : List.of("lib/", "usr/lib/")) {
      Path candidate = system.resolve(place + folder).resolve(library);
      if (Files.isRegularFile(candidate)) {
        return candidate;
      }
    }
    throw new IllegalStateException(
        library + " was not found beneath /lib/" + folder + "; the image is made on Debian");
  }

  /** Copies what a link leads to, so that the image has files where programs look for them. */
  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    Files.copy(from.toRealPath(), to, StandardCopyOption.COPY_ATTRIBUTES);
  }

  private void write(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
