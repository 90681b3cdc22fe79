package dev.countersign.lure.confine;

/**
 * The system calls of Linux that a reader knows, with their numbers on x86_64 and aarch64 (Linux,
 * {@code asm/unistd_64.h} and {@code asm-generic/unistd.h}). All others are refused.
 */
enum Syscall {
  // What a running JVM asks for all the time.
  FUTEX(202, 98),
  READ(0, 63),
  WRITE(1, 64),
  MMAP(9, 222),
  MPROTECT(10, 226),
  MUNMAP(11, 215),
  MADVISE(28, 233),
  MREMAP(25, 216),
  MINCORE(27, 232),
  BRK(12, 214),
  CLOSE(3, 57),
  FSTAT(5, 80),
  LSEEK(8, 62),
  PREAD64(17, 67),
  READV(19, 65),
  WRITEV(20, 66),
  SCHED_YIELD(24, 124),
  CLOCK_GETTIME(228, 113),
  CLOCK_NANOSLEEP(230, 115),
  NANOSLEEP(35, 101),
  GETTIMEOFDAY(96, 169),
  TIME(201, -1),
  TIMES(100, 153),
  // Looking at files; what may be opened is decided below.
  NEWFSTATAT(262, 79),
  STAT(4, -1),
  LSTAT(6, -1),
  STATX(332, 291),
  ACCESS(21, -1),
  FACCESSAT(269, 48),
  FACCESSAT2(439, 439),
  READLINK(89, -1),
  READLINKAT(267, 78),
  GETDENTS64(217, 61),
  GETCWD(79, 17),
  STATFS(137, 43),
  FSTATFS(138, 44),
  FADVISE64(221, 223),
  DUP(32, 23),
  DUP2(33, -1),
  DUP3(292, 24),
  // Signals of the process to itself, as the JVM uses them for its own null checks.
  RT_SIGACTION(13, 134),
  RT_SIGPROCMASK(14, 135),
  RT_SIGRETURN(15, 139),
  RT_SIGSUSPEND(130, 133),
  SIGALTSTACK(131, 132),
  RESTART_SYSCALL(219, 128),
  // Threads, their end, and what they wait for.
  GETTID(186, 178),
  SET_ROBUST_LIST(273, 99),
  RSEQ(334, 293),
  SET_TID_ADDRESS(218, 96),
  ARCH_PRCTL(158, -1),
  MEMBARRIER(324, 283),
  EXIT(60, 93),
  EXIT_GROUP(231, 94),
  POLL(7, -1),
  PPOLL(271, 73),
  EVENTFD2(290, 19),
  EPOLL_CREATE1(291, 20),
  EPOLL_CTL(233, 21),
  EPOLL_WAIT(232, -1),
  EPOLL_PWAIT(281, 22),
  // Asking about the machine and the process.
  GETPID(39, 172),
  GETPPID(110, 173),
  GETUID(102, 174),
  GETEUID(107, 175),
  GETGID(104, 176),
  GETEGID(108, 177),
  GETRUSAGE(98, 165),
  GETRLIMIT(97, 163),
  SYSINFO(99, 179),
  UNAME(63, 160),
  SCHED_GETAFFINITY(204, 123),
  GETCPU(309, 168),
  GETRANDOM(318, 278),
  // Let through as far as their arguments are harmless (Conditions).
  OPEN(2, -1),
  OPENAT(257, 56),
  CLONE(56, 220),
  TGKILL(234, 131),
  IOCTL(16, 29),
  FCNTL(72, 25),
  PRCTL(157, 167),
  PRLIMIT64(302, 261),
  // Never let through; called before the filter stands, or to see that it does.
  SECCOMP(317, 277),
  LANDLOCK_CREATE_RULESET(444, 444),
  LANDLOCK_ADD_RULE(445, 445),
  LANDLOCK_RESTRICT_SELF(446, 446),
  SOCKET(41, 198),
  EXECVE(59, 221),
  MKDIRAT(258, 34);

  /** A number on a machine that lacks the call. */
  static final int ABSENT = -1;

  private final int x86;
  private final int arm;

  Syscall(int x86, int arm) {
    this.x86 = x86;
    this.arm = arm;
  }

  /** Its number on that machine, or {@link #ABSENT}. */
  int number(Machine machine) {
    return switch (machine) {
      case X86_64 -> x86;
      case AARCH64 -> arm;
    };
  }
}
