package dev.countersign.lure.confine;

import java.util.Optional;

/** A kind of machine under Linux whose system calls are known here. */
enum Machine {
  /** AMD64. */
  X86_64(0xC000003E),
  /** ARM of 64 bits. */
  AARCH64(0xC00000B7);

  private final int audit;

  Machine(int audit) {
    this.audit = audit;
  }

  /** How the kernel names it to a filter: AUDIT_ARCH_X86_64 and so on. */
  int audit() {
    return audit;
  }

  /** The one that this process runs on, unless it is another, or not under Linux. */
  static Optional<Machine> here() {
    if (!System.getProperty("os.name", "").equals("Linux")) {
      return Optional.empty();
    }
    return switch (System.getProperty("os.arch", "")) {
      case "amd64" -> Optional.of(X86_64);
      case "aarch64" -> Optional.of(AARCH64);
      default -> Optional.empty();
    };
  }
}
