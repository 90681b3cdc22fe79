package dev.countersign.lure.confine;

import java.io.File;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The files that a reader still sees, by Landlock (landlock(7), Linux 5.13 and later): the JDK, the
 * class path, the system's libraries, what the kernel tells of the machine and of the process
 * itself. Not the data folder, not keys, nobody's home. It binds the calling thread and all that it
 * starts, by a program that it becomes as well.
 */
final class FileView {
  private static final long EXECUTE = 1;
  private static final long WRITE_FILE = 1 << 1;
  private static final long READ_FILE = 1 << 2;
  private static final long READ_DIRECTORY = 1 << 3;
  private static final long MAKE_DIRECTORY = 1 << 7;
  private static final long MAKE_FILE = 1 << 8;
  private static final long TRUNCATE = 1 << 14;

  /** What a rule for a single file may name. */
  private static final long OF_FILES = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE;

  private static final long ASK_VERSION = 1;
  private static final long PATH_BENEATH = 1;

  /** O_PATH and O_CLOEXEC: the name of a file without its content. */
  private static final long ONLY_PATH = 0x200000 | 0x80000;

  private static final long FROM_HERE = -100;

  private static final List<String> SYSTEM =
      List.of(
          "/lib",
          "/lib64",
          "/usr/lib",
          "/usr/lib64",
          "/nix/store",
          "/etc/ld.so.cache",
          "/proc/self",
          "/proc/cpuinfo",
          "/proc/meminfo",
          "/proc/stat",
          "/proc/version",
          "/proc/cgroups",
          "/sys/devices/system",
          "/sys/fs/cgroup",
          "/sys/kernel/mm",
          "/dev/null",
          "/dev/random",
          "/dev/urandom");

  private final Kernel kernel;
  private final int version;

  private FileView(Kernel kernel, int version) {
    this.kernel = kernel;
    this.version = version;
  }

  /** Of this kernel; one that cannot narrow anything where it has no Landlock. */
  static FileView of(Kernel kernel) {
    long version = kernel.call(Syscall.LANDLOCK_CREATE_RULESET, 0, 0, ASK_VERSION);
    return new FileView(kernel, (int) Math.max(0, version));
  }

  /** Whether this kernel can narrow what is seen. */
  boolean available() {
    return version > 0;
  }

  /**
   * Narrows to what can be read, and a working folder that can still be written until the filter of
   * system calls stands; programs of the JDK can be started.
   *
   * @return 0, or the error number negated
   */
  long narrowToStart(Path folder) {
    return narrow(EXECUTE, List.of(folder));
  }

  /**
   * Narrows to what can be read.
   *
   * @return 0, or the error number negated
   */
  long narrow() {
    return narrow(0, List.of());
  }

  private long narrow(long more, List<Path> writable) {
    long rules = ruleset();
    if (rules < 0) {
      return rules;
    }
    try {
      for (Path path : readable()) {
        add(rules, path, READ_FILE | READ_DIRECTORY | more);
      }
      for (Path folder : writable) {
        add(
            rules,
            folder,
            READ_FILE | READ_DIRECTORY | WRITE_FILE | MAKE_DIRECTORY | MAKE_FILE | TRUNCATE);
      }
      return kernel.call(Syscall.LANDLOCK_RESTRICT_SELF, rules, 0);
    } finally {
      kernel.call(Syscall.CLOSE, rules);
    }
  }

  /** A set of rules that governs all that this version can: files, TCP, signals to others. */
  private long ruleset() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment governed = arena.allocate(24, 8);
      governed.set(ValueLayout.JAVA_LONG, 0, fileRights());
      governed.set(ValueLayout.JAVA_LONG, 8, 0b11); // binding and connecting
      governed.set(ValueLayout.JAVA_LONG, 16, 0b11); // abstract sockets and signals
      int size = version >= 6 ? 24 : version >= 4 ? 16 : 8;
      return kernel.call(Syscall.LANDLOCK_CREATE_RULESET, governed.address(), size, 0);
    }
  }

  private long fileRights() {
    int bits = version >= 5 ? 16 : version >= 3 ? 15 : version >= 2 ? 14 : 13;
    return (1L << bits) - 1;
  }

  /** Adds a rule; what is not there needs none. */
  private void add(long rules, Path path, long rights) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocateFrom(path.toString());
      long file = kernel.call(Syscall.OPENAT, FROM_HERE, name.address(), ONLY_PATH, 0);
      if (file < 0) {
        return;
      }
      long fitting = Files.isDirectory(path) ? rights : rights & OF_FILES;
      MemorySegment rule = arena.allocate(12, 8);
      rule.set(ValueLayout.JAVA_LONG, 0, fitting & fileRights());
      rule.set(ValueLayout.JAVA_INT, 8, (int) file);
      kernel.call(Syscall.LANDLOCK_ADD_RULE, rules, PATH_BENEATH, rule.address(), 0);
      kernel.call(Syscall.CLOSE, file);
    }
  }

  private static List<Path> readable() {
    List<Path> readable = new ArrayList<>(SYSTEM.stream().map(Path::of).toList());
    readable.add(Path.of(System.getProperty("java.home")));
    for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator, -1)) {
      if (!entry.isEmpty()) {
        readable.add(Path.of(entry));
      }
    }
    String libraries = System.getProperty("tree-sitter-lib", "");
    if (!libraries.isEmpty()) {
      readable.add(Path.of(libraries));
    }
    return readable;
  }
}
