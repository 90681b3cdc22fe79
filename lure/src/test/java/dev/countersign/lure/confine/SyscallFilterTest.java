package dev.countersign.lure.confine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The filter's program for both machines, run by an interpreter of the few instructions it has. */
class SyscallFilterTest {
  private static final int OWN = 4711;
  private static final long ALLOWED = 0x7fff0000L;
  private static final long EPERM = 0x00050001L;
  private static final long ENOSYS = 0x00050026L;

  @ParameterizedTest
  @EnumSource
  void readsFilesAndOpensNoneToChangeIt(Machine machine) {
    int openat = Syscall.OPENAT.number(machine);
    assertThat(decide(machine, openat, 0, 0, 0)).isEqualTo(ALLOWED);
    assertThat(decide(machine, openat, 0, 0, 0x80000)).isEqualTo(ALLOWED); // O_CLOEXEC
    for (int flags : new int[] {1, 2, 3, 0x40, 0x200, 0x400, 0x410001, 0x80241}) {
      assertThat(decide(machine, openat, 0, 0, flags)).as("%x", flags).isEqualTo(EPERM);
    }
  }

  @ParameterizedTest
  @EnumSource
  void makesThreadsAndNoProcesses(Machine machine) {
    int clone = Syscall.CLONE.number(machine);
    assertThat(decide(machine, clone, 0x3d0f00)).isEqualTo(ALLOWED); // as glibc makes a thread
    assertThat(decide(machine, clone, 0x11)).isEqualTo(EPERM); // SIGCHLD, as fork
    assertThat(decide(machine, clone, 0x4111)).isEqualTo(EPERM); // CLONE_VFORK | CLONE_VM
    assertThat(decide(machine, 435, 0)).isEqualTo(ENOSYS); // clone3
  }

  @ParameterizedTest
  @EnumSource
  void signalsItselfAlone(Machine machine) {
    int tgkill = Syscall.TGKILL.number(machine);
    assertThat(decide(machine, tgkill, OWN)).isEqualTo(ALLOWED);
    assertThat(decide(machine, tgkill, OWN + 1)).isEqualTo(EPERM);
    assertThat(decide(machine, tgkill, 0)).isEqualTo(EPERM);
    // F_SETOWN and F_SETSIG would have the kernel signal another process
    assertThat(decide(machine, Syscall.FCNTL.number(machine), 0, 8)).isEqualTo(EPERM);
    assertThat(decide(machine, Syscall.FCNTL.number(machine), 0, 10)).isEqualTo(EPERM);
    assertThat(decide(machine, Syscall.FCNTL.number(machine), 0, 3)).isEqualTo(ALLOWED);
  }

  @ParameterizedTest
  @EnumSource
  void asksForItsOwnLimitsAndSetsNone(Machine machine) {
    int prlimit = Syscall.PRLIMIT64.number(machine);
    assertThat(decide(machine, prlimit, 0, 7, 0)).isEqualTo(ALLOWED);
    assertThat(decide(machine, prlimit, 0, 7, 0x7f00_0000_0000L)).isEqualTo(EPERM);
    assertThat(decide(machine, prlimit, 0, 7, 1)).isEqualTo(EPERM);
    assertThat(decide(machine, prlimit, 1, 7, 0)).isEqualTo(EPERM);
  }

  @ParameterizedTest
  @EnumSource
  void asksAboutDescriptorsAndNamesThreads(Machine machine) {
    assertThat(decide(machine, Syscall.IOCTL.number(machine), 0, 0x5401)).isEqualTo(ALLOWED);
    assertThat(decide(machine, Syscall.IOCTL.number(machine), 0, 0x5412)) // TIOCSTI
        .isEqualTo(EPERM);
    assertThat(decide(machine, Syscall.PRCTL.number(machine), 15)).isEqualTo(ALLOWED);
    assertThat(decide(machine, Syscall.PRCTL.number(machine), 0x59616d61)) // PR_SET_PTRACER
        .isEqualTo(EPERM);
  }

  /** Numbers from the kernel's tables, independent of those in the program. */
  @Test
  void refusesWhatAParserNeverNeedsOnX86() {
    Map<String, Integer> calls =
        Map.ofEntries(
            Map.entry("socket", 41),
            Map.entry("connect", 42),
            Map.entry("accept", 43),
            Map.entry("sendto", 44),
            Map.entry("sendmsg", 46),
            Map.entry("bind", 49),
            Map.entry("listen", 50),
            Map.entry("socketpair", 53),
            Map.entry("fork", 57),
            Map.entry("vfork", 58),
            Map.entry("execve", 59),
            Map.entry("execveat", 322),
            Map.entry("kill", 62),
            Map.entry("tkill", 200),
            Map.entry("truncate", 76),
            Map.entry("ftruncate", 77),
            Map.entry("rename", 82),
            Map.entry("mkdir", 83),
            Map.entry("creat", 85),
            Map.entry("link", 86),
            Map.entry("unlink", 87),
            Map.entry("symlink", 88),
            Map.entry("chmod", 90),
            Map.entry("chown", 92),
            Map.entry("ptrace", 101),
            Map.entry("mount", 165),
            Map.entry("init_module", 175),
            Map.entry("kexec_load", 246),
            Map.entry("keyctl", 250),
            Map.entry("unlinkat", 263),
            Map.entry("renameat", 264),
            Map.entry("unshare", 272),
            Map.entry("perf_event_open", 298),
            Map.entry("setns", 308),
            Map.entry("process_vm_readv", 310),
            Map.entry("process_vm_writev", 311),
            Map.entry("renameat2", 316),
            Map.entry("seccomp", 317),
            Map.entry("memfd_create", 319),
            Map.entry("bpf", 321));
    calls.forEach(
        (name, number) -> assertThat(decide(Machine.X86_64, number)).as(name).isEqualTo(EPERM));
  }

  @Test
  void refusesWhatAParserNeverNeedsOnArm() {
    Map<String, Integer> calls =
        Map.ofEntries(
            Map.entry("mkdirat", 34),
            Map.entry("unlinkat", 35),
            Map.entry("symlinkat", 36),
            Map.entry("linkat", 37),
            Map.entry("renameat", 38),
            Map.entry("mount", 40),
            Map.entry("truncate", 45),
            Map.entry("fchmodat", 53),
            Map.entry("fchownat", 54),
            Map.entry("unshare", 97),
            Map.entry("ptrace", 117),
            Map.entry("kill", 129),
            Map.entry("socket", 198),
            Map.entry("socketpair", 199),
            Map.entry("bind", 200),
            Map.entry("connect", 203),
            Map.entry("sendto", 206),
            Map.entry("keyctl", 219),
            Map.entry("execve", 221),
            Map.entry("perf_event_open", 241),
            Map.entry("setns", 268),
            Map.entry("process_vm_writev", 271),
            Map.entry("memfd_create", 279),
            Map.entry("bpf", 280),
            Map.entry("execveat", 281));
    calls.forEach(
        (name, number) -> assertThat(decide(Machine.AARCH64, number)).as(name).isEqualTo(EPERM));
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNewerThanTheListLooksAbsent(Machine machine) {
    for (int number : new int[] {425, 435, 437, 449, 500}) { // io_uring_setup, clone3, openat2 …
      assertThat(decide(machine, number)).as("%d", number).isEqualTo(ENOSYS);
    }
  }

  @Test
  void anotherKindOfMachineIsRefusedWhateverItAsks() {
    List<SyscallFilter.Instruction> program = SyscallFilter.program(Machine.X86_64, OWN);
    assertThat(run(program, 0x40000003, 3)).isEqualTo(EPERM); // i386, by int 0x80
    assertThat(run(program, Machine.X86_64.audit(), 0)).isEqualTo(ALLOWED);
    assertThat(run(program, Machine.X86_64.audit(), 0x40000000)).isEqualTo(EPERM); // x32's read
    assertThat(run(program, Machine.X86_64.audit(), -1)).isEqualTo(EPERM);
  }

  private static long decide(Machine machine, int number, long... arguments) {
    return run(SyscallFilter.program(machine, OWN), machine.audit(), number, arguments);
  }

  /** As the kernel runs it: struct seccomp_data is number, machine, address, six arguments. */
  private static long run(
      List<SyscallFilter.Instruction> program, int audit, int number, long... arguments) {
    int accumulator = 0;
    int at = 0;
    while (true) {
      SyscallFilter.Instruction one = program.get(at++);
      switch (one.code()) {
        case 0x20 -> accumulator = word(one.value(), audit, number, arguments);
        case 0x15 -> at += accumulator == one.value() ? one.yes() : one.no();
        case 0x35 ->
            at += Integer.compareUnsigned(accumulator, one.value()) >= 0 ? one.yes() : one.no();
        case 0x45 -> at += (accumulator & one.value()) != 0 ? one.yes() : one.no();
        case 0x06 -> {
          return Integer.toUnsignedLong(one.value());
        }
        default -> throw new AssertionError("instruction " + one);
      }
    }
  }

  private static int word(int offset, int audit, int number, long... arguments) {
    if (offset == 0) {
      return number;
    }
    if (offset == 4) {
      return audit;
    }
    int argument = (offset - 16) / 8;
    long value = argument < arguments.length ? arguments[argument] : 0;
    return (int) (offset % 8 == 0 ? value : value >>> 32);
  }
}
