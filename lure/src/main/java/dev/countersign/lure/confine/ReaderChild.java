package dev.countersign.lure.confine;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One child: started, asked once, gone. Its working folder goes with it. */
final class ReaderChild implements AutoCloseable {
  /** How the JVM ends when its memory is used up ({@code ExitOnOutOfMemoryError}). */
  private static final int OUT_OF_MEMORY = 3;

  private static final long SECONDS_TO_END = 10;

  private final Process process;
  private final Path folder;
  private final boolean asked;
  private volatile boolean late;

  private ReaderChild(Process process, Path folder, boolean asked) {
    this.process = process;
    this.folder = folder;
    this.asked = asked;
  }

  /**
   * Starts one that waits for its request.
   *
   * @throws IOException when it can't be started
   */
  static ReaderChild start(String main) throws IOException {
    Path folder = folder();
    try {
      return new ReaderChild(builder(main, folder).start(), folder, false);
    } catch (IOException e) {
      delete(folder);
      throw e;
    }
  }

  /**
   * Starts one whose request is known and whose report is a file: it is given the file opened, as
   * its standard input, since it can open none of that kind.
   *
   * @throws IOException when the file can't be read or the child can't be started
   */
  static ReaderChild start(String main, Request request, Path file) throws IOException {
    Path folder = folder();
    try {
      try (DataOutputStream out =
          new DataOutputStream(
              new BufferedOutputStream(Files.newOutputStream(folder.resolve(Request.FILE))))) {
        request.write(out);
      }
      ProcessBuilder builder = builder(main, folder).redirectInput(file.toFile());
      builder.command().add(ReaderMain.LARGE);
      return new ReaderChild(builder.start(), folder, true);
    } catch (IOException e) {
      delete(folder);
      throw e;
    }
  }

  /** What the folders of this process's children are called, before a number by chance. */
  static String prefix() {
    return "countersign-reader-" + ProcessHandle.current().pid() + "-";
  }

  private static Path folder() throws IOException {
    Path folder = Files.createTempDirectory(prefix()).toRealPath();
    Files.createDirectory(folder.resolve(ReaderCommand.LIBRARIES));
    return folder;
  }

  /** Nothing of this process's environment is handed on: it may hold secrets. */
  private static ProcessBuilder builder(String main, Path folder) {
    ProcessBuilder builder = new ProcessBuilder(ReaderCommand.of(main, folder));
    builder.directory(folder.toFile());
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.put("LC_ALL", "C.UTF-8");
    environment.put("MALLOC_ARENA_MAX", "2");
    return builder;
  }

  boolean alive() {
    return process.isAlive();
  }

  /** Its time is over. */
  void late() {
    late = true;
    kill();
  }

  /** Ends it at once, with all that it might have started where that is not denied. */
  void kill() {
    List<ProcessHandle> all = process.descendants().toList();
    process.toHandle().destroyForcibly();
    all.forEach(ProcessHandle::destroyForcibly);
  }

  /** What it says. */
  DataInputStream output() {
    return new DataInputStream(new BufferedInputStream(process.getInputStream()));
  }

  /** Asks and waits for the reply; a child that ends without is a fault. */
  Reply ask(Request request, DataInputStream in) {
    try {
      if (!asked) {
        request.write(new DataOutputStream(new BufferedOutputStream(process.getOutputStream())));
      }
      return Reply.read(in);
    } catch (IOException e) {
      return new Reply.Failed(fault());
    }
  }

  /** Why it ended. */
  Fault fault() {
    if (late) {
      return Fault.TOO_LONG;
    }
    return ended() && process.exitValue() == OUT_OF_MEMORY
        ? Fault.TOO_MUCH_MEMORY
        : Fault.NO_ANSWER;
  }

  private boolean ended() {
    try {
      return process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return !process.isAlive();
    }
  }

  /** Ends it and waits for its end. */
  @Override
  public void close() {
    kill();
    ended();
    delete(folder);
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(one);
      }
    } catch (IOException e) {
      // A folder that stays behind is in the system's folder for such, and holds nothing of a
      // report.
      folder.toFile().deleteOnExit();
    }
  }
}
