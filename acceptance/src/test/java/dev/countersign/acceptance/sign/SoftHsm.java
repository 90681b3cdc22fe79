package dev.countersign.acceptance.sign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * SoftHSM2 with tokens of the tests' own, made once before its library is loaded: it reads the
 * names of its tokens and its configuration when it starts.
 */
final class SoftHsm {
  /** The PIN of every token. */
  static final String PIN = "24680";

  /** Tokens that tests share, and one that a test may lock. */
  static final String TOKEN = "countersign";

  static final String OTHER_TOKEN = "another token";
  static final String LOCKED_TOKEN = "to be locked";

  private static final Path LIBRARY = find();

  static {
    start();
  }

  private SoftHsm() {}

  /** Its PKCS#11 library. */
  static Path library() {
    return LIBRARY;
  }

  /** A source as a configuration names it, with the PIN in a file. */
  static String source(String token, String pathAttributes) {
    return "pkcs11:token="
        + token.replace(" ", "%20")
        + pathAttributes
        + "?module-path="
        + LIBRARY
        + "&pin-source=file:"
        + pinFile();
  }

  static Path pinFile() {
    return folder().resolve("pin");
  }

  private static Path folder() {
    return Path.of(System.getProperty("java.io.tmpdir"), "countersign-softhsm-" + pid());
  }

  private static long pid() {
    return ProcessHandle.current().pid();
  }

  private static Path find() {
    return Stream.of(
            Objects.requireNonNullElse(System.getenv("SOFTHSM2_LIBRARY"), ""),
            "/usr/lib/softhsm/libsofthsm2.so",
            "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
            "/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so",
            "/usr/lib64/pkcs11/libsofthsm2.so",
            "/opt/homebrew/lib/softhsm/libsofthsm2.so",
            "/usr/local/lib/softhsm/libsofthsm2.so")
        .filter(path -> !path.isEmpty())
        .map(Path::of)
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(() ->
            new IllegalStateException(
                "these tests need SoftHSM2 (apt-get install softhsm2; ./verify does it)"));
  }

  private static void start() {
    try {
      Path tokens = Files.createDirectories(folder().resolve("tokens"));
      Path configuration = folder().resolve("softhsm2.conf");
      Files.writeString(
          configuration,
          "directories.tokendir = " + tokens + "\nobjectstore.backend = file\nlog.level = ERROR\n");
      Files.writeString(pinFile(), PIN + "\n");
      for (String label : List.of(TOKEN, OTHER_TOKEN, LOCKED_TOKEN)) {
        ProcessBuilder make =
            new ProcessBuilder(
                "softhsm2-util",
                "--init-token",
                "--free",
                "--label",
                label,
                "--pin",
                PIN,
                "--so-pin",
                "13579");
        make.environment().put("SOFTHSM2_CONF", configuration.toString());
        Process process = make.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
          throw new IllegalStateException("softhsm2-util failed: " + said);
        }
      }
      setEnvironment("SOFTHSM2_CONF", configuration.toString());
      Runtime.getRuntime().addShutdownHook(new Thread(SoftHsm::remove));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Java cannot change its own environment; the library reads the one of the process. */
  private static void setEnvironment(String name, String value) {
    Linker linker = Linker.nativeLinker();
    try (Arena arena = Arena.ofConfined()) {
      int result =
          (int)
              linker
                  .downcallHandle(
                      linker.defaultLookup().find("setenv").orElseThrow(),
                      FunctionDescriptor.of(
                          ValueLayout.JAVA_INT,
                          ValueLayout.ADDRESS,
                          ValueLayout.ADDRESS,
                          ValueLayout.JAVA_INT))
                  .invokeWithArguments(arena.allocateFrom(name), arena.allocateFrom(value), 1);
      if (result != 0) {
        throw new IllegalStateException("setenv failed");
      }
    } catch (RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static void remove() {
    try (Stream<Path> all = Files.walk(folder())) {
      all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException e) {
      // It stands in the folder of temporary files.
      return;
    }
  }
}
