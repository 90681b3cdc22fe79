package dev.countersign.lure.confine;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** System calls by their number, through the C library's {@code syscall}. */
final class Kernel {
  /** EPERM: the operation is not permitted. */
  static final int EPERM = 1;

  /** ENOSYS: there is no such call, so that a C library falls back to an older one. */
  static final int ENOSYS = 38;

  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

  private final Machine machine;
  private final MethodHandle syscall;

  /** Of that machine. */
  Kernel(Machine machine) {
    this.machine = machine;
    Linker linker = Linker.nativeLinker();
    this.syscall =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("syscall"),
            FunctionDescriptor.of(LONG, LONG, LONG, LONG, LONG, LONG, LONG),
            Linker.Option.firstVariadicArg(1),
            Linker.Option.captureCallState("errno"));
  }

  /** Its machine. */
  Machine machine() {
    return machine;
  }

  /**
   * Calls.
   *
   * @param arguments at most five; pointers as their address
   * @return what the call returned, or its error number negated
   */
  long call(Syscall which, long... arguments) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(Linker.Option.captureStateLayout());
      long result =
          (long)
              syscall.invokeExact(
                  state,
                  (long) which.number(machine),
                  at(arguments, 0),
                  at(arguments, 1),
                  at(arguments, 2),
                  at(arguments, 3),
                  at(arguments, 4));
      return result == -1 ? -(long) state.get(ValueLayout.JAVA_INT, 0) : result;
    } catch (Throwable e) {
      throw new IllegalStateException("The system call " + which + " could not be made", e);
    }
  }

  private static long at(long[] arguments, int index) {
    return index < arguments.length ? arguments[index] : 0;
  }
}
