package dev.countersign.lure.confine;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Denies the current process what reading a report does not need: network, other processes,
 * writing, and on newer kernels files that are none of its business. For ever, for all of its
 * threads, without root. On Linux on x86_64 and aarch64; elsewhere nothing is denied, and said so.
 */
public final class Confinement {
  private static final long NO_NEW_PRIVILEGES = 38;

  /** AF_UNIX and SOCK_STREAM: a socket that every kernel has. */
  private static final long[] A_SOCKET = {1, 1, 0};

  private static final long FROM_HERE = -100;

  private Confinement() {}

  /** Whether this system can be denied anything: Linux on a machine that is known. */
  public static boolean supported() {
    return Machine.here().isPresent();
  }

  /**
   * Denies, and tries whether it holds. Native libraries must have been loaded before.
   *
   * @return what no longer can be done; nothing where the system has no such means or refused them
   */
  public static Confined enter() {
    Optional<Machine> machine = Machine.here();
    if (machine.isEmpty()) {
      return new Confined(
          false,
          false,
          false,
          List.of(
              "Reports are read without being cut off from the network and from other programs, "
                  + "which only Linux on x86_64 and aarch64 offers; this is "
                  + System.getProperty("os.name", "another system")
                  + " on "
                  + System.getProperty("os.arch", "another machine")));
    }
    return enter(new Kernel(machine.get()));
  }

  private static Confined enter(Kernel kernel) {
    List<String> notes = new ArrayList<>();
    giveUpPrivileges(kernel);
    FileView view = FileView.of(kernel);
    if (!view.available()) {
      notes.add(
          "Other files of this account can still be read: this kernel has no Landlock (Linux 5.13)");
    } else {
      long narrowed = view.narrow();
      if (narrowed != 0) {
        notes.add(
            "Other files of this account can still be read: Landlock gave error " + -narrowed);
      }
    }
    if (!Limits.set(kernel)) {
      notes.add("The kernel did not take all limits of memory and time");
    }
    long filtered = SyscallFilter.install(kernel);
    if (filtered != 0) {
      notes.add(
          "The kernel did not take the filter of system calls (seccomp): it gave " + filtered);
      return new Confined(false, false, false, notes);
    }
    return new Confined(noNetwork(kernel), noProcesses(kernel), noWriting(kernel), notes);
  }

  /** No program that is started later can give this process or its children more rights. */
  static void giveUpPrivileges(Kernel kernel) {
    kernel.call(Syscall.PRCTL, NO_NEW_PRIVILEGES, 1, 0, 0, 0);
  }

  private static boolean noNetwork(Kernel kernel) {
    return kernel.call(Syscall.SOCKET, A_SOCKET) == -Kernel.EPERM;
  }

  /** An empty name would give "no such file" if it were looked at. */
  private static boolean noProcesses(Kernel kernel) {
    try (Arena arena = Arena.ofConfined()) {
      long nothing = arena.allocateFrom("").address();
      return kernel.call(Syscall.EXECVE, nothing, 0, 0) == -Kernel.EPERM;
    }
  }

  private static boolean noWriting(Kernel kernel) {
    try (Arena arena = Arena.ofConfined()) {
      long nothing = arena.allocateFrom("").address();
      return kernel.call(Syscall.OPENAT, FROM_HERE, nothing, 1, 0) == -Kernel.EPERM
          && kernel.call(Syscall.MKDIRAT, FROM_HERE, nothing, 0) == -Kernel.EPERM;
    }
  }
}
