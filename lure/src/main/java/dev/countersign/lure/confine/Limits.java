package dev.countersign.lure.confine;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;

/**
 * Limits of this process that the kernel holds (setrlimit(2)). Processes are not counted:
 * RLIMIT_NPROC counts those of the whole account.
 */
final class Limits {
  private static final long CPU = 0;
  private static final long FILE_SIZE = 1;
  private static final long DATA = 2;
  private static final long CORE = 4;
  private static final long FILES = 7;

  /** Seconds of computing; the parent's clock ends a child earlier, unless the parent is gone. */
  private static final long SECONDS = 90;

  /** Open files, the jars of the class path included. */
  private static final long OPEN = 1024;

  /** What the parsers in C, the threads and the JVM itself may take beside the heap. */
  private static final long BESIDE_HEAP = 768L << 20;

  private Limits() {}

  /**
   * Sets them for ever: computing time, memory, no file of any size, no core dump, few open files.
   *
   * @return whether all could be set
   */
  static boolean set(Kernel kernel) {
    Duration used =
        ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).plusSeconds(1);
    return limit(kernel, CPU, used.toSeconds() + SECONDS)
        && limit(kernel, FILE_SIZE, 0)
        && limit(kernel, DATA, Runtime.getRuntime().maxMemory() + BESIDE_HEAP)
        && limit(kernel, CORE, 0)
        && limit(kernel, FILES, OPEN);
  }

  private static boolean limit(Kernel kernel, long resource, long most) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment limit = arena.allocate(16, 8);
      limit.set(ValueLayout.JAVA_LONG, 0, most);
      limit.set(ValueLayout.JAVA_LONG, 8, most);
      return kernel.call(Syscall.PRLIMIT64, 0, resource, limit.address(), 0) == 0;
    }
  }
}
