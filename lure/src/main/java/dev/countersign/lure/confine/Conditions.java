package dev.countersign.lure.confine;

import java.util.List;

/** Under which condition each system call that is known is let through. */
final class Conditions {
  /** O_WRONLY, O_RDWR, O_CREAT, O_TRUNC, O_APPEND and the bit of O_TMPFILE. */
  private static final int CHANGING = 0x1 | 0x2 | 0x40 | 0x200 | 0x400 | 0x400000;

  /** CLONE_THREAD: what is made is a thread of this process, no process. */
  private static final int THREAD = 0x10000;

  /** TCGETS, TCGETS2 (is it a terminal?) and FIONREAD (how much is there to read?). */
  private static final List<Integer> QUESTIONS = List.of(0x5401, 0x802c542a, 0x541b);

  /**
   * F_DUPFD, F_GETFD, F_SETFD, F_GETFL, F_SETFL and F_DUPFD_CLOEXEC; no F_SETOWN, which signals.
   */
  private static final List<Integer> OF_DESCRIPTORS = List.of(0, 1, 2, 3, 4, 1030);

  /** PR_SET_NAME, PR_GET_NAME and PR_SET_VMA: names of threads and of memory. */
  private static final List<Integer> NAMING = List.of(15, 16, 0x53564d41);

  private Conditions() {}

  /** Of that call. */
  static Condition of(Syscall call) {
    return switch (call) {
      case OPEN -> new Condition.Without(1, CHANGING);
      case OPENAT -> new Condition.Without(2, CHANGING);
      case CLONE -> new Condition.With(0, THREAD);
      case TGKILL -> new Condition.OwnProcess(0);
      case IOCTL -> new Condition.OneOf(1, QUESTIONS);
      case FCNTL -> new Condition.OneOf(1, OF_DESCRIPTORS);
      case PRCTL -> new Condition.OneOf(0, NAMING);
      case PRLIMIT64 -> new Condition.Zero(List.of(0, 2));
      case SECCOMP,
          LANDLOCK_CREATE_RULESET,
          LANDLOCK_ADD_RULE,
          LANDLOCK_RESTRICT_SELF,
          SOCKET,
          EXECVE,
          MKDIRAT ->
          new Condition.Never();
      default -> new Condition.Always();
    };
  }
}
