package dev.countersign.lure.confine;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * The list of what a reader may ask of the kernel, as a program of classic BPF (seccomp(2), and the
 * kernel's {@code Documentation/userspace-api/seccomp_filter.rst}). What is not on it is refused
 * with EPERM; calls newer than the list look as if the kernel lacked them, so that C libraries fall
 * back. That refuses clone3, openat2 and io_uring as well, whose arguments no filter can read.
 */
final class SyscallFilter {
  private static final int LOAD = 0x20;
  private static final int IF_EQUAL = 0x15;
  private static final int IF_AT_LEAST = 0x35;
  private static final int IF_BITS = 0x45;
  private static final int RETURN = 0x06;

  private static final int ALLOW = 0x7fff0000;
  private static final int REFUSE = 0x00050000;

  private static final int NUMBER = 0;
  private static final int MACHINE = 4;
  private static final int ARGUMENTS = 16;

  /** From here on numbers are the same on all machines; x32 sets this bit on x86_64. */
  private static final int NEW = 424;

  private static final int X32 = 0x40000000;

  private static final long SET_MODE_FILTER = 1;
  private static final long TO_ALL_THREADS = 1;

  /** One instruction. */
  record Instruction(int code, int yes, int no, int value) {}

  private SyscallFilter() {}

  /**
   * Puts the filter before all threads of this process, for ever. New privileges must have been
   * given up.
   *
   * @return 0, or the error number negated, or the id of a thread that could not be brought along
   */
  static long install(Kernel kernel) {
    List<Instruction> program = program(kernel.machine(), ProcessHandle.current().pid());
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment code = arena.allocate(8L * program.size(), 8);
      for (int i = 0; i < program.size(); i++) {
        Instruction one = program.get(i);
        code.set(ValueLayout.JAVA_SHORT, 8L * i, (short) one.code());
        code.set(ValueLayout.JAVA_BYTE, 8L * i + 2, (byte) one.yes());
        code.set(ValueLayout.JAVA_BYTE, 8L * i + 3, (byte) one.no());
        code.set(ValueLayout.JAVA_INT, 8L * i + 4, one.value());
      }
      MemorySegment whole = arena.allocate(16, 8);
      whole.set(ValueLayout.JAVA_SHORT, 0, (short) program.size());
      whole.set(ValueLayout.ADDRESS, 8, code);
      return kernel.call(Syscall.SECCOMP, SET_MODE_FILTER, TO_ALL_THREADS, whole.address());
    }
  }

  /** The program for a process of that number. */
  static List<Instruction> program(Machine machine, long process) {
    List<Instruction> program = new ArrayList<>();
    program.add(load(MACHINE));
    program.add(new Instruction(IF_EQUAL, 1, 0, machine.audit()));
    program.add(refuse(Kernel.EPERM));
    program.add(load(NUMBER));
    for (Syscall call : Syscall.values()) {
      int number = call.number(machine);
      if (number != Syscall.ABSENT) {
        List<Instruction> decision = decision(Conditions.of(call), (int) process);
        program.add(new Instruction(IF_EQUAL, 0, decision.size(), number));
        program.addAll(decision);
      }
    }
    program.add(new Instruction(IF_AT_LEAST, 2, 0, X32));
    program.add(new Instruction(IF_AT_LEAST, 0, 1, NEW));
    program.add(refuse(Kernel.ENOSYS));
    program.add(refuse(Kernel.EPERM));
    return List.copyOf(program);
  }

  /** Ends in a decision on every way. */
  private static List<Instruction> decision(Condition condition, int process) {
    return switch (condition) {
      case Condition.Always() -> List.of(allow());
      case Condition.Never() -> List.of(refuse(Kernel.EPERM));
      case Condition.Without(int argument, int bits) ->
          List.of(
              load(low(argument)),
              new Instruction(IF_BITS, 0, 1, bits),
              refuse(Kernel.EPERM),
              allow());
      case Condition.With(int argument, int bit) ->
          List.of(
              load(low(argument)),
              new Instruction(IF_BITS, 1, 0, bit),
              refuse(Kernel.EPERM),
              allow());
      case Condition.OneOf(int argument, List<Integer> values) -> oneOf(argument, values);
      case Condition.OwnProcess(int argument) -> oneOf(argument, List.of(process));
      case Condition.Zero(List<Integer> arguments) -> zero(arguments);
    };
  }

  private static List<Instruction> oneOf(int argument, List<Integer> values) {
    List<Instruction> decision = new ArrayList<>();
    decision.add(load(low(argument)));
    for (int value : values) {
      decision.add(new Instruction(IF_EQUAL, 0, 1, value));
      decision.add(allow());
    }
    decision.add(refuse(Kernel.EPERM));
    return decision;
  }

  private static List<Instruction> zero(List<Integer> arguments) {
    List<Instruction> decision = new ArrayList<>();
    for (int argument : arguments) {
      for (int half : new int[] {low(argument), low(argument) + 4}) {
        decision.add(load(half));
        decision.add(new Instruction(IF_EQUAL, 1, 0, 0));
        decision.add(refuse(Kernel.EPERM));
      }
    }
    decision.add(allow());
    return decision;
  }

  /** Where the lower half of an argument lies: both machines are little-endian. */
  private static int low(int argument) {
    return ARGUMENTS + 8 * argument;
  }

  private static Instruction load(int offset) {
    return new Instruction(LOAD, 0, 0, offset);
  }

  private static Instruction allow() {
    return new Instruction(RETURN, 0, 0, ALLOW);
  }

  private static Instruction refuse(int error) {
    return new Instruction(RETURN, 0, 0, REFUSE | error);
  }
}
