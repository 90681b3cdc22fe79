package dev.countersign.lure.confine;

import java.io.IOException;
import java.util.List;

/** A reader whose confinement fails: the system call for it is refused beforehand. */
final class Thwarted {
  private Thwarted() {}

  public static void main(String[] arguments) throws IOException {
    Kernel kernel = new Kernel(Machine.here().orElseThrow());
    Confinement.giveUpPrivileges(kernel);
    if (SyscallFilter.install(kernel) == 0) {
      ReaderMain.run(
          arguments, List.of(), (company, content) -> Unread.answer(content, Fault.NO_ANSWER));
    }
  }
}
