package dev.countersign.lure.confine;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the child is before it is a reader: it narrows the files that it sees and becomes the
 * reader's JVM. Landlock binds threads, and a running JVM has many that are not its own to bind;
 * one that starts within it has all of them bound.
 */
final class Prelude {
  private Prelude() {}

  /** Becomes the command that the arguments are, a full path first, in the same environment. */
  public static void main(String[] command) {
    Optional<Machine> machine = Machine.here();
    if (machine.isEmpty()) {
      return;
    }
    Kernel kernel = new Kernel(machine.get());
    Confinement.giveUpPrivileges(kernel);
    FileView view = FileView.of(kernel);
    if (view.available() && view.narrowToStart(Path.of("").toAbsolutePath()) != 0) {
      return;
    }
    List<String> environment =
        System.getenv().entrySet().stream()
            .map(one -> one.getKey() + "=" + one.getValue())
            .toList();
    try (Arena arena = Arena.ofConfined()) {
      kernel.call(
          Syscall.EXECVE,
          arena.allocateFrom(command[0]).address(),
          texts(arena, List.of(command)).address(),
          texts(arena, environment).address());
    }
  }

  private static MemorySegment texts(Arena arena, List<String> texts) {
    MemorySegment pointers = arena.allocate(8L * (texts.size() + 1), 8);
    for (int i = 0; i < texts.size(); i++) {
      pointers.setAtIndex(ValueLayout.ADDRESS, i, arena.allocateFrom(texts.get(i)));
    }
    return pointers;
  }
}
